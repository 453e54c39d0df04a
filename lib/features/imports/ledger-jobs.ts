import {
  fingerprintOf,
  LEDGER_FORM,
  type LedgerPlan,
  readLedgerRow,
  withoutRepeats,
} from "@/lib/domain/assistance/ledger-sheet"
import { event } from "@/lib/domain/audit/event"
import type { PlacedRow } from "@/lib/domain/sheet/decision"
import { endImported, recordImported } from "@/lib/features/assistance/import-mutations"
import { importedLines, linesLike } from "@/lib/features/assistance/import-queries"
import { today } from "@/lib/platform/clock"
import type { Scope } from "@/lib/platform/scope/scope"
import { planGenerally } from "./apply-mutations"
import { storeCounts } from "./batch-mutations"
import { loadPlans, markWritten, rejectOpen, turnRows } from "./form-mutations"
import { type FormDecider, readByForm } from "./form-read-jobs"
import type { KindWork } from "./work-jobs"

/** Lines that are written in one transaction. */
const LINES_AT_ONCE = 1000

function decider(scope: Scope): FormDecider<LedgerPlan> {
  const earlier = new Map<string, string>()
  let valueFen = 0
  return {
    async decide(rows: readonly PlacedRow[]) {
      const day = today()
      const read = rows.map((row) => readLedgerRow(row, day))
      const plans = read.flatMap(({ plan }) => plan ?? [])
      const stored = new Set((await linesLike(scope, plans)).map(fingerprintOf))
      const where = new Map(rows.map((row) => [row.seq, row.where]))
      const decided = withoutRepeats(read, (seq) => where.get(seq) ?? "", earlier, stored)
      for (const { plan } of decided) valueFen += plan?.valueFen ?? 0
      return decided
    },
    figures: () => ({ valueFen }),
  }
}

/** Lines of the assistance ledger. */
export const ledgerWork: KindWork = {
  read: (job, batch, book) => readByForm(job, batch, book, LEDGER_FORM, decider(job.scope)),
  groupsAtOnce: LINES_AT_ONCE,
  async apply(tx, range) {
    await planGenerally(tx)
    const turned = await recordImported(tx, range.batchId, await loadPlans<LedgerPlan>(tx, range))
    await turnRows(tx, range, turned)
    return markWritten(tx, range)
  },
  giveUp: (tx, range) => rejectOpen(tx, range, "预览以后台账有改动，没有写入；请重新导入这一行"),
  async finish(tx, { id, kind }, counts) {
    const { valueFen } = await importedLines(tx, id)
    await storeCounts(tx, id, { valueFen })
    return event("sheet.applied", { kind: "import", id }, { kind, ...counts })
  },
  async undo(tx, { id }, { reason }) {
    const records = await endImported(tx, id, reason, LINES_AT_ONCE)
    return records === 0 ? null : { groups: records, records }
  },
  async undone(tx, { id, kind, counts }, _taken, reason) {
    const { ended } = await importedLines(tx, id)
    const kept = Math.max(0, (counts.created ?? 0) - ended)
    await storeCounts(tx, id, { takenBack: ended, kept })
    return event("sheet.undone", { kind: "import", id }, { kind, records: ended, kept, reason })
  },
}
