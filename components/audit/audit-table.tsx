import { TableFrame, Td, Th } from "@/components/ui/table"
import { minuteOf } from "@/lib/platform/clock"

export interface ShownEvent {
  readonly id: string
  readonly at: Date
  readonly label: string
  readonly actor: string
  readonly role: string
  readonly subject: string
  /** Where the subject can be looked at, if the reader may. */
  readonly href: string | null
  readonly place: string
  readonly details: string
}

/** What was done, by whom, when, to what. */
export function AuditTable({ events }: { events: readonly ShownEvent[] }) {
  return (
    <TableFrame label="审计日志" cards>
      <thead>
        <tr>
          <Th>时间</Th>
          <Th>事项</Th>
          <Th>操作人</Th>
          <Th>角色</Th>
          <Th>对象</Th>
          <Th>地点</Th>
          <Th>内容</Th>
        </tr>
      </thead>
      <tbody>
        {events.map((event) => (
          <tr key={event.id}>
            <th scope="row">{minuteOf(event.at)}</th>
            <Td label="事项">{event.label}</Td>
            <Td label="操作人">{event.actor}</Td>
            <Td label="角色">{event.role}</Td>
            <Td label="对象">
              {event.href ? (
                <a href={event.href} className="link">
                  {event.subject}
                </a>
              ) : (
                event.subject
              )}
            </Td>
            <Td label="地点">{event.place}</Td>
            <Td label="内容" wrap>
              {event.details}
            </Td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}
