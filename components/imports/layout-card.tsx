import { Alert } from "@/components/ui/alert"
import { Card } from "@/components/ui/card"
import type { LayoutSummary, SheetSummary } from "@/lib/features/imports/schema"
import { grouped } from "./batch-words"

const ROW_WORDS: Record<SheetSummary["kind"], string> = {
  household: "一户一行",
  member: "一人一行",
  line: "一行一条",
}

/** What was understood of the file: sheets, columns matched, left aside and missing. */
export function LayoutCard({ layout }: { layout: Partial<LayoutSummary> }) {
  const lines = (layout.sheets ?? []).every(({ kind }) => kind === "line")
  return (
    <Card title="看懂了什么" subtitle={lines ? "按列名认出的内容" : "按列名认出的内容；空着的格子不会清除已登记的内容"}>
      <div className="space-y-5">
        {(layout.sheets ?? []).map((sheet) => (
          <SheetPart key={sheet.name} sheet={sheet} />
        ))}
        {(layout.ignored ?? []).length > 0 && (
          <p className="text-ink-2">
            没有读取的工作表：{(layout.ignored ?? []).map(({ name, reason }) => `${name}（${reason}）`).join("、")}
          </p>
        )}
      </div>
    </Card>
  )
}

function SheetPart({ sheet }: { sheet: SheetSummary }) {
  const matched = sheet.columns.filter((column) => column.as !== null)
  const aside = sheet.columns.filter((column) => column.as === null)
  return (
    <section className="space-y-2">
      <h3>
        {sheet.name}
        <span className="ml-2 font-normal text-ink-2 tabular-nums">
          {ROW_WORDS[sheet.kind]}，{grouped(sheet.rows)} 行数据，表头在第 {sheet.headerRow} 行
        </span>
      </h3>
      {sheet.missing.length > 0 && (
        <Alert tone="warn" title={`没有这些列：${sheet.missing.join("、")}`}>
          {sheet.kind === "line"
            ? "每一行都要有这些列，没有的行会退回。"
            : "已登记的户仍可更新；新增的户和成员会因此退回。"}
        </Alert>
      )}
      <details>
        <summary className="cursor-pointer text-brand">
          看认出的 {matched.length} 列{aside.length > 0 ? `，不导入 ${aside.length} 列` : ""}
        </summary>
        <dl className="mt-2 grid gap-x-8 gap-y-1 sm:grid-cols-2 xl:grid-cols-3">
          {matched.map((column) => (
            <div key={column.heading} className="flex gap-2">
              <dt className="min-w-0">{column.heading}</dt>
              <dd className="text-ink-2">{column.as === column.heading ? "" : `→ ${column.as}`}</dd>
            </div>
          ))}
        </dl>
        {aside.length > 0 && (
          <p className="mt-2 text-ink-2">
            不导入的列：
            {aside.map((column) => (column.repeated ? `${column.heading}（重复）` : column.heading)).join("、")}
          </p>
        )}
      </details>
    </section>
  )
}
