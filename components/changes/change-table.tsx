import { TableFrame, Td, Th } from "@/components/ui/table"
import { Tag } from "@/components/ui/tag"
import { CHANGE_STATES, changeLabel, changeValue, eventOf } from "@/lib/domain/visit/change-words"
import type { ChangeRow } from "@/lib/features/changes/schema"

const TONE = {
  pending: "amber",
  conflict: "red",
  applied: "green",
  accepted: "green",
  rejected: "neutral",
  superseded: "neutral",
} as const

/** What the value is to become: what the author saw, what the register has now, what was found. */
function Values({ row }: { row: ChangeRow }) {
  const [base, old, found] = [row.base, row.old, row.found].map((value) => changeValue(row.kind, row.field, value))
  return (
    <>
      {row.state === "conflict" && base !== old && (
        <span className="block text-sm text-ink-3">
          走访人看到的是 {base}，登记后来改成了 {old}
        </span>
      )}
      {old} → <strong>{found}</strong>
    </>
  )
}

/** Changes found in the field. With `choose` each row has a box of that name for the form around it. */
export function ChangeTable(props: {
  rows: readonly ChangeRow[]
  label: string
  household?: boolean
  choose?: string
}) {
  return (
    <TableFrame label={props.label} cards pin={false}>
      <thead>
        <tr>
          {props.choose && <Th>勾选</Th>}
          {props.household && <Th>农户</Th>}
          <Th>谁的什么</Th>
          <Th>登记 → 走访看到</Th>
          <Th>走访人</Th>
          <Th>状态</Th>
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row) => (
          <tr key={row.id}>
            {props.choose && (
              <Td label="勾选">
                <input
                  type="checkbox"
                  name={props.choose}
                  value={row.id}
                  className="tick"
                  aria-label={`勾选 ${row.headName} ${row.member ?? "户"} ${changeLabel(row.kind, row.field)}`}
                />
              </Td>
            )}
            {props.household && (
              <Td label="农户">
                <a className="link" href={`/households/${row.householdId}/visits`}>
                  {row.headName}
                </a>
                <span className="block text-sm text-ink-3">{row.village}</span>
              </Td>
            )}
            <Td label="谁的什么">
              {row.member ? `${row.member} · ` : ""}
              {changeLabel(row.kind, row.field)}
            </Td>
            <Td label="登记 → 走访看到" wrap>
              <Values row={row} />
              {eventOf(row.field) && row.state === "pending" && (
                <a className="link block" href={`/households/${row.householdId}/events`}>
                  登记家庭变动
                </a>
              )}
              {row.note && <span className="block font-medium text-amber">{row.note}</span>}
            </Td>
            <Td label="走访人">
              {row.author}
              <span className="block text-sm text-ink-3">{row.seenOn}</span>
            </Td>
            <Td label="状态">
              <Tag tone={TONE[row.state]}>{CHANGE_STATES[row.state]}</Tag>
              {row.decisionNote && <span className="block text-sm text-ink-3">{row.decisionNote}</span>}
            </Td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}
