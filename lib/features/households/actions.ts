"use server"
import { event } from "@/lib/domain/audit/event"
import { action, done, refuse } from "@/lib/platform/action"
import { addMemberSchema, createHouseholdSchema, saveHouseholdSchema, saveMemberSchema } from "./edit-schema"
import { addMember as add, createHousehold as create, saveRecord } from "./record-mutations"
import { readSealed } from "./record-queries"
import { revealSchema } from "./record-schema"

const refuseWith = (outcome: "absent" | "stale" | "taken" | "head") => {
  if (outcome === "stale") return refuse("conflict", "别人刚改过这里，请先看看最新内容，再把您的修改填一次")
  if (outcome === "head") return refuse("invalid", "换户主请登记“户主变更”，这里不能改户主")
  if (outcome === "absent") return refuse("notFound", "没有找到这一户或这个人，可能已经变动，请返回名单重新查找")
  return refuse("conflict", "这个编号或证件号已登记在别处，请核对；若是家庭变动，请用“登记家庭变动”")
}

/** Changes one group of a household's fields. */
export const saveHousehold = action({
  permission: "household.edit",
  input: saveHouseholdSchema,
  async run(tx, { householdId, changedAt, values, doubts }) {
    const saved = await saveRecord(tx, { kind: "household", id: householdId, householdId, changedAt, values })
    if (saved.outcome !== "saved") return refuseWith(saved.outcome)
    const subject = { kind: "household", id: householdId, villageCode: saved.villageCode }
    return done({ doubts }, event("household.updated", subject, { fields: [...saved.fields] }))
  },
})

/** Changes one group of a member's fields. */
export const saveMember = action({
  permission: "household.edit",
  input: saveMemberSchema,
  async run(tx, { householdId, memberId, changedAt, values, doubts }) {
    const saved = await saveRecord(tx, { kind: "member", id: memberId, householdId, changedAt, values })
    if (saved.outcome !== "saved") return refuseWith(saved.outcome)
    const subject = { kind: "member", id: memberId, villageCode: saved.villageCode }
    return done({ doubts }, event("member.updated", subject, { householdId, fields: [...saved.fields] }))
  },
})

export const addMember = action({
  permission: "household.edit",
  input: addMemberSchema,
  async run(tx, { householdId, values, doubts }) {
    const added = await add(tx, householdId, values)
    if (added.outcome !== "created") return refuseWith(added.outcome)
    const subject = { kind: "member", id: added.id, villageCode: added.villageCode }
    return done({ id: added.id, doubts }, event("member.created", subject, { householdId }))
  },
})

export const createHousehold = action({
  permission: "household.edit",
  input: createHouseholdSchema,
  async run(tx, given) {
    const created = await create(tx, given)
    if (created.outcome === "absent") return refuse("invalid", "请选择所在村", { villageCode: "请选择所在村" })
    if (created.outcome !== "created") return refuseWith(created.outcome)
    const subject = { kind: "household", id: created.id, villageCode: created.villageCode }
    return done({ id: created.id, doubts: given.doubts }, event("household.created", subject, { members: 1 }))
  },
})

/** The whole number behind a mask; that it was looked at is recorded with it. */
export const revealValue = action({
  permission: "household.reveal",
  input: revealSchema,
  async run(tx, { householdId, memberId, field }) {
    const sealed = await readSealed(tx, householdId, memberId, field)
    if (!sealed) return refuse("notFound", "没有登记这个号码")
    const subject = { kind: "household", id: householdId, villageCode: sealed.villageCode }
    return done(sealed.text, event("value.revealed", subject, { field, memberId: memberId ?? null }))
  },
})
