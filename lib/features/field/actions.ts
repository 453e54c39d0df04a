"use server"
import { event } from "@/lib/domain/audit/event"
import type { PhotoAnswer } from "@/lib/domain/field/protocol"
import { WIPE_REASONS } from "@/lib/domain/field/wipe"
import { recordVisit } from "@/lib/features/visits/mutations"
import { action, done, refuse } from "@/lib/platform/action"
import { noteDevice, noteWiped, raiseFromField, revokeDevice as revoke, storeReceipt } from "./mutations"
import { declare, storePart } from "./photo-mutations"
import { deviceIdSchema, itemSchema, photoPartSchema, photoSchema, pulledSchema, wipedSchema } from "./schema"

/** Takes one item from a phone, with its receipt, whole or not at all. */
export const acceptItem = action({
  permission: "visit.record",
  input: itemSchema,
  async run(tx, item) {
    if (item.kind === "problem") {
      const raised = await raiseFromField(tx, item.id, item.payload)
      if (!raised) return refuse("invalid", "没有找到这一户，或者这一户已经移交，请与镇办核对")
      await storeReceipt(tx, item, {})
      const problem = { kind: "problem", id: item.id, villageCode: raised.villageCode }
      return done({}, event("problem.raised", problem, { category: item.payload.category, dueOn: raised.dueOn }))
    }
    const recorded = await recordVisit(tx, item.id, item.payload, { deviceId: item.deviceId, at: item.at })
    if (recorded.outcome === "refused") return refuse("invalid", recorded.reason)
    const { applied, pending, conflicts, villageCode } = recorded
    const result = { applied, pending, conflicts }
    await storeReceipt(tx, item, result)
    const { householdId, mode, policies = [] } = item.payload
    const subject = { kind: "household", id: householdId, villageCode }
    const changes = applied + pending + conflicts
    return done(
      result,
      event("visit.recorded", subject, {
        mode,
        changes,
        applied,
        waiting: pending,
        conflicts,
        policies: policies.length,
      }),
    )
  },
})

type PartAnswer = Pick<PhotoAnswer, "state">

/** A picture is on its way. */
export const declarePhoto = action({
  permission: "visit.record",
  input: photoSchema,
  async run(tx, photo) {
    const declared = await declare(tx, photo)
    if (!declared) return refuse("notFound", "这张照片所属的走访县里还没有收到")
    return done({}, event("photo.declared", { kind: "photo", id: photo.id }, { bytes: photo.bytes }))
  },
})

/** A part of a picture; with the last one it is checked as a whole, and if it is another one it begins anew. */
export const storePhotoPart = action({
  permission: "visit.record",
  input: photoPartSchema,
  async run(tx, { id, part, bytes }) {
    const stored = await storePart(tx, id, part, bytes)
    const subject = { kind: "photo", id }
    const whole = { bytes: stored.bytes }
    const arrived = event("photo.partStored", subject, { part })
    switch (stored.state) {
      case "absent":
        return refuse("notFound", "没有登记过这张照片")
      // No refusal: what was there is taken away, and that must hold.
      case "wrong":
        return done<PartAnswer>({ state: "refused" }, event("photo.refused", subject, whole))
      case "whole":
        return done<PartAnswer>({ state: "stored" }, [arrived, event("photo.stored", subject, whole)])
      case "part":
        return done<PartAnswer>({ state: "uploading" }, arrived)
    }
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

/** Notes that a phone has cleared its copy. */
export const noteWipe = action({
  permission: "visit.record",
  input: wipedSchema,
  async run(tx, { id, reason }) {
    if (!(await noteWiped(tx, id))) return refuse("notFound", "没有登记过这部手机")
    return done({}, event("device.wiped", { kind: "device", id }, { reason: WIPE_REASONS[reason] }))
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
