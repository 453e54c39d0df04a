import { z } from "zod"
import { APPOINTMENT_KIND_KEYS, type AppointmentKind, appointmentProblem } from "@/lib/domain/organisation/appointments"

const text = (most: number) => z.string().trim().max(most, `不超过 ${most} 个字`).optional()

export const beginAppointmentSchema = z
  .object({
    kind: z.enum(APPOINTMENT_KIND_KEYS, "请选择种类"),
    place: z.string("请选择地方").regex(/^\d{9}(\d{3})?$/, "请选择地方"),
    unitId: z.uuid().optional(),
    personName: text(30),
    post: text(40),
    phone: text(20),
    startedOn: z.iso.date("请填写开始日期"),
  })
  .superRefine((given, context) => {
    const problem = appointmentProblem({ ...given, unitId: given.unitId ?? null, personName: given.personName ?? null })
    if (problem) context.addIssue({ code: "custom", path: [problem.field], message: problem.message })
  })
export type BeginAppointment = z.output<typeof beginAppointmentSchema>

export const endAppointmentSchema = z.object({
  id: z.uuid(),
  reason: z.string("请写明原因").trim().min(2, "请写明原因").max(100, "原因不超过 100 个字"),
})

export interface AppointmentRow {
  readonly id: string
  readonly kind: AppointmentKind
  readonly place: string
  readonly placeName: string
  readonly unit: string | null
  readonly person: string | null
  readonly post: string | null
  readonly phone: string | null
  readonly startedOn: string
  readonly endedOn: string | null
  readonly endReason: string | null
}

export interface UnitChoice {
  readonly id: string
  readonly name: string
}
