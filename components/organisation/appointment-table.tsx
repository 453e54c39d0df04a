import { TableFrame, Td, Th } from "@/components/ui/table"
import { APPOINTMENT_KINDS } from "@/lib/domain/organisation/appointments"
import type { AppointmentRow } from "@/lib/features/organisation/schema"
import { EndAppointment } from "./end-appointment"

/** Who stands where, since when; ended ones with their reason. */
export function AppointmentTable(props: {
  rows: readonly AppointmentRow[]
  label: string
  mayEdit: boolean
  area: string
}) {
  return (
    <TableFrame label={props.label} cards>
      <thead>
        <tr>
          <Th>地方</Th>
          <Th>安排</Th>
          <Th>单位、姓名</Th>
          <Th>电话</Th>
          <Th>起止</Th>
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row) => (
          <tr key={row.id}>
            <Td>{row.placeName}</Td>
            <Td label="安排">{APPOINTMENT_KINDS[row.kind].label}</Td>
            <Td label="单位、姓名">{[row.unit, row.person, row.post].filter(Boolean).join(" · ")}</Td>
            <Td label="电话">{row.phone ?? "—"}</Td>
            <Td label="起止">
              {row.startedOn} 起{row.endedOn && `，${row.endedOn} 止（${row.endReason}）`}
              {props.mayEdit && !row.endedOn && row.place.startsWith(props.area) && <EndAppointment id={row.id} />}
            </Td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}
