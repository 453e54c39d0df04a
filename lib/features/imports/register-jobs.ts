import { event } from "@/lib/domain/audit/event"
import { classifyHouseholds } from "@/lib/features/classification/mutations"
import { refreshSummary } from "@/lib/features/households/summary-mutations"
import { today } from "@/lib/platform/clock"
import { type Tx, write } from "@/lib/platform/db/tenant"
import type { Scope } from "@/lib/platform/scope/scope"
import { applyRange, refreshStatistics, rejectRange } from "./apply-mutations"
import { readRegister } from "./register-read-jobs"
import { undoSome } from "./undo-mutations"
import type { KindWork } from "./work-jobs"

/** Households that are written in one transaction. */
const HOUSEHOLDS_AT_ONCE = 500

/** What follows from changed households, in the transaction that changes them. */
async function settle(tx: Tx, households: readonly string[], villages: readonly string[]): Promise<void> {
  await classifyHouseholds(tx, households, today())
  await refreshSummary(tx, villages)
}

export const refreshAfterRegister = (scope: Scope): Promise<number> => write(scope, refreshStatistics)

/** The register: households and members with their history, provenance and classification. */
export const registerWork: KindWork = {
  read: readRegister,
  groupsAtOnce: HOUSEHOLDS_AT_ONCE,
  async apply(tx, range) {
    const { rows, households, villages } = await applyRange(tx, range)
    await settle(tx, households, villages)
    return rows
  },
  giveUp: rejectRange,
  async finish(_tx, { id, counts }) {
    const { newHouseholds = 0, newMembers = 0, changedHouseholds = 0, changedMembers = 0 } = counts
    const details = { households: newHouseholds + changedHouseholds, members: newMembers + changedMembers }
    return event("import.applied", { kind: "import", id }, details)
  },
  async undo(tx, batch, { sourceId }) {
    const some = await undoSome(tx, batch.sourceId, sourceId, HOUSEHOLDS_AT_ONCE)
    if (!some) return null
    await settle(tx, some.households, some.villages)
    return { groups: some.households.length, records: some.ended + some.restored }
  },
  async undone(_tx, { id }, { groups, records }, reason) {
    const details = { households: groups, members: Math.max(0, records - groups), reason }
    return event("import.undone", { kind: "import", id }, details)
  },
}
