import { Card } from "@/components/ui/card"
import { Timeline } from "@/components/ui/timeline"
import { VILLAGE_CATEGORY } from "@/lib/domain/household/codes"
import { type FieldValue, labelOf } from "@/lib/domain/household/field"
import { valueText } from "@/lib/domain/household/record"
import { VILLAGE_FIELDS } from "@/lib/domain/village/profile"
import type { VillageRecord, VillageVersion } from "@/lib/features/villages/schema"
import { minuteOf } from "@/lib/platform/clock"

type State = Pick<VillageVersion, "category" | "profile">

const asValue = (value: unknown): FieldValue =>
  typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : null

/** What differs between two states, in words. */
function differences(before: State, after: State): string[] {
  const lines = VILLAGE_FIELDS.flatMap(({ key, label, type }) => {
    const [from, to] = [asValue(before.profile[key]), asValue(after.profile[key])]
    return from === to ? [] : [`${label}：${valueText(type, from) ?? "未填"} → ${valueText(type, to) ?? "未填"}`]
  })
  if (before.category === after.category) return lines
  return [
    `村类型：${labelOf(VILLAGE_CATEGORY, before.category)} → ${labelOf(VILLAGE_CATEGORY, after.category)}`,
    ...lines,
  ]
}

/** The earlier states of a village, each with what replaced it, newest first. */
export function VillageHistory({ village }: { village: VillageRecord }) {
  const states: State[] = [village, ...village.versions]
  return (
    <Card title="变更记录" id="history">
      {village.versions.length === 0 ? (
        <p className="text-ink-3">还没有变更。</p>
      ) : (
        <Timeline
          entries={village.versions.map((version, index) => ({
            id: version.until,
            when: minuteOf(new Date(version.until)),
            title: "修改村档案",
            who: version.by,
            icon: "pencil",
            body: (
              <ul>
                {differences(version, states[index] ?? village).map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            ),
          }))}
        />
      )}
    </Card>
  )
}
