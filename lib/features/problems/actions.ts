"use server"
import { event } from "@/lib/domain/audit/event"
import { action, done, refuse } from "@/lib/platform/action"
import { today } from "@/lib/platform/clock"
import {
  assignProblem as assign,
  closeProblem as close,
  lockSeen,
  noteProblem as note,
  postponeProblem as postpone,
  raiseProblem as raise,
  reopenProblem as reopen,
} from "./mutations"
import { chosenOwner } from "./owner-queries"
import {
  assignProblemSchema,
  closeProblemSchema,
  noteProblemSchema,
  postponeProblemSchema,
  raiseProblemSchema,
  reopenProblemSchema,
} from "./schema"

const ABSENT = refuse("notFound", "没有找到这个问题，或者不归您处理")
const CHOOSE_HOUSEHOLD = "请先在“户”里打开这一户，再登记它的问题；全村的问题由镇村登记"
const STALE = refuse("conflict", "别人刚处理过这个问题，请先看看最新情况")
const subject = (problem: { id: string; villageCode: string }) => ({ kind: "problem", ...problem })

/** Anyone in reach may raise a problem of a household; a village's, whoever has all its households. */
export const raiseProblem = action({
  permission: "problem.raise",
  input: raiseProblemSchema,
  async run(tx, { householdId = null, villageCode = "", category, title, detail, dueOn, owner: choice }) {
    if (!householdId && tx.scope.households !== "*") return refuse("invalid", CHOOSE_HOUSEHOLD)
    if (dueOn && dueOn < today()) return refuse("invalid", "期限不能早于今天", { dueOn: "期限不能早于今天" })
    const owner = await chosenOwner(tx, { householdId, villageCode }, choice)
    if (typeof owner === "string") return refuse("invalid", owner, { owner })
    const given = { category, title, detail, raisedOn: today(), dueOn: dueOn ?? null, householdId, villageCode }
    const raised = owner && (await raise(tx, { ...given, owner }))
    if (!raised) return refuse("notFound", "没有找到这一户或这个村，可能已移交或变动")
    return done({ id: raised.id }, event("problem.raised", subject(raised), { category, dueOn: raised.dueOn }))
  },
})

/** Hands a problem to a department, to its household's helper, to a named person or to oneself. */
export const assignProblem = action({
  permission: "problem.handle",
  input: assignProblemSchema,
  async run(tx, { id, changedAt, owner: choice, note: why }) {
    if (tx.scope.reach === "department") return refuse("forbidden", "不归本部门办的，请写明情况，由镇办转办")
    const problem = await lockSeen(tx, id, changedAt)
    if (problem === "absent") return ABSENT
    if (problem === "stale" || problem.state !== "open") return STALE
    const owner = await chosenOwner(tx, problem, choice)
    if (!owner) return ABSENT
    if (typeof owner === "string") return refuse("invalid", owner, { owner })
    await assign(tx, problem, owner, why)
    return done({ id }, event("problem.changed", subject(problem), { fields: ["owner"] }))
  },
})

export const postponeProblem = action({
  permission: "problem.handle",
  input: postponeProblemSchema,
  async run(tx, { id, changedAt, dueOn, reason }) {
    const problem = await lockSeen(tx, id, changedAt)
    if (problem === "absent") return ABSENT
    if (problem === "stale" || problem.state !== "open") return STALE
    if (dueOn <= problem.dueOn) return refuse("invalid", "新的期限要晚于原来的期限", { dueOn: "要晚于原来的期限" })
    await postpone(tx, problem, dueOn, reason)
    return done({ id }, event("problem.changed", subject(problem), { fields: ["dueOn"] }))
  },
})

/** What was done meanwhile. */
export const noteProblem = action({
  permission: "problem.handle",
  input: noteProblemSchema,
  async run(tx, { id, changedAt, note: text }) {
    const problem = await lockSeen(tx, id, changedAt)
    if (problem === "absent") return ABSENT
    if (problem === "stale") return STALE
    await note(tx, problem, text)
    return done({ id }, event("problem.changed", subject(problem), { fields: ["note"] }))
  },
})

/** A household's problem is closed with what was done and with the household's word; a department cannot speak for it. */
export const closeProblem = action({
  permission: "problem.handle",
  input: closeProblemSchema,
  async run(tx, { id, changedAt, on, doneWhat, householdWord }) {
    const problem = await lockSeen(tx, id, changedAt)
    if (problem === "absent") return ABSENT
    if (problem === "stale" || problem.state !== "open") return STALE
    if (on > today()) return refuse("invalid", "解决日期不能晚于今天", { on: "不能晚于今天" })
    if (problem.householdId && tx.scope.reach === "department")
      return refuse("forbidden", "请用“记一笔”写明办理结果；销号由村里或帮扶责任人听取农户意见后登记")
    if (problem.householdId && !householdWord)
      return refuse("invalid", "请写下农户怎么说", { householdWord: "请写下农户怎么说" })
    await close(tx, problem, { on, doneWhat, householdWord: householdWord ?? null })
    return done({ id }, event("problem.closed", subject(problem), {}))
  },
})

export const reopenProblem = action({
  permission: "problem.handle",
  input: reopenProblemSchema,
  async run(tx, { id, changedAt, dueOn, reason }) {
    const problem = await lockSeen(tx, id, changedAt)
    if (problem === "absent") return ABSENT
    if (problem === "stale" || problem.state !== "closed") return STALE
    if (dueOn < today()) return refuse("invalid", "期限不能早于今天", { dueOn: "期限不能早于今天" })
    await reopen(tx, problem, dueOn, reason)
    return done({ id }, event("problem.reopened", subject(problem), { reason }))
  },
})
