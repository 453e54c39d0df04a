import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { TableFrame, Td, Th, TotalRow } from "@/components/ui/table"
import { Tag } from "@/components/ui/tag"
import { DUTIES, PER_LABEL, periodOf, UNSEEN_DAYS } from "@/lib/domain/obligations/duties"
import type { DueHousehold, DutyState, UnseenPlace } from "@/lib/features/duties/schema"

/** Each of the reader's duties as a sentence: how far, until when, what counts, by which document. */
export function DutyList({ states, today }: { states: readonly DutyState[]; today: string }) {
  return (
    <ul className="divide-y divide-line rounded-lg border border-line bg-paper">
      {states.map((state) => {
        const duty = DUTIES.find(({ key }) => key === state.key)
        if (!duty) return null
        const left = state.wanted - state.done
        const unit = duty.toward === "household" ? "户" : "次"
        return (
          <li key={state.key} className="px-5 py-4">
            <p className="flex flex-wrap items-center gap-3 font-medium">
              {duty.label}
              <Tag tone={left > 0 ? "amber" : "green"}>
                {left > 0 ? `${PER_LABEL[duty.rhythm.per]}还差 ${left} ${unit}` : `${PER_LABEL[duty.rhythm.per]}已完成`}
              </Tag>
            </p>
            <p className="text-sm text-ink-2">
              {PER_LABEL[duty.rhythm.per]} {state.done} / {state.wanted} {unit}，到{" "}
              {periodOf(duty.rhythm.per, today).to}。{duty.countsAs}就算，不用另外打卡。
            </p>
            <p className="text-sm text-ink-3">{duty.reference}</p>
          </li>
        )
      })}
    </ul>
  )
}

/** Households that are still to be seen, each with its way to the form. */
export function DueList({ rows, more }: { rows: readonly DueHousehold[]; more: boolean }) {
  return (
    <Card title="还没有走访的户" subtitle={more ? "最久没有见到的在前面，先列 100 户" : "最久没有见到的在前面"} flush>
      <ul className="divide-y divide-line">
        {rows.map((row) => (
          <li key={row.id} className="flex flex-wrap items-center justify-between gap-3 px-5 py-3">
            <div>
              <a className="link" href={`/households/${row.id}/visits`}>
                户主 {row.head}
              </a>
              <span className="ml-2 text-sm text-ink-3">
                {[row.village, row.group].filter(Boolean).join(" · ")} ·{" "}
                {row.lastOn ? `上次 ${row.lastOn}` : "从没有走访过"}
              </span>
            </div>
            <ButtonLink href={`/field?household=${row.id}`} small icon="footprints">
              登记走访
            </ButtonLink>
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** Places with households that nobody has seen for long; figures lead to the households. Persons are not compared. */
export function UnseenTable({ rows, drill }: { rows: readonly UnseenPlace[]; drill: boolean }) {
  const sum = (of: (row: UnseenPlace) => number): string =>
    rows.reduce((all, row) => all + of(row), 0).toLocaleString("zh-CN")
  const figure = (row: UnseenPlace, count: number, unseen: string) =>
    count > 0 ? (
      <a className="link" href={`/households?place=${row.code}&unseen=${unseen}`}>
        {count.toLocaleString("zh-CN")}
      </a>
    ) : (
      0
    )
  return (
    <TableFrame label="很久没有走访的户" cards>
      <thead>
        <tr>
          <Th>地方</Th>
          <Th num>要走访的户</Th>
          <Th num>{UNSEEN_DAYS} 天以上没有走访</Th>
          <Th num>从没有走访过</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.code}>
            <Td>
              {drill ? (
                <a className="link" href={`/work/duties?place=${row.code}`}>
                  {row.name}
                </a>
              ) : (
                row.name
              )}
            </Td>
            <Td label="要走访的户" num>
              {row.households.toLocaleString("zh-CN")}
            </Td>
            <Td label={`${UNSEEN_DAYS} 天以上没有走访`} num>
              {figure(row, row.unseen, "long")}
            </Td>
            <Td label="从没有走访过" num>
              {figure(row, row.never, "never")}
            </Td>
          </tr>
        ))}
      </tbody>
      <TotalRow>
        <Td>合计</Td>
        <Td num>{sum((row) => row.households)}</Td>
        <Td num>{sum((row) => row.unseen)}</Td>
        <Td num>{sum((row) => row.never)}</Td>
      </TotalRow>
    </TableFrame>
  )
}
