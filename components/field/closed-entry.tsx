import { Button } from "@/components/ui/button"
import { asCorrection, type Entry, isUnsent, withPhotosAgain } from "@/lib/domain/field/outbox"
import { EntryState } from "./entry-list"
import type { Field } from "./use-field"

/** What became of an entry that can be changed no more: its receipt, or why it was refused and what can be done. */
export function ClosedEntry({ field, entry }: { field: Field; entry: Entry }) {
  const correct = async () => {
    const { current, phone } = field
    if (!current || !phone) return
    const corrected = asCorrection(entry, crypto.randomUUID())
    if (corrected.id === entry.id) await field.change(entry.id, (kept) => asCorrection(kept, kept.id))
    else await phone.outbox.supersede(current, entry.id, corrected)
    await field.refresh()
    location.hash = `#/entry/${corrected.id}`
  }
  const remove = async () => {
    if (!field.current || !field.phone) return
    await field.phone.outbox.remove(field.current, entry.id)
    await field.refresh()
    location.hash = "#/sent"
  }
  const sentence = String(entry.payload.sentence ?? entry.payload.title ?? "")
  return (
    <section>
      <h1 className="text-xl">
        {entry.householdName}
        {entry.kind === "visit" ? " · 走访" : " · 问题"}
      </h1>
      <p className="my-2">
        <EntryState entry={entry} />
      </p>
      <p>{sentence}</p>
      {entry.state === "refused" && (
        <div className="mt-4 space-y-3">
          <p className="text-red">{entry.reason}</p>
          <Button variant="primary" icon="pencil" className="w-full" onClick={correct}>
            改正后再发
          </Button>
          <details>
            <summary className="flex min-h-11 items-center text-ink-2">不要这一条了</summary>
            <p className="text-sm text-ink-2">这一条只在这台手机里，放弃后找不回来。</p>
            <Button variant="danger" icon="trash" onClick={remove}>
              放弃这一条
            </Button>
          </details>
        </div>
      )}
      {(entry.conflicts ?? 0) > 0 && (
        <p className="mt-3 rounded-md border border-amber-line bg-amber-soft px-4 py-3">
          有 {entry.conflicts} 处别人先改成了别的，两个值都留着，由镇办核实后定，见
          <a className="link" href={`/households/${entry.householdId}/visits`}>
            走访中发现的变化
          </a>
          。
        </p>
      )}
      {(entry.pending ?? 0) > 0 && <p className="mt-3 text-ink-2">有 {entry.pending} 处变化等镇办确认。</p>}
      <RefusedPhotos field={field} entry={entry} />
      {!isUnsent(entry) && (
        <Button variant="quiet" icon="trash" className="mt-6 w-full" onClick={remove}>
          县里已有，从手机里移除这一条
        </Button>
      )}
    </section>
  )
}

/** Pictures that the county did not take stay on the phone; their author may have them sent once more. */
function RefusedPhotos({ field, entry }: { field: Field; entry: Entry }) {
  const reason = entry.photos.find(({ refused }) => refused)?.refused
  if (entry.state !== "stored" || reason === undefined) return null
  const again = async () => {
    await field.change(entry.id, withPhotosAgain)
    await field.refresh()
    field.send()
  }
  return (
    <div className="mt-4 space-y-3">
      <p className="text-red">有照片县里没有收下：{reason}</p>
      <Button icon="refresh-cw" className="w-full" onClick={again}>
        再发一次照片
      </Button>
    </div>
  )
}
