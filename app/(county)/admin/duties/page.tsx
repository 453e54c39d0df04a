import { DutySetting } from "@/components/duties/duty-setting"
import { Card } from "@/components/ui/card"
import { PageHeader } from "@/components/ui/page-header"
import { Tag } from "@/components/ui/tag"
import { roleOf } from "@/lib/domain/access/roles"
import { DUTIES } from "@/lib/domain/obligations/duties"
import { countyDuties, listPublished, openByPeriod } from "@/lib/features/duties/queries"
import { today } from "@/lib/platform/clock"
import { requireScope } from "@/lib/platform/scope/require"

export const metadata = { title: "工作要求" }

/** What the documents ask of whom, and which of it this county asks, how often, from which day on. */
export default async function DutiesPage() {
  const scope = await requireScope("duty.edit")
  const day = today()
  const [now, published, open] = await Promise.all([
    countyDuties(scope, day),
    listPublished(scope),
    openByPeriod(scope),
  ])
  return (
    <>
      <PageHeader
        title="工作要求"
        subtitle="要求来自工作方案，由登记过的走访、计划、问题自动算数。本县不要求的可以停用，多长时间一次可以调整；从发布的日期起生效，以前的不变。"
      />
      <div className="space-y-3">
        {DUTIES.map((duty) => {
          const held = now.find(({ key }) => key === duty.key)
          return (
            <Card
              key={duty.key}
              title={duty.label}
              subtitle={`${duty.who.map((role) => roleOf(role).label).join("、")} · ${duty.countsAs} · ${duty.reference}`}
              actions={!held && <Tag>本县不要求</Tag>}
            >
              <details>
                <summary className="min-h-11 content-center font-medium text-brand">调整</summary>
                <DutySetting
                  dutyKey={duty.key}
                  label={duty.label}
                  counts={duty.counts}
                  enabled={held !== undefined}
                  rhythm={held?.rhythm ?? duty.rhythm}
                  open={open}
                  today={day}
                />
              </details>
            </Card>
          )
        })}
      </div>
      {published.length > 0 && (
        <Card title="历次调整" className="mt-5">
          <ul className="space-y-1">
            {published.map(({ key, validFrom, enabled, reason, by }) => (
              <li key={`${key} ${validFrom} ${reason}`}>
                {validFrom} 起，{DUTIES.find((duty) => duty.key === key)?.label ?? key}
                {enabled ? "：调整" : "：不要求"}，{reason}
                <span className="text-ink-3">（{by}）</span>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  )
}
