"use server"
import { event } from "@/lib/domain/audit/event"
import { action, done, refuse } from "@/lib/platform/action"
import { today } from "@/lib/platform/clock"
import { accept, close, lockHandover, propose } from "./mutations"
import { acceptSchema, declineSchema, proposeSchema } from "./schema"

const GONE = refuse("conflict", "这次移交已经有结果了，请刷新")
const subject = (id: string) => ({ kind: "handover", id })

/** Offers households to a successor. A helper offers their own; whoever has the place whole may do it for somebody. */
export const proposeHandover = action({
  permission: "handover.propose",
  input: proposeSchema,
  async run(tx, proposal) {
    if (tx.scope.households !== "*" && proposal.fromAccount !== tx.scope.actorId)
      return refuse("forbidden", "只能移交自己负责的户")
    if (proposal.respondBy < today()) return refuse("invalid", "答复期限不能早于今天", { respondBy: "不能早于今天" })
    const proposed = await propose(tx, proposal)
    if (!proposed)
      return refuse("invalid", "有的户已经在移交、已不在册，或者接收的人管不到那个村，请重新勾选", {
        householdIds: "请重新勾选",
      })
    const { id, households } = proposed
    return done(
      { id, households },
      event("handover.proposed", subject(id), { accountId: proposal.toAccount, households }),
    )
  },
})

/** Only the successor's own acceptance changes who is responsible. */
export const acceptHandover = action({
  permission: "handover.propose",
  input: acceptSchema,
  async run(tx, { id }) {
    const handover = await lockHandover(tx, id)
    if (!handover || handover.toAccount !== tx.scope.actorId) return GONE
    const households = await accept(tx, handover)
    return done(
      { households },
      event("handover.accepted", subject(id), { accountId: handover.fromAccount, households }),
    )
  },
})

export const declineHandover = action({
  permission: "handover.propose",
  input: declineSchema,
  async run(tx, { id, reason }) {
    const handover = await lockHandover(tx, id)
    if (!handover || handover.toAccount !== tx.scope.actorId) return GONE
    await close(tx, handover, "declined", reason)
    return done({ id }, event("handover.declined", subject(id), { households: 0, reason }))
  },
})

/** Taken back by whoever proposed it or whose households they are. */
export const withdrawHandover = action({
  permission: "handover.propose",
  input: declineSchema,
  async run(tx, { id, reason }) {
    const handover = await lockHandover(tx, id)
    const { actorId } = tx.scope
    if (!handover || (handover.proposedBy !== actorId && handover.fromAccount !== actorId)) return GONE
    await close(tx, handover, "withdrawn", reason)
    return done({ id }, event("handover.withdrawn", subject(id), { households: 0, reason }))
  },
})
