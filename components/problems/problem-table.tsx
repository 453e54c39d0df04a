import { RowLink, TableFrame, Td, Th } from "@/components/ui/table"
import { Tag } from "@/components/ui/tag"
import { departmentLabel } from "@/lib/domain/access/administration"
import { daysBetween, ESCALATION_LABEL, escalationOf, PROBLEM_CATEGORIES } from "@/lib/domain/problem/problem"
import type { ProblemRow } from "@/lib/features/problems/schema"

/** How an open problem stands to its deadline, or when it was closed. */
export function ProblemState({ row, today }: { row: ProblemRow; today: string }) {
  if (row.state === "closed")
    return (
      <Tag tone="green" icon="circle-check">
        {row.closedOn} 销号
      </Tag>
    )
  const left = daysBetween(today, row.dueOn)
  if (left < 0)
    return (
      <Tag tone="red">
        逾期 {-left} 天 · {ESCALATION_LABEL[escalationOf(row.dueOn, today)]}
      </Tag>
    )
  return <Tag tone={left <= 7 ? "amber" : "neutral"}>{left === 0 ? "今天到期" : `还有 ${left} 天`}</Tag>
}

export const ownerWords = ({ owner, department }: Pick<ProblemRow, "owner" | "department">): string =>
  [departmentLabel(department), owner].filter(Boolean).join(" · ") || "还没有人负责"

/** Problems, each leading to its page. */
export function ProblemTable(props: {
  rows: readonly ProblemRow[]
  label: string
  today: string
  household?: boolean
}) {
  return (
    <TableFrame label={props.label} cards>
      <thead>
        <tr>
          <Th>问题</Th>
          {props.household && <Th>农户、村</Th>}
          <Th>类别</Th>
          <Th>谁负责</Th>
          <Th>期限</Th>
          <Th>状态</Th>
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row) => (
          <tr key={row.id}>
            <Td>
              <RowLink href={`/work/problems/${row.id}`}>{row.title}</RowLink>
            </Td>
            {props.household && (
              <Td label="农户、村">
                {row.headName ? `户主 ${row.headName} · ` : "全村 · "}
                {row.village}
              </Td>
            )}
            <Td label="类别">{PROBLEM_CATEGORIES[row.category]?.label ?? row.category}</Td>
            <Td label="谁负责">{ownerWords(row)}</Td>
            <Td label="期限">
              <time dateTime={row.dueOn}>{row.dueOn}</time>
            </Td>
            <Td label="状态">
              <ProblemState row={row} today={props.today} />
            </Td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}
