import { RuleTable } from "@/components/alerts/rule-table"
import { SettingForm } from "@/components/alerts/setting-form"
import { Card } from "@/components/ui/card"
import { PageHeader } from "@/components/ui/page-header"
import { ALERT_RULE_KEYS, figureOf, isEnabled, ruleOf, thresholdsOf } from "@/lib/domain/alert/rules"
import { listSettings, readableRules, settingsOn, yieldOfRules } from "@/lib/features/alerts/queries"
import { today } from "@/lib/platform/clock"
import { requireScope } from "@/lib/platform/scope/require"
import { may } from "@/lib/platform/scope/scope"

export const metadata = { title: "预警规则" }

export default async function AlertRulesPage() {
  const scope = await requireScope("household.read")
  const day = today()
  const [settings, yields, published] = await Promise.all([
    settingsOn(scope, day),
    yieldOfRules(scope),
    listSettings(scope),
  ])
  return (
    <>
      <PageHeader
        breadcrumbs={[{ label: "预警", href: "/work/alerts" }]}
        title="预警规则和误报率"
        subtitle="误报率 = 核实后判为误报的 ÷ 核实过并销号的，按最近十二个月、您能看到的农户算。误报多的规则，可以调整标准。"
      />
      <RuleTable rules={readableRules(scope)} settings={settings} yields={yields} />
      {may(scope, "alert.configure") && (
        <Card title="调整" className="mt-5">
          <p className="mb-3 text-ink-2">各县自定标准，从发布的日期起生效；以前的预警不变。</p>
          <div className="space-y-2">
            {ALERT_RULE_KEYS.map((rule) => (
              <details key={rule} className="rounded-lg border border-line px-4 py-2">
                <summary className="min-h-11 content-center font-medium text-brand">{ruleOf(rule).label}</summary>
                <SettingForm
                  rule={rule}
                  label={ruleOf(rule).label}
                  enabled={isEnabled(settings, rule)}
                  figures={Object.fromEntries(
                    Object.keys(thresholdsOf(rule)).map((name) => [name, figureOf(settings, rule, name)]),
                  )}
                  today={day}
                />
              </details>
            ))}
          </div>
        </Card>
      )}
      {published.length > 0 && (
        <Card title="历次调整" className="mt-5">
          <ul className="space-y-1">
            {published.map(({ rule, validFrom, enabled, reason, by }) => (
              <li key={`${rule} ${validFrom} ${reason}`}>
                {validFrom} 起，{ruleOf(rule).label}
                {enabled ? "调整标准" : "停用"}：{reason}
                <span className="text-ink-3">（{by}）</span>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  )
}
