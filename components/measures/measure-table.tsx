import { yuan } from "@/components/assistance/money"
import { TableFrame, Td, Th } from "@/components/ui/table"
import { departmentLabel } from "@/lib/domain/access/administration"
import type { MeasureRow } from "@/lib/features/measures/schema"
import { MeasureTag } from "./measure-state"

/** Measures by deadline. `ticked` = some of them can be chosen; null = they are only read. */
export function MeasureTable(props: {
  rows: readonly MeasureRow[]
  today: string
  ticked: ReadonlySet<string> | null
  tick: (ids: readonly string[], on: boolean) => void
}) {
  const { rows, today, ticked, tick } = props
  return (
    <TableFrame label="措施" cards pin={false}>
      <thead>
        <tr>
          {ticked && (
            <Th>
              <input
                type="checkbox"
                className="tick"
                aria-label="勾选这一页的全部措施"
                checked={rows.every(({ id }) => ticked.has(id))}
                onChange={(event) =>
                  tick(
                    rows.map(({ id }) => id),
                    event.target.checked,
                  )
                }
              />
            </Th>
          )}
          <Th>措施</Th>
          <Th>农户、村</Th>
          <Th>负责</Th>
          <Th>期限</Th>
          <Th num>数量</Th>
          <Th num>金额</Th>
          <Th>状态</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            {ticked && (
              <Td>
                <input
                  type="checkbox"
                  name="ids"
                  value={row.id}
                  className="tick"
                  aria-label={`勾选 ${row.headName} ${row.title}`}
                  checked={ticked.has(row.id)}
                  onChange={(event) => tick([row.id], event.target.checked)}
                />
              </Td>
            )}
            <Td label="措施">{row.title}</Td>
            <Td label="农户、村">
              <a className="link" href={`/households/${row.householdId}/plan`}>
                户主 {row.headName}
              </a>{" "}
              · {row.village}
            </Td>
            <Td label="负责">
              {departmentLabel(row.department) ?? row.department}
              {row.responsibleName && ` · ${row.responsibleName}`}
            </Td>
            <Td label="期限">
              <time dateTime={row.dueOn}>{row.dueOn}</time>
            </Td>
            <Td label="数量" num>
              {row.quantity === null ? "—" : `${row.quantity.toLocaleString("zh-CN")} ${row.unit ?? ""}`}
            </Td>
            <Td label="金额" num>
              {yuan(row.amount)}
            </Td>
            <Td label="状态">
              <MeasureTag state={row.state} dueOn={row.dueOn} today={today} />
            </Td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}
