import { entryOf, hrefOf } from "@/components/casefile/happening-words"
import { addressOf } from "@/components/ui/address"
import { Card } from "@/components/ui/card"
import { FilterBar } from "@/components/ui/filter-bar"
import { Pager } from "@/components/ui/pager"
import { Timeline } from "@/components/ui/timeline"
import { HAPPENING_KINDS, timelineFilterSchema } from "@/lib/features/casefile/schema"
import { timelineOf } from "@/lib/features/casefile/timeline-queries"
import { loadRecord, type RecordPageProps } from "../load"
import { RecordFrame } from "../record-frame"

export const metadata = { title: "时间线" }

/** Everything that happened to the household, newest first. */
export default async function TimelinePage(props: RecordPageProps) {
  const loaded = await loadRecord(props)
  const { scope, record } = loaded
  const id = String(record.household.id)
  const filter = timelineFilterSchema.parse(await props.searchParams)
  const { rows, more } = await timelineOf(scope, id, filter)
  const path = `/households/${id}/timeline`
  return (
    <RecordFrame loaded={loaded} tab="timeline">
      <FilterBar
        action={path}
        filters={[
          {
            name: "kind",
            label: "看什么",
            value: filter.kind,
            options: Object.entries(HAPPENING_KINDS).map(([value, label]) => ({ value, label })),
          },
        ]}
      />
      <Card title="时间线">
        {rows.length > 0 ? (
          <Timeline
            entries={rows.map((each) => {
              const entry = entryOf(each)
              const href = hrefOf(each)
              return href
                ? {
                    ...entry,
                    title: (
                      <a className="link" href={href}>
                        {entry.title}
                      </a>
                    ),
                  }
                : entry
            })}
          />
        ) : (
          <p className="text-ink-2">还没有记录。</p>
        )}
      </Card>
      <Pager
        next={more ? addressOf(path, { kind: filter.kind, after: rows.at(-1)?.place }) : undefined}
        previous={filter.after ? addressOf(path, { kind: filter.kind }) : undefined}
      />
    </RecordFrame>
  )
}
