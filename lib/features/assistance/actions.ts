"use server"
import { event } from "@/lib/domain/audit/event"
import { action, done, refuse } from "@/lib/platform/action"
import { today } from "@/lib/platform/clock"
import { endAssistance, recordAssistance as record } from "./mutations"
import { similarLines } from "./queries"
import { endLineSchema, ledgerLineSchema } from "./schema"

/** Adds a line to the ledger; one that corrects another ends that one with the reason, and both stay to be seen. */
export const recordAssistance = action({
  permission: "assistance.record",
  input: ledgerLineSchema,
  async run(tx, { householdId, villageCode = "", replacesId, reason = "", ...line }) {
    if (line.givenOn > today()) return refuse("invalid", "日期不能晚于今天", { givenOn: "日期不能晚于今天" })
    if (householdId && tx.scope.former.includes(householdId)) return refuse("forbidden", "这一户已经移交，只能查看")
    if (replacesId && !(await endAssistance(tx, replacesId, reason)))
      return refuse("conflict", "要更正的这一条已经被别人更正，请刷新")
    const similar = householdId ? await similarLines(tx, { householdId, item: line.item, givenOn: line.givenOn }) : 0
    const department = tx.scope.reach === "department" ? tx.scope.department : null
    const stored = {
      ...line,
      householdId: householdId ?? null,
      villageCode,
      replacesId: replacesId ?? null,
      department,
    }
    const [id] = await record(tx, [stored])
    if (!id) return refuse("notFound", "没有找到这一户或这个村，可能已移交或变动")
    return done(
      { id, similar },
      event("assistance.recorded", { kind: "assistance", id }, { kind: line.kind, lines: 1 }),
    )
  },
})

/** Takes a line off the ledger's sums; it stays in its history with the reason. */
export const endAssistanceLine = action({
  permission: "assistance.record",
  input: endLineSchema,
  async run(tx, { id, reason }) {
    const ended = await endAssistance(tx, id, reason)
    if (!ended) return refuse("notFound", "这一条已经不在，或者不归您更正")
    const subject = { kind: "assistance", id, villageCode: ended.villageCode }
    return done({ id }, event("assistance.corrected", subject, { reason }))
  },
})
