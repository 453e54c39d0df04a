import { pathwayName } from "@/components/households/words"
import { Card } from "@/components/ui/card"
import { Timeline } from "@/components/ui/timeline"
import { STATUS_LABELS } from "@/lib/domain/classification/labels"
import type { ChangeLine, OverrideLine, PastResult } from "@/lib/domain/explanation/lines"

/** What the smallest change of facts would lead to. */
export function ChangesCard({ changes }: { changes: readonly ChangeLine[] }) {
  return (
    <Card id="changes" title="怎样会改变" subtitle="情况有下面的变化（或核实为这样）时，系统判定的主路径会变">
      {changes.length === 0 ? (
        <p className="text-ink-2">没有哪一项现实的变化会改变主路径。</p>
      ) : (
        <ul className="gap-x-8 space-y-1.5 lg:columns-2">
          {changes.map((change) => (
            <li key={change.condition + change.pathway}>
              {change.condition} → <strong>{pathwayName(change.pathway)}</strong>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

const isStatus = (status: string): status is keyof typeof STATUS_LABELS => Object.hasOwn(STATUS_LABELS, status)

/** Results and overrides as they came, newest first. */
export function HistoryCard(props: { history: readonly PastResult[]; overrides: readonly OverrideLine[] }) {
  const results = props.history.map((result) => ({
    id: `result ${result.computedAt}`,
    when: result.computedAt,
    title: `系统判定：${pathwayName(result.primary)}`,
    who: `规则第 ${result.version} 版${result.rule ? ` ${result.rule}` : ""}`,
    body: [
      isStatus(result.status) ? STATUS_LABELS[result.status] : result.status,
      ...(result.secondary.length > 0 ? [`兼用 ${result.secondary.map(pathwayName).join("、")}`] : []),
    ].join("；"),
    icon: "route" as const,
  }))
  const overrides = props.overrides.flatMap((override) => [
    {
      id: `override ${override.at}`,
      when: override.at,
      title: `人工核定：${pathwayName(override.pathway)}`,
      who: override.by,
      body: `${override.reason}（当时系统判定 ${pathwayName(override.computed)}，复核日期 ${override.reviewOn}）`,
      icon: "user-check" as const,
    },
    ...(override.endedAt
      ? [
          {
            id: `end ${override.at}`,
            when: override.endedAt,
            title: `人工核定结束：${pathwayName(override.pathway)}`,
            who: undefined,
            body: override.endReason,
            icon: "undo-2" as const,
          },
        ]
      : []),
  ])
  const entries = [...results, ...overrides].sort((one, other) => other.when.localeCompare(one.when))
  return (
    <Card title="历次判定和核定">
      {entries.length === 0 ? <p className="text-ink-2">还没有判定过。</p> : <Timeline entries={entries} />}
    </Card>
  )
}
