import { TEMPLATE, TEMPLATE_NOTES } from "@/lib/domain/import/template"
import type { WrittenSheet } from "@/lib/platform/workbook/write"

/** The sheets of the blank workbook. */
export function templateSheets(): WrittenSheet[] {
  const filled = TEMPLATE.map(
    ({ name, columns }): WrittenSheet => ({
      name,
      columns: columns.map(({ heading }) => ({ heading, width: Math.max(12, heading.length * 2 + 2) })),
      rows: [],
      choices: new Map(
        columns.flatMap(({ choices }, index) => (choices.length > 0 ? [[index, choices] as const] : [])),
      ),
    }),
  )
  const hints = TEMPLATE.flatMap(({ name, columns }) => columns.map(({ heading, hint }) => [name, heading, hint]))
  const notes = TEMPLATE_NOTES.map((note) => ["填写须知", "", note])
  return [
    ...filled,
    {
      name: "填写说明",
      columns: [{ heading: "工作表" }, { heading: "列", width: 30 }, { heading: "怎样填", width: 90 }],
      rows: [...notes, ...hints],
    },
  ]
}
