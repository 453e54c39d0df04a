import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { TableFrame, Td, Th, TotalRow } from "@/components/ui/table"
import { Tag } from "@/components/ui/tag"
import { PER_LABEL, UNTRACKED } from "@/lib/domain/obligations/duties"
import { UNSEEN_DAYS } from "@/lib/domain/obligations/periods"
import type { DueHousehold, DutyState, UnseenPlace } from "@/lib/features/duties/schema"

const UNITS = { seen: "户", visits: "次", plans: "户", problems: "个", reminder: "" } as const

/** `本月还差 3 户`; of a reminder its day and nothing else, because nobody can be behind with it here. */
function DutyTag({ state }: { state: DutyState }) {
  const left = state.wanted - state.done
  if (state.counts === "reminder") return <Tag icon="calendar-clock">下一次 {state.until}</Tag>
  if (state.wanted === 0) return <Tag>没有要办的</Tag>
  const period = state.counts === "plans" ? "现在" : PER_LABEL[state.per]
  return (
    <Tag tone={left > 0 ? "amber" : "green"}>
      {left > 0 ? `${period}还差 ${left} ${UNITS[state.counts]}` : `${period}已完成`}
    </Tag>
  )
}

/** Each of the reader's duties as a sentence: how far, until when, what counts, by which document. */
export function DutyList({ states }: { states: readonly DutyState[] }) {
  return (
    <ul className="divide-y divide-line rounded-lg border border-line bg-paper">
      {states.map((state) => (
        <li key={state.key} className="px-5 py-4">
          <p className="flex flex-wrap items-center gap-3 font-medium">
            {state.label}
            <DutyTag state={state} />
          </p>
          <p className="text-sm text-ink-2">
            {state.counts === "reminder"
              ? `${state.countsAs}。`
              : `${state.done} / ${state.wanted} ${UNITS[state.counts]}，到 ${state.until}。算数的是${state.countsAs}；不用另外打卡。`}
          </p>
          <p className="text-sm text-ink-3">{state.reference}</p>
        </li>
      ))}
    </ul>
  )
}

/** Households that are still to be seen, each with its way to the form. */
export function DueList({ rows, more }: { rows: readonly DueHousehold[]; more: boolean }) {
  return (
    <Card title="还没有走访的户" subtitle={more ? "最久没有见到的在前面，先列 100 户" : "最久没有见到的在前面"} flush>
      <ul className="divide-y divide-line">
        {rows.map((row) => (
          <li key={row.id} className="flex items-center justify-between gap-3 px-5 py-2">
            <div className="min-w-0">
              <a className="link" href={`/households/${row.id}/visits`}>
                户主 {row.head}
              </a>
              <span className="block text-sm text-ink-3 sm:ml-2 sm:inline">
                {[row.village, row.group].filter(Boolean).join(" · ")} ·{" "}
                <span className="whitespace-nowrap">{row.lastOn ? `上次 ${row.lastOn}` : "从没有走访过"}</span>
              </span>
            </div>
            <ButtonLink
              href={`/field?household=${row.id}`}
              small
              icon="footprints"
              className="shrink-0"
              aria-label={`登记走访 ${row.head}`}
            >
              走访
            </ButtonLink>
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** What the documents ask for and nobody is to check in for. */
export function UntrackedList() {
  return (
    <Card title="工作方案里还有，但不在这里统计的">
      <ul className="space-y-1 text-ink-2">
        {UNTRACKED.map(({ label, reference, why }) => (
          <li key={label}>
            {label}（{reference}）：{why}。
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** Places with households that nobody has seen for long; figures lead to the households. Persons are not compared. */
export function UnseenTable(props: { rows: readonly UnseenPlace[]; drill: boolean; overdueSince: string | null }) {
  const { rows, drill, overdueSince } = props
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
          {overdueSince && <Th num>{overdueSince} 以来没有走访</Th>}
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
            {overdueSince && (
              <Td label={`${overdueSince} 以来没有走访`} num>
                {figure(row, row.overdue ?? 0, overdueSince)}
              </Td>
            )}
          </tr>
        ))}
      </tbody>
      <TotalRow>
        <Td>合计</Td>
        <Td num>{sum((row) => row.households)}</Td>
        <Td num>{sum((row) => row.unseen)}</Td>
        <Td num>{sum((row) => row.never)}</Td>
        {overdueSince && <Td num>{sum((row) => row.overdue ?? 0)}</Td>}
      </TotalRow>
    </TableFrame>
  )
}
