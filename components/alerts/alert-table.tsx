import { RowLink, TableFrame, Td, Th } from "@/components/ui/table"
import { Tag } from "@/components/ui/tag"
import { ALERT_RULES } from "@/lib/domain/alert/rules"
import { daysBetween, escalationOf } from "@/lib/domain/problem/problem"
import type { AlertRow } from "@/lib/features/alerts/schema"
import { evidenceWords, OUTCOME_LABEL } from "./alert-words"

const LEVEL = { owner: "", township: " · 镇办督办", county: " · 县里督办" } as const

/** What an alert waits for and until when, or how it ended. */
export function AlertStateTag({ alert, today }: { alert: AlertRow; today: string }) {
  if (alert.outcome)
    return (
      <Tag tone={alert.outcome === "falseAlarm" ? "neutral" : "green"} icon="circle-check">
        {OUTCOME_LABEL[alert.outcome]} {alert.closedOn}
      </Tag>
    )
  const what = alert.state === "open" ? "待核实" : "属实，处理中"
  const left = daysBetween(today, alert.dueOn)
  if (left < 0)
    return (
      <Tag tone="red">
        {what} · 逾期 {-left} 天{LEVEL[escalationOf(alert.dueOn, today)]}
      </Tag>
    )
  return (
    <Tag tone={left <= 2 ? "amber" : "neutral"}>
      {what} · {left === 0 ? "今天到期" : `还有 ${left} 天`}
    </Tag>
  )
}

/** Alerts, each leading to its page. */
export function AlertTable(props: {
  rows: readonly AlertRow[]
  label: string
  today: string
  /** Names the household in each row. */
  household?: boolean
}) {
  return (
    <TableFrame label={props.label} cards>
      <thead>
        <tr>
          <Th>预警</Th>
          {props.household && <Th>农户、村</Th>}
          <Th>登记的情况</Th>
          <Th>谁负责</Th>
          <Th>发现</Th>
          <Th>状态</Th>
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row) => (
          <tr key={row.id}>
            <Td>
              <RowLink href={`/work/alerts/${row.id}`}>{ALERT_RULES[row.rule]?.label ?? row.rule}</RowLink>
            </Td>
            {props.household && (
              <Td label="农户、村">
                户主 {row.headName} · {row.village}
              </Td>
            )}
            <Td label="登记的情况" wrap>
              {evidenceWords(row.evidence)}
            </Td>
            <Td label="谁负责">{row.owner ?? "还没有责任人"}</Td>
            <Td label="发现">
              <time dateTime={row.openedOn}>{row.openedOn}</time>
            </Td>
            <Td label="状态">
              <AlertStateTag alert={row} today={props.today} />
            </Td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}
