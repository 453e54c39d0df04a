"use server"
import { event } from "@/lib/domain/audit/event"
import { action, done, refuse } from "@/lib/platform/action"
import { addEntry, endEntry, saveCategory, saveProfile } from "./mutations"
import { endEntrySchema, saveCategorySchema, saveEntrySchema, saveProfileSchema } from "./schema"

const refuseWith = (outcome: "absent" | "stale") =>
  outcome === "stale"
    ? refuse("conflict", "别人刚改过这个村的档案，请先看看最新内容，再把您的修改填一次")
    : refuse("notFound", "没有找到这个村")

/** Changes one group of a village's figures. */
export const saveVillageProfile = action({
  permission: "village.edit",
  input: saveProfileSchema,
  async run(tx, { villageCode, changedAt, values }) {
    const saved = await saveProfile(tx, villageCode, changedAt, values)
    if (saved.outcome !== "saved") return refuseWith(saved.outcome)
    const subject = { kind: "village", id: villageCode, villageCode }
    return done({ code: villageCode }, event("village.updated", subject, { fields: [...saved.fields] }))
  },
})

/** Names a village's category. It is the county's decision, because every household of the village depends on it. */
export const saveVillageCategory = action({
  permission: "village.edit",
  input: saveCategorySchema,
  async run(tx, { villageCode, category }) {
    if (tx.scope.reach !== "county") return refuse("forbidden", "村类型由县里确定")
    const saved = await saveCategory(tx, villageCode, category)
    if (saved.outcome !== "saved") return refuseWith(saved.outcome)
    const subject = { kind: "village", id: villageCode, villageCode }
    return done({ code: villageCode }, event("village.updated", subject, { fields: [...saved.fields] }))
  },
})

/** Adds a line to a list of the village, or replaces one: the former line ends and is kept. */
export const saveVillageEntry = action({
  permission: "village.edit",
  input: saveEntrySchema,
  async run(tx, { id: former, ...entry }) {
    if (former && !(await endEntry(tx, entry.villageCode, former)))
      return refuse("conflict", "这一条已被别人改过，请刷新")
    const id = await addEntry(tx, entry)
    if (!id) return refuseWith("absent")
    const subject = { kind: "villageEntry", id, villageCode: entry.villageCode }
    return done({ id }, event("villageEntry.saved", subject, { kind: entry.kind }))
  },
})

export const endVillageEntry = action({
  permission: "village.edit",
  input: endEntrySchema,
  async run(tx, { villageCode, id }) {
    const kind = await endEntry(tx, villageCode, id)
    if (!kind) return refuse("notFound", "这一条已经不在了")
    return done({ id }, event("villageEntry.ended", { kind: "villageEntry", id, villageCode }, { kind }))
  },
})
