"use server"
import { event } from "@/lib/domain/audit/event"
import { action, done, refuse } from "@/lib/platform/action"
import { beginAppointment as begin, endAppointment as end } from "./mutations"
import { beginAppointmentSchema, endAppointmentSchema } from "./schema"

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
