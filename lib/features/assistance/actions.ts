"use server"
import { event } from "@/lib/domain/audit/event"
import { action, done, refuse } from "@/lib/platform/action"
import { today } from "@/lib/platform/clock"
import { endAssistance, recordAssistance as record } from "./mutations"
import { similarLines } from "./queries"
import { endLineSchema, ledgerLineSchema } from "./schema"

const CHOOSE_HOUSEHOLD = "请先在“户”里打开这一户，再登记给它的帮扶；给全村的由镇村登记"

/**
 * Adds a line to the ledger; one that corrects another ends that one with the reason, both stay to be seen, and what the
 * line came from (measure, visit, department while the giver is the same) stays with it.
 */
export const recordAssistance = action({
  permission: "assistance.record",
  input: ledgerLineSchema,
  async run(tx, { householdId = null, villageCode = "", replacesId = null, reason = "", ...line }) {
    if (line.givenOn > today()) return refuse("invalid", "日期不能晚于今天", { givenOn: "日期不能晚于今天" })
    if (householdId && tx.scope.former.includes(householdId)) return refuse("forbidden", "这一户已经移交，只能查看")
    if (!householdId && !replacesId && tx.scope.households !== "*") return refuse("invalid", CHOOSE_HOUSEHOLD)
    const old = replacesId ? await endAssistance(tx, replacesId, reason) : null
    if (replacesId && !old) return refuse("conflict", "要更正的这一条已经被别人更正，或者不归您更正，请刷新")
    const place = old ?? { householdId, villageCode }
    const similar = await similarLines(tx, { ...place, ...line })
    const own = tx.scope.reach === "department" ? tx.scope.department : null
    const kept = { measureId: old?.measureId, visitId: old?.visitId }
    const department = own ?? (old?.giver === line.giver ? old.department : null)
    const stored = { ...line, ...kept, householdId: place.householdId, villageCode: place.villageCode }
    const [id] = await record(tx, [{ ...stored, replacesId, department }])
    if (!id) return refuse("notFound", "没有找到这一户或这个村，可能已移交或变动")
    const lines = event("assistance.recorded", { kind: "assistance", id }, { kind: line.kind, lines: 1 })
    if (!replacesId) return done({ id, similar }, lines)
    const corrected = { kind: "assistance", id: replacesId, villageCode: place.villageCode }
    return done({ id, similar }, [event("assistance.corrected", corrected, { reason }), lines])
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
