import { EmptyState } from "@/components/ui/empty-state"
import type { IconName } from "@/components/ui/icon-names"
import { Timeline, type TimelineEntry } from "@/components/ui/timeline"
import type { HistoryEntry } from "@/lib/features/households/record-schema"
import { minuteOf } from "@/lib/platform/clock"

const WORD: Record<HistoryEntry["what"], { word: string; icon: IconName }> = {
  created: { word: "登记", icon: "plus" },
  changed: { word: "修改", icon: "pencil" },
  ended: { word: "不再在册", icon: "user-minus" },
  left: { word: "离开本户", icon: "log-out" },
  joined: { word: "来到本户", icon: "log-in" },
}

/** What was changed, from what to what, by whom; newest first. */
export function HistoryList({ entries }: { entries: readonly HistoryEntry[] }) {
  if (entries.length === 0) return <EmptyState title="还没有变更记录" icon="rotate-ccw-clock" />
  return <Timeline entries={grouped(entries).map(timelineEntry)} />
}

/** Twenty members of one import are one line, not twenty. */
function grouped(entries: readonly HistoryEntry[]): { entry: HistoryEntry; names: string[] }[] {
  const groups: { entry: HistoryEntry; names: string[] }[] = []
  for (const entry of entries) {
    const last = groups.at(-1)
    const isSame =
      last &&
      entry.what === "created" &&
      last.entry.what === "created" &&
      last.entry.at === entry.at &&
      last.entry.source === entry.source
    if (isSame) last.names.push(entry.who ?? "本户")
    else groups.push({ entry, names: [entry.who ?? "本户"] })
  }
  return groups
}

function timelineEntry({ entry, names }: { entry: HistoryEntry; names: string[] }): TimelineEntry {
  const { word, icon } = WORD[entry.what]
  return {
    id: entry.id,
    when: minuteOf(new Date(entry.at)),
    title: `${word} ${names.join("、")}`,
    who: entry.source,
    icon,
    body: (
      <>
        {entry.what === "ended" && entry.endReason && <p>原因：{entry.endReason}</p>}
        {entry.changes.length > 0 && (
          <ul className="space-y-0.5">
            {entry.changes.map((change) => (
              <li key={change.label}>
                {change.label}：<span className="text-ink-3">{change.from ?? "未填"}</span> → {change.to ?? "未填"}
              </li>
            ))}
          </ul>
        )}
      </>
    ),
  }
}
