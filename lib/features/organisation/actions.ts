"use server"
import { event } from "@/lib/domain/audit/event"
import { action, done, refuse } from "@/lib/platform/action"
import { today } from "@/lib/platform/clock"
import {
  beginAppointment as begin,
  endUnit as close,
  endAppointment as end,
  saveUnit as save,
  setPathwayDepartments as setDepartments,
} from "./mutations"
import { beginAppointmentSchema, endAppointmentSchema, endUnitSchema, saveUnitSchema, setPathwaySchema } from "./schema"

/** Puts a leader, a unit or somebody of a resident team over a place of one's own area. */
export const beginAppointment = action({
  permission: "organisation.edit",
  input: beginAppointmentSchema,
  async run(tx, given) {
    const begun = await begin(tx, given)
    if (begun === "absent") return refuse("notFound", "这个地方不在您的范围内", { place: "不在您的范围内" })
    if (begun === "taken")
      return refuse("conflict", "这个村已经有了，请先结束原来的一条", { place: "请先结束原来的一条" })
    const details = { kind: given.kind, place: given.place }
    return done(begun, event("appointment.begun", { kind: "appointment", id: begun.id }, details))
  },
})

export const endAppointment = action({
  permission: "organisation.edit",
  input: endAppointmentSchema,
  async run(tx, { id, reason }) {
    const ended = await end(tx, id, reason)
    if (!ended) return refuse("notFound", "这一条已经结束，或者不归您管理")
    return done({ id }, event("appointment.ended", { kind: "appointment", id }, { ...ended, reason }))
  },
})

const COUNTY_ONLY = refuse("forbidden", "单位和部门分工由县里维护")

/** A unit of the county: its name, kind, whom to ask there. */
export const saveUnit = action({
  permission: "organisation.edit",
  input: saveUnitSchema,
  async run(tx, unit) {
    if (tx.scope.reach !== "county") return COUNTY_ONLY
    const saved = await save(tx, unit)
    if (saved === "taken") return refuse("conflict", "已经有同名的单位，或者这个部门已经登记过", { name: "已经登记过" })
    if (saved === "absent") return refuse("notFound", "没有找到这个单位，可能已经撤销")
    return done(saved, event("unit.saved", { kind: "unit", id: saved.id }, { kind: unit.kind }))
  },
})

export const endUnit = action({
  permission: "organisation.edit",
  input: endUnitSchema,
  async run(tx, { id, reason }) {
    if (tx.scope.reach !== "county") return COUNTY_ONLY
    const ended = await close(tx, id, reason)
    if (ended === "used") return refuse("conflict", "这个单位还在包村，请先结束包村安排")
    if (ended === "absent") return refuse("notFound", "没有找到这个单位，可能已经撤销")
    return done({ id }, event("unit.ended", { kind: "unit", id }, { reason }))
  },
})

/** The county's own lead and participating departments of a pathway; rights follow from the day on. */
export const setPathwayDepartments = action({
  permission: "organisation.edit",
  input: setPathwaySchema,
  async run(tx, given) {
    if (tx.scope.reach !== "county") return COUNTY_ONLY
    if (given.startedOn < today()) return refuse("invalid", "只能从今天或以后调整", { startedOn: "不能早于今天" })
    await setDepartments(tx, given)
    const departments = [...given.lead, ...given.participants]
    const subject = { kind: "pathway", id: given.pathway }
    return done(
      { pathway: given.pathway },
      event("pathwayDepartment.set", subject, { pathway: given.pathway, departments }),
    )
  },
})
