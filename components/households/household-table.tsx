import { Highlight } from "@/components/ui/highlight"
import { RowLink, TableFrame, Td, Th } from "@/components/ui/table"
import { Tag } from "@/components/ui/tag"
import { ROLL_TYPE } from "@/lib/domain/household/codes"
import { labelOf } from "@/lib/domain/household/field"
import { placeName, type Township } from "@/lib/domain/village/place"
import { type HouseholdFilter, type HouseholdRow, queryOf } from "@/lib/features/households/schema"
import { pathwayName } from "./words"

type Sortable = "changed" | "missing"

/** A head that sorts by it, and by place again when it does already. */
function sorted(filter: HouseholdFilter, by: Sortable) {
  const active = filter.sort === by
  return {
    href: `/households${queryOf(filter, { sort: active ? undefined : by })}`,
    direction: active ? ("descending" as const) : undefined,
  }
}

/** The list: a row is one household, its first cell leads there. On the phone each row is a card. */
export function HouseholdTable(props: {
  rows: readonly HouseholdRow[]
  filter: HouseholdFilter
  places: readonly Township[]
}) {
  const { rows, filter, places } = props
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
          {filter.missing ? <Th sort={sorted(filter, "missing")}>待办</Th> : <Th>待办</Th>}
          <Th>责任人</Th>
          <Th sort={sorted(filter, "changed")}>最近更新</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <Td>
              <RowLink href={`/households/${row.id}`}>
                <Highlight text={row.head_name || "未登记户主"} query={filter.q} />
              </RowLink>
              {row.matched && (
                <span className="block text-sm text-ink-3">
                  家人 <Highlight text={row.matched} query={filter.q} />
                </span>
              )}
            </Td>
            <Td label="村">{placeName(places, row.village_code)}</Td>
            <Td label="户编号">
              <Highlight text={row.household_no} query={filter.q} />
            </Td>
            <Td label="户类型">{labelOf(ROLL_TYPE, row.roll_type)}</Td>
            <Td label="人口" num>
              {row.member_count}
            </Td>
            <Td label="帮扶路径">
              {row.pathway_status === "out_of_scope" ? "不属于帮扶对象" : pathwayName(row.pathway)}
            </Td>
            <Td label="待办">
              <Todo row={row} />
            </Td>
            <Td label="责任人">{row.helper ?? <span className="text-ink-3">未指定</span>}</Td>
            <Td label="最近更新">{row.changed_on}</Td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}

/** What of this household needs somebody, most urgent first. */
function Todo({ row }: { row: HouseholdRow }) {
  const warnings = row.warnings?.length ?? 0
  const isQuiet = !row.urgent?.length && !row.override_review && row.missing_count === 0 && warnings === 0
  if (isQuiet) return <span className="text-ink-3">—</span>
  return (
    <span className="inline-flex flex-wrap gap-1">
      {row.urgent?.length ? <Tag tone="red">急</Tag> : null}
      {row.override_review && <Tag tone="amber">核定待复核</Tag>}
      {row.missing_count > 0 && <Tag tone="amber">缺 {row.missing_count} 项</Tag>}
      {warnings > 0 && <Tag tone="amber">矛盾 {warnings} 处</Tag>}
    </span>
  )
}
