import { z } from "zod"
import { DEPARTMENTS, type DepartmentKey } from "@/lib/domain/access/departments"
import { PATHWAY_KEYS, type PathwayKey } from "@/lib/domain/classification/codes"
import { APPOINTMENT_KIND_KEYS, type AppointmentKind, appointmentProblem } from "@/lib/domain/organisation/appointments"
import { UNIT_KIND_KEYS, type UnitKind } from "@/lib/domain/organisation/units"

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

const departments = Object.keys(DEPARTMENTS) as [DepartmentKey, ...DepartmentKey[]]
const someDepartments = z
  .union([z.enum(departments), z.array(z.enum(departments))])
  .optional()
  .transform((given) => (given === undefined ? [] : Array.isArray(given) ? given : [given]))

export const saveUnitSchema = z.object({
  /** absent = a new one */
  id: z.uuid().optional(),
  name: z.string("请填写单位名称").trim().min(2, "请填写单位名称").max(40, "名称不超过 40 个字"),
  kind: z.enum(UNIT_KIND_KEYS, "请选择单位类别"),
  /** The department of D2 that it is, whose measures and problems are then its own. */
  departmentKey: z.enum(departments).optional(),
  contact: text(20),
  phone: z
    .string()
    .trim()
    .regex(/^[\d -]{3,20}$/, "电话填数字，可以带区号")
    .optional(),
})
export type SaveUnit = z.output<typeof saveUnitSchema>

export const endUnitSchema = endAppointmentSchema

/** Lead and participating departments of a pathway from a day on. */
export const setPathwaySchema = z
  .object({
    pathway: z.enum(PATHWAY_KEYS, "没有这条路径"),
    lead: someDepartments,
    participants: someDepartments,
    startedOn: z.iso.date("请填写从哪天起"),
  })
  .refine(({ lead }) => lead.length > 0, { path: ["lead"], message: "请至少选一个牵头部门" })
  .refine(({ lead, participants }) => !participants.some((each) => lead.includes(each)), {
    path: ["participants"],
    message: "同一个部门不能既牵头又参与",
  })
export type SetPathway = z.output<typeof setPathwaySchema>

export interface UnitRow {
  readonly id: string
  readonly name: string
  readonly kind: UnitKind
  readonly departmentKey: DepartmentKey | null
  readonly contact: string | null
  readonly phone: string | null
  readonly startedOn: string
  readonly endedOn: string | null
  /** villages that it stands over now */
  readonly villages: number
}

/** A pathway's departments as the county has them now; `own` = otherwise than D2's table. */
export interface PathwayRow {
  readonly pathway: PathwayKey
  readonly lead: readonly DepartmentKey[]
  readonly participants: readonly DepartmentKey[]
  readonly own: boolean
  readonly since: string | null
}

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
