"use client"
import { useEffect, useRef, useState } from "react"
import { Button } from "@/components/ui/button"
import { asSaved, type Entry, isOpen } from "@/lib/domain/field/outbox"
import type { HouseholdCopy } from "@/lib/domain/field/protocol"
import { type FormFields, missingIn, problemPayload, SEVERAL, visitPayload } from "@/lib/domain/field/visit-form"
import type { VisitDraft } from "@/lib/domain/visit/visit"
import { Autosave } from "./autosave"
import { ClosedEntry } from "./closed-entry"
import { PhotoInput } from "./photo-input"
import { ProblemParts } from "./problem-parts"
import type { Field } from "./use-field"
import { VisitParts } from "./visit-parts"

/** One visit or problem: the form while it may still be changed, else what became of it. */
export function EntryPage({ field, id }: { field: Field; id: string }) {
  const entry = field.entries.find((kept) => kept.entry.id === id)?.entry
  if (!entry) return <p className="text-ink-2">这一条不在手机里</p>
  if (!isOpen(entry)) return <ClosedEntry field={field} entry={entry} />
  return <EntryForm field={field} entry={entry} />
}

/** The fields of a form as they stand; a name that occurs more than once, or may, is a list. */
function fieldsOf(form: HTMLFormElement): FormFields {
  const fields: Record<string, string | string[]> = {}
  for (const [name, value] of new FormData(form)) {
    if (typeof value !== "string" || value === "") continue
    const before = fields[name]
    if (SEVERAL.has(name)) fields[name] = [...((before as string[] | undefined) ?? []), value]
    else fields[name] = value
  }
  return fields
}

/** Fields that an older form had and this one has not are kept as they are. */
const withUnknown = (old: FormFields, now: FormFields, form: HTMLFormElement): FormFields => {
  const shown = new Set([...form.elements].map((element) => element.getAttribute("name")))
  return { ...Object.fromEntries(Object.entries(old).filter(([name]) => !shown.has(name))), ...now }
}

function payloadOf(entry: Entry, fields: FormFields, copy: HouseholdCopy | undefined): Entry["payload"] {
  if (entry.kind === "problem") return problemPayload(fields, entry.householdId)
  const before = entry.payload as Partial<VisitDraft>
  const problemId = before.problem?.id ?? crypto.randomUUID()
  return visitPayload(fields, { householdId: entry.householdId, problemId, copy, before }) as Entry["payload"]
}

function EntryForm({ field, entry }: { field: Field; entry: Entry }) {
  const form = useRef<HTMLFormElement>(null)
  const [told, setTold] = useState("")
  // As it was when the form was opened: what is fetched meanwhile must not change under somebody's hands.
  const [opened] = useState({
    entry,
    copy: field.households.find((each) => each.id === entry.householdId)?.household,
  })
  const { change } = field
  const saver = useRef<Autosave<FormFields>>(undefined)
  useEffect(() => {
    saver.current = new Autosave(async (fields) => {
      const write = (kept: Entry) =>
        isOpen(kept)
          ? { ...kept, state: "draft" as const, fields, payload: payloadOf(kept, fields, opened.copy) }
          : kept
      await change(opened.entry.id, write)
    })
  }, [change, opened])
  const now = () => (form.current ? withUnknown(opened.entry.fields, fieldsOf(form.current), form.current) : undefined)
  const keep = async () => {
    const fields = now()
    if (fields) await saver.current?.keep(fields)
    setTold("已存手机")
    return fields
  }
  const save = async () => {
    const fields = await keep()
    const missing = fields && missingIn(entry.kind, fields)
    if (missing) {
      setTold(`已存手机；${missing}`)
      return
    }
    await change(entry.id, (kept) => asSaved(kept, new Date().toISOString()))
    await navigator.storage?.persist?.().catch(() => false)
    await field.refresh()
    field.send()
    location.hash = "#/sent"
  }
  return (
    <form
      ref={form}
      aria-label={entry.kind === "visit" ? "走访登记" : "提出问题"}
      onInput={() => void keep()}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
      noValidate
      className="space-y-6 pb-24"
    >
      <h1 className="text-xl">
        {entry.householdName}
        {entry.kind === "visit" ? " · 登记走访" : " · 提出问题"}
      </h1>
      {entry.reason && <p className="font-medium text-red">县里没有收下：{entry.reason}</p>}
      {entry.kind === "visit" ? (
        <VisitParts fields={opened.entry.fields} copy={opened.copy} />
      ) : (
        <ProblemParts fields={opened.entry.fields} />
      )}
      <PhotoInput field={field} entry={entry} />
      <div className="fixed inset-x-0 bottom-0 z-20 border-t border-line bg-paper px-4 py-2">
        <div className="mx-auto flex max-w-2xl items-center gap-3">
          <span role="status" className="min-w-0 flex-1 text-sm text-ink-2">
            {told || "每一笔都自动存在手机里"}
          </span>
          <Button type="submit" variant="primary" icon="save" className="min-h-12 px-8 text-lg">
            保存
          </Button>
        </div>
      </div>
    </form>
  )
}
