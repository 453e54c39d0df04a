"use client"

import { Highlight } from "@/components/ui/highlight"
import { RowLink, TableFrame, Th } from "@/components/ui/table"
import { Tag } from "@/components/ui/tag"
import type { HouseholdLine } from "./household-lines"

/** A head that sorts by its column. */
export interface Sort {
  readonly href: string
  readonly direction?: "descending" | undefined
}

/**
 * The list: a row is one household, its first cell leads there. On the phone each row is a card. Drawn by the browser
 * from plain lines: sent as elements it was seven times as long.
 */
export function HouseholdTable(props: {
  lines: readonly HouseholdLine[]
  query?: string | undefined
  byMissing?: Sort | undefined
  byChange: Sort
}) {
  return (
    <TableFrame label="农户名单" cards>
      <thead>
        <tr>
          <Th>户主</Th>
          <Th>村</Th>
          <Th>户编号</Th>
          <Th>户类型</Th>
          <Th num>人口</Th>
          <Th>帮扶路径</Th>
          <Th sort={props.byMissing}>待办</Th>
          <Th>责任人</Th>
          <Th sort={props.byChange}>最近更新</Th>
        </tr>
      </thead>
      <tbody>
        {props.lines.map((line) => (
          <Row key={line.id} line={line} query={props.query} />
        ))}
      </tbody>
    </TableFrame>
  )
}

/** Plain cells, not the table's components: fifty rows of nine are most of what the server draws. */
function Row({ line, query }: { line: HouseholdLine; query: string | undefined }) {
  return (
    <tr>
      <td>
        <RowLink href={`/households/${line.id}`}>{mark(line.head, query)}</RowLink>
        {line.matched && <span className="block text-sm text-ink-3">家人 {mark(line.matched, query)}</span>}
      </td>
      <td data-label="村">{line.place}</td>
      <td data-label="户编号">{mark(line.no, query)}</td>
      <td data-label="户类型">{line.roll}</td>
      <td data-label="人口" className="num">
        {line.persons}
      </td>
      <td data-label="帮扶路径">{line.pathway}</td>
      <td data-label="待办">{line.urgent || line.todo.length > 0 ? <Todo line={line} /> : NOTHING}</td>
      <td data-label="责任人">{line.helper ?? NOBODY}</td>
      <td data-label="最近更新">{line.changed}</td>
    </tr>
  )
}

const NOTHING = <span className="text-ink-3">—</span>
const NOBODY = <span className="text-ink-3">未指定</span>
const mark = (text: string, query: string | undefined) => (query ? <Highlight text={text} query={query} /> : text)

function Todo({ line }: { line: HouseholdLine }) {
  return (
    <span className="inline-flex flex-wrap gap-1">
      {line.urgent && <Tag tone="red">急</Tag>}
      {line.todo.map((text) => (
        <Tag key={text} tone="amber">
          {text}
        </Tag>
      ))}
    </span>
  )
}
