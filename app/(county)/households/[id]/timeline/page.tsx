import { entryOf, hrefOf } from "@/components/casefile/happening-words"
import { addressOf } from "@/components/ui/address"
import { Card } from "@/components/ui/card"
import { FilterBar } from "@/components/ui/filter-bar"
import { Pager } from "@/components/ui/pager"
import { Timeline } from "@/components/ui/timeline"
import { dayAfter } from "@/lib/domain/problem/problem"
import { HAPPENINGS_PER_PAGE, timelineOf } from "@/lib/features/casefile/queries"
import { HAPPENING_KINDS, type HappeningKind } from "@/lib/features/casefile/schema"
import { loadRecord, type RecordPageProps } from "../load"
import { RecordFrame } from "../record-frame"

export const metadata = { title: "时间线" }

const isKind = (text: unknown): text is HappeningKind =>
  typeof text === "string" && Object.hasOwn(HAPPENING_KINDS, text)

/** Everything that happened to the household, newest first. */
export default async function TimelinePage(props: RecordPageProps) {
  const loaded = await loadRecord(props)
  const { scope, record } = loaded
  const id = String(record.household.id)
  const search = await props.searchParams
  const kind = isKind(search.kind) ? search.kind : undefined
  const before =
    typeof search.before === "string" && /^\d{4}-\d{2}-\d{2}$/.test(search.before) ? search.before : undefined
  const found = await timelineOf(scope, id, { kind, before })
  const path = `/households/${id}/timeline`
  const more = found.length === HAPPENINGS_PER_PAGE
  const last = found.at(-1)?.on ?? ""
  // A day is never cut in two: the last one of a full page begins the next page.
  const whole = found.filter(({ on }) => on > last)
  const happened = more && whole.length > 0 ? whole : found
  return (
    <RecordFrame loaded={loaded} tab="timeline">
      <FilterBar
        action={path}
        filters={[
          {
            name: "kind",
            label: "看什么",
            value: kind,
            options: Object.entries(HAPPENING_KINDS).map(([value, label]) => ({ value, label })),
          },
        ]}
      />
      <Card title="时间线">
        {happened.length > 0 ? (
          <Timeline
            entries={happened.map((each) => {
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
        next={more ? addressOf(path, { kind, before: dayAfter(last, 1) }) : undefined}
        previous={before ? addressOf(path, { kind }) : undefined}
      />
    </RecordFrame>
  )
}
