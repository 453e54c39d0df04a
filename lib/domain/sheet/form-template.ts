import { choicesOf, hintOf, type TemplateSheet } from "@/lib/domain/import/template"
import type { SheetForm } from "./form"

/** The blank sheet of a form: every column under its own name, the place behind the household. */
export function formTemplate({ sheetName, columns }: SheetForm): TemplateSheet {
  const written = columns.map(({ label, type, needed, hint }) => {
    const how = type.kind === "code" ? hintOf(type) : (hint ?? hintOf(type))
    return { heading: label, hint: needed ? `必填。${how}` : how, choices: choicesOf(type) }
  })
  const at = columns.findIndex(({ key }) => key === "headName") + 1
  const places = [
    { heading: "乡镇", hint: "乡镇名称；村名在全县有重复时要填", choices: [] },
    { heading: "行政村", hint: "行政村名称，也可以填 12 位村代码", choices: [] },
  ]
  return { name: sheetName, columns: [...written.slice(0, at), ...places, ...written.slice(at)] }
}
