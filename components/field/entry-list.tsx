"use client"
import { EmptyState } from "@/components/ui/empty-state"
import { Icon } from "@/components/ui/icon"
import { Tag } from "@/components/ui/tag"
import type { Entry } from "@/lib/domain/field/outbox"
import { minuteOf } from "@/lib/platform/clock"
import type { Field } from "./use-field"

/** Where an entry is, by word and icon. */
export function EntryState({ entry }: { entry: Entry }) {
  switch (entry.state) {
    case "draft":
      return <Tag icon="pencil">草稿，已存手机</Tag>
    case "saved":
      return (
        <Tag tone="blue" icon="smartphone">
          已存手机
        </Tag>
      )
    case "sending":
      return (
        <Tag tone="blue" icon="send">
          发送中
        </Tag>
      )
    case "refused":
      return <Tag tone="red">县里没有收下</Tag>
    case "stored":
      return (
        <Tag tone="green" icon="circle-check">
          县里已收到（{receiptTime(entry.receivedAt)}）
        </Tag>
      )
  }
}

const receiptTime = (at: string | undefined): string => (at ? minuteOf(new Date(at)).slice(11) : "")

/** Everything written on this phone, the newest first, each with its state. */
export function EntryList({ field }: { field: Field }) {
  if (field.entries.length === 0)
    return (
      <EmptyState
        icon="footprints"
        title="还没有写过"
        action={
          <a className="btn btn-primary" href="#/">
            去看我的户
          </a>
        }
      >
        登记的走访和问题都列在这里，县里收到后有回执。
      </EmptyState>
    )
  return (
    <>
      <h1 className="mb-3 text-xl">已写的</h1>
      <ul className="space-y-3">
        {field.entries.toReversed().map(({ entry }) => (
          <Line key={entry.id} entry={entry} />
        ))}
      </ul>
    </>
  )
}

function Line({ entry }: { entry: Entry }) {
  const words = entry.fields.sentence ?? entry.fields.problemTitle ?? ""
  const pictures = entry.photos.length
  const arrived = entry.photos.filter(({ stored }) => stored).length
  return (
    <li className="rounded-lg border border-line bg-paper">
      <a href={`#/entry/${entry.id}`} className="block px-4 py-3">
        <span className="flex items-center gap-2">
          <span className="font-semibold">{entry.householdName}</span>
          <span className="text-sm text-ink-2">{entry.kind === "visit" ? "走访" : "问题"}</span>
          <Icon name="chevron-right" className="ml-auto text-ink-3" />
        </span>
        <span className="line-clamp-2">{words}</span>
        <span className="mt-1 flex flex-wrap items-center gap-2">
          <EntryState entry={entry} />
          {(entry.conflicts ?? 0) > 0 && <Tag tone="amber">{entry.conflicts} 处与别人不一致，由镇办定</Tag>}
          {pictures > 0 && (
            <Tag icon="image">
              照片 {arrived}/{pictures}
            </Tag>
          )}
        </span>
        {entry.state === "refused" && <span className="mt-1 block text-sm text-red">{entry.reason}</span>}
      </a>
    </li>
  )
}
