import { notFound } from "next/navigation"
import { AlertActs } from "@/components/alerts/alert-acts"
import { AlertStateTag } from "@/components/alerts/alert-table"
import { EVENT_LABEL } from "@/components/alerts/alert-words"
import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { DescriptionList } from "@/components/ui/description-list"
import { PageHeader } from "@/components/ui/page-header"
import { Timeline } from "@/components/ui/timeline"
import { ruleOf, saysOf } from "@/lib/domain/alert/rules"
import { getAlert, settingsOn } from "@/lib/features/alerts/queries"
import { minuteOf, today } from "@/lib/platform/clock"
import { requireScope } from "@/lib/platform/scope/require"
import { may } from "@/lib/platform/scope/scope"

export const metadata = { title: "预警" }

export default async function AlertPage({ params }: { params: Promise<{ id: string }> }) {
  const scope = await requireScope("household.read")
  const alert = await getAlert(scope, (await params).id)
  if (!alert) notFound()
  const settings = await settingsOn(scope, today())
  const rule = ruleOf(alert.rule)
  const handles = may(scope, "alert.handle") && !scope.former.includes(alert.householdId) && alert.state !== "closed"
  return (
    <>
      <PageHeader
        breadcrumbs={[
          { label: "预警", href: "/work/alerts" },
          { label: `${alert.village} · 户主 ${alert.headName}`, href: `/households/${alert.householdId}` },
        ]}
        title={rule.label}
        subtitle={<AlertStateTag alert={alert} today={today()} />}
        actions={
          <>
            {may(scope, "visit.record") && handles && (
              <ButtonLink href={`/field?household=${alert.householdId}`} icon="footprints" variant="primary">
                登记走访
              </ButtonLink>
            )}
            {may(scope, "problem.raise") && handles && (
              <ButtonLink
                href={`/work/problems/new?household=${alert.householdId}&category=${rule.problem}`}
                icon="flag"
              >
                登记为问题
              </ButtonLink>
            )}
          </>
        }
      />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <div className="space-y-4">
          <Card title="登记的情况">
            <DescriptionList
              columns={2}
              facts={[
                ...alert.evidence.map(({ label, value, on }) => ({
                  label,
                  value: [value, on].filter(Boolean).join(" · ") || "有登记",
                })),
                { label: "发现", value: alert.openedOn },
                { label: "核实期限", value: alert.dueOn },
                { label: "谁负责", value: alert.owner ?? "还没有责任人" },
                ...(alert.closedBy ? [{ label: "谁销号", value: `${alert.closedBy}，${alert.closedOn}` }] : []),
                ...(alert.note ? [{ label: "结果", value: alert.note, wide: true }] : []),
                { label: "规则", value: `${saysOf(settings, alert.rule)}（${rule.reference}）`, wide: true },
              ]}
            />
          </Card>
          {handles && <AlertActs alert={alert} />}
        </div>
        <Card title="经过">
          <Timeline
            entries={alert.events.map(({ id, kind, note, by, at }) => ({
              id,
              when: minuteOf(new Date(at)),
              title: EVENT_LABEL[kind],
              who: by ?? undefined,
              body: note || undefined,
            }))}
          />
        </Card>
      </div>
    </>
  )
}
