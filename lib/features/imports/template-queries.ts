import { LEDGER_FORM } from "@/lib/domain/assistance/ledger-sheet"
import type { ImportKind } from "@/lib/domain/import/kinds"
import { TEMPLATE, TEMPLATE_NOTES, type TemplateSheet } from "@/lib/domain/import/template"
import { PAIRING_FORM } from "@/lib/domain/pairing/pairing-sheet"
import type { SheetForm } from "@/lib/domain/sheet/form"
import { formTemplate } from "@/lib/domain/sheet/form-template"
import type { WrittenSheet } from "@/lib/platform/workbook/write"

const ofForm = (form: SheetForm) => ({ sheets: [formTemplate(form)], notes: form.notes })
const TEMPLATES: Readonly<Record<ImportKind, { sheets: readonly TemplateSheet[]; notes: readonly string[] }>> = {
  register: { sheets: TEMPLATE, notes: TEMPLATE_NOTES },
  assistance: ofForm(LEDGER_FORM),
  pairings: ofForm(PAIRING_FORM),
}

/** The sheets of the blank workbook of a kind. */
export function templateSheets(kind: ImportKind): WrittenSheet[] {
  const { sheets, notes } = TEMPLATES[kind]
  const filled = sheets.map(
    ({ name, columns }): WrittenSheet => ({
      name,
      columns: columns.map(({ heading }) => ({ heading, width: Math.max(12, heading.length * 2 + 2) })),
      rows: [],
      choices: new Map(
        columns.flatMap(({ choices }, index) => (choices.length > 0 ? [[index, choices] as const] : [])),
      ),
    }),
  )
  const hints = sheets.flatMap(({ name, columns }) => columns.map(({ heading, hint }) => [name, heading, hint]))
  const lines = notes.map((note) => ["填写须知", "", note])
  return [
    ...filled,
    {
      name: "填写说明",
      columns: [{ heading: "工作表" }, { heading: "列", width: 30 }, { heading: "怎样填", width: 90 }],
      rows: [...lines, ...hints],
    },
  ]
}
