"use client"

import { Highlight } from "@/components/ui/highlight"
import { RowLink, TableFrame, Td, Th } from "@/components/ui/table"
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

function Row({ line, query }: { line: HouseholdLine; query: string | undefined }) {
  return (
    <tr>
      <Td>
        <RowLink href={`/households/${line.id}`}>
          <Highlight text={line.head} query={query} />
        </RowLink>
        {line.matched && (
          <span className="block text-sm text-ink-3">
            家人 <Highlight text={line.matched} query={query} />
          </span>
        )}
      </Td>
      <Td label="村">{line.place}</Td>
      <Td label="户编号">
        <Highlight text={line.no} query={query} />
      </Td>
      <Td label="户类型">{line.roll}</Td>
      <Td label="人口" num>
        {line.persons}
      </Td>
      <Td label="帮扶路径">{line.pathway}</Td>
      <Td label="待办">
        <Todo line={line} />
      </Td>
      <Td label="责任人">{line.helper ?? <span className="text-ink-3">未指定</span>}</Td>
      <Td label="最近更新">{line.changed}</Td>
    </tr>
  )
}

function Todo({ line }: { line: HouseholdLine }) {
  if (!line.urgent && line.todo.length === 0) return <span className="text-ink-3">—</span>
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
