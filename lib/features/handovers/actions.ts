"use server"
import { event } from "@/lib/domain/audit/event"
import { action, done, refuse } from "@/lib/platform/action"
import { today } from "@/lib/platform/clock"
import { may } from "@/lib/platform/scope/scope"
import { accept, close, lockHandover, passOn, propose } from "./mutations"
import { acceptSchema, declineSchema, passOnSchema, proposeSchema } from "./schema"

const GONE = refuse("conflict", "这次移交已经有结果了，请刷新")
const subject = (id: string) => ({ kind: "handover", id })

/** Offers households to a successor. Everybody offers their own; whoever may assign helpers does it for somebody else (D2-8). */
export const proposeHandover = action({
  permission: "handover.propose",
  input: proposeSchema,
  async run(tx, proposal) {
    if (proposal.fromAccount !== tx.scope.actorId && !may(tx.scope, "household.assign"))
      return refuse("forbidden", "只能移交自己负责的户；别人负责的户由镇办或县里提出")
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
    const { households, passed } = await accept(tx, handover)
    return done(
      { households, passed },
      event("handover.accepted", subject(id), { accountId: handover.fromAccount, households, passed }),
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

/** What somebody who has left office still has in hand beside households goes to a named successor. */
export const passOnWork = action({
  permission: "household.assign",
  input: passOnSchema,
  async run(tx, { fromAccount, toAccount }) {
    const passed = await passOn(tx, fromAccount, toAccount)
    if (passed === "active") return refuse("invalid", "这个人还在岗，他的工作请在问题、措施里逐件转办")
    if (passed === "nothing") return refuse("notFound", "这个人名下没有要转交的问题、措施和任职")
    if (passed === "unsuitable") return refuse("invalid", "这个人不能接手，请另选", { toAccount: "请另选" })
    const subject = { kind: "account", id: fromAccount }
    return done(passed, event("work.passedOn", subject, { accountId: toAccount, ...passed }))
  },
})
