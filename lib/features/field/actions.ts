"use server"
import { event } from "@/lib/domain/audit/event"
import { recordVisit } from "@/lib/features/visits/mutations"
import { action, done, refuse } from "@/lib/platform/action"
import { noteDevice, revokeDevice as revoke, storeReceipt } from "./mutations"
import { deviceIdSchema, itemSchema, pulledSchema } from "./schema"

/** Takes one item from a phone, with its receipt, whole or not at all. */
export const acceptItem = action({
  permission: "visit.record",
  input: itemSchema,
  async run(tx, item) {
    const { payload } = item
    const recorded = await recordVisit(tx, item.id, payload, { deviceId: item.deviceId, at: item.at })
    if (recorded.outcome === "refused") return refuse("invalid", recorded.reason)
    const { applied, pending, conflicts, villageCode } = recorded
    const result = { applied, pending, conflicts }
    await storeReceipt(tx, item, result)
    const changes = applied + pending + conflicts
    const subject = { kind: "household", id: payload.householdId, villageCode }
    return done(result, event("visit.recorded", subject, { mode: payload.mode, changes, applied, conflicts }))
  },
})

/** Notes that a phone was given households. */
export const notePull = action({
  permission: "visit.record",
  input: pulledSchema,
  async run(tx, { device, households, removed, bytes }) {
    if (!(await noteDevice(tx, { ...device, households, bytes })))
      return refuse("forbidden", "这部手机的副本已被停用，资料已清除")
    return done({}, event("device.pulled", { kind: "device", id: device.id }, { households, removed, bytes }))
  },
})

/** Stops a phone: it clears its copy at the next contact and gets nothing more. */
export const revokeDevice = action({
  permission: "visit.record",
  input: deviceIdSchema,
  async run(tx, { id }) {
    if (!(await revoke(tx, id))) return refuse("notFound", "没有这部手机，或者已经停用")
    return done({ id }, event("device.revoked", { kind: "device", id }, {}))
  },
})
