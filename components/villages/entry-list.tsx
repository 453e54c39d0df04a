import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { Tag } from "@/components/ui/tag"
import type { EntryKind } from "@/lib/domain/village/profile"
import type { VillageEntry } from "@/lib/features/villages/schema"
import { EndEntry } from "./end-entry"
import { EntryForm } from "./entry-form"

interface Props {
  readonly villageCode: string
  readonly kind: EntryKind
  readonly label: string
  readonly entries: readonly VillageEntry[]
  readonly mayEdit: boolean
  /** Id of the line that is being changed, or "new". */
  readonly editing: string | undefined
  /** ISO day, for what is overdue */
  readonly day: string
}

/** One of the village's lists: open lines first, by their date. */
export function EntryList(props: Props) {
  const { villageCode, kind, label, mayEdit, editing, day } = props
  const entries = props.entries.filter((entry) => entry.kind === kind)
  return (
    <Card
      id={kind}
      title={label}
      subtitle={`${entries.length} 条`}
      actions={
        mayEdit && (
          <ButtonLink href={`/villages/${villageCode}?add=${kind}#${kind}`} icon="plus" small>
            添加
          </ButtonLink>
        )
      }
    >
      {editing === "new" && mayEdit && <EntryForm villageCode={villageCode} kind={kind} label={`添加${label}`} />}
      {entries.length === 0 && editing !== "new" && <p className="text-ink-3">还没有登记。</p>}
      <ul className="divide-y divide-line">
        {entries.map((entry) =>
          editing === entry.id && mayEdit ? (
            <li key={entry.id} className="py-3">
              <EntryForm villageCode={villageCode} kind={kind} label={`修改${label}`} entry={entry} />
            </li>
          ) : (
            <li key={entry.id} className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1 py-3">
              <div className="min-w-0">
                <p className="flex flex-wrap items-center gap-2 font-medium">
                  {entry.title}
                  <State entry={entry} day={day} />
                </p>
                {entry.detail && <p className="text-ink-2 whitespace-pre-line">{entry.detail}</p>}
                <p className="text-sm text-ink-3">
                  {[entry.dueOn && `期限 ${entry.dueOn}`, entry.by && `${entry.by} 登记`].filter(Boolean).join(" · ")}
                </p>
              </div>
              {mayEdit && (
                <span className="no-print flex gap-2">
                  <ButtonLink
                    href={`/villages/${villageCode}?entry=${entry.id}#${kind}`}
                    small
                    variant="quiet"
                    icon="pencil"
                  >
                    修改
                  </ButtonLink>
                  <EndEntry villageCode={villageCode} id={entry.id} title={entry.title} />
                </span>
              )}
            </li>
          ),
        )}
      </ul>
    </Card>
  )
}

function State({ entry, day }: { entry: VillageEntry; day: string }) {
  if (entry.doneOn) return <Tag tone="green">{entry.doneOn} 完成</Tag>
  return entry.dueOn && entry.dueOn < day ? <Tag tone="amber">已过期限</Tag> : null
}
