import * as ledgerWrites from "@/lib/features/assistance/import-mutations"
import * as ledger from "@/lib/features/assistance/import-queries"
import * as formWrites from "@/lib/features/imports/form-mutations"
import * as forms from "@/lib/features/imports/form-queries"
import * as pairingRows from "@/lib/features/imports/pairing-queries"
import * as undo from "@/lib/features/imports/undo-queries"
import * as pairingWrites from "@/lib/features/pairings/import-mutations"
import * as pairings from "@/lib/features/pairings/import-queries"
import { today } from "@/lib/platform/clock"
import type { Owner } from "./owner-row"
import type { Rows } from "./row"
import type { Victim } from "./victim"

const rightful = "townshipStaff"
const IMPORTS = "asked by imports alone, which no department may run (import.run)"
const NAMES = "names of the county's own staff, whom a list of pairings may name"

const rangeOf = ({ batch, applied }: Victim) => ({ batchId: batch.id, sourceId: applied.sourceId, from: 0, to: 9 })
const planOf = ({ household, village }: Victim) => ({
  householdId: household.id,
  villageCode: village,
  givenOn: "2025-02-02",
  giver: "试验单位",
  department: null,
  kind: "goods" as const,
  item: "试验物资",
  quantity: null,
  unit: null,
  valueFen: 100,
  fundSource: null,
  evidence: null,
  note: null,
})

/** The household's line as one that came with the batch that is applied. */
const imported = (owner: Owner, { county, applied, casework }: Victim) =>
  owner.query(
    "UPDATE assistance SET batch_id = $3, batch_seq = 1, given_on = '2025-02-02' WHERE county_code = $1 AND id = $2",
    [county, casework.assistance, applied.id],
  )

/** The waiting row as one of a list of pairings. */
const planned = (owner: Owner, { batch, household, people }: Victim) =>
  owner.query("UPDATE import_row SET data = $2 WHERE batch_id = $1 AND seq = 1", [
    batch.id,
    { face: {}, plan: { mode: "pair", householdId: household.id, accountId: people.rightful.firstSecretary.actorId } },
  ])

/** The household's pairing as one that a batch has made today. */
const paired = async (owner: Owner, { batch, county, household }: Victim) => {
  const { rows } = await owner.query(
    "UPDATE pairing SET started_on = $3, last_visit_on = NULL WHERE county_code = $1 AND household_id = $2 AND ended_on IS NULL RETURNING id",
    [county, household.id, today()],
  )
  await owner.query("UPDATE handover_item SET open = false WHERE county_code = $1 AND household_id = $2", [
    county,
    household.id,
  ])
  await owner.query("UPDATE import_row SET applied = true, data = $2 WHERE batch_id = $1 AND seq = 1", [
    batch.id,
    { face: {}, made: rows[0].id },
  ])
}

/** The household as one that nobody is responsible for. */
const alone = (owner: Owner, { county, household }: Victim) =>
  owner.query(
    "UPDATE pairing SET ended_on = current_date, end_reason = 'left' WHERE county_code = $1 AND household_id = $2 AND ended_on IS NULL",
    [county, household.id],
  )

/** Import of ledger lines and pairings by workbook. */
export const sheetImports: Rows = {
  reads: [
    {
      of: forms.findKnown,
      call: (on, { household, idIndex }) =>
        forms.findKnown(on, [
          { no: household.no, idKey: null, name: null, place: undefined },
          { no: null, idKey: idIndex, name: null, place: undefined },
        ]),
      rightful,
    },
    {
      of: ledger.linesLike,
      call: (on, victim) => ledger.linesLike(on, [planOf(victim)]),
      before: imported,
      rightful,
      besides: { department: IMPORTS },
    },
    {
      of: ledger.importedLines,
      call: (on, { applied }) => ledger.importedLines(on, applied.id),
      before: imported,
      rightful,
      besides: { department: IMPORTS },
    },
    {
      of: pairings.listNameable,
      call: (on) => pairings.listNameable(on),
      rightful,
      answer: "own",
      besides: { helper: NAMES, department: NAMES, auditor: NAMES, otherVillage: NAMES, otherTownship: NAMES },
    },
    {
      of: pairings.pairingStates,
      call: async (on, { household }) =>
        [...(await pairings.pairingStates(on, [household.id])).values()].flatMap(({ current }) => current),
      rightful,
      besides: { department: IMPORTS },
    },
    {
      of: pairingRows.openPairings,
      call: (on, { batch }) => pairingRows.openPairings(on, batch.id),
      before: paired,
      rightful,
    },
    {
      of: pairingRows.helperChanges,
      call: (on, { batch }) => pairingRows.helperChanges(on, batch.id),
      before: planned,
      rightful,
    },
  ],
  writes: [
    {
      of: formWrites.loadPlans,
      call: (tx, victim) => formWrites.loadPlans(tx, rangeOf(victim)),
      before: planned,
      rightful,
    },
    {
      of: formWrites.turnRows,
      call: (tx, victim) => formWrites.turnRows(tx, rangeOf(victim), [{ seq: 1, outcome: "rejected", reason: "试验" }]),
      rightful,
    },
    { of: formWrites.markWritten, call: (tx, victim) => formWrites.markWritten(tx, rangeOf(victim)), rightful },
    { of: formWrites.rejectOpen, call: (tx, victim) => formWrites.rejectOpen(tx, rangeOf(victim), "试验"), rightful },
    {
      of: ledgerWrites.recordImported,
      call: async (tx, victim) =>
        1 - (await ledgerWrites.recordImported(tx, victim.applied.id, [{ seq: 1, plan: planOf(victim) }])).length,
      rightful,
    },
    {
      of: ledgerWrites.endImported,
      call: (tx, { applied }) => ledgerWrites.endImported(tx, applied.id, "试验撤销", 10),
      before: imported,
      rightful,
    },
    {
      of: pairingWrites.lockForPairing,
      call: (tx, { household }) => pairingWrites.lockForPairing(tx, [household.id]),
      rightful,
    },
    {
      of: pairingWrites.pairMany,
      call: async (tx, { household, people }) => {
        const accountId = people.rightful.firstSecretary.actorId
        const results = await pairingWrites.pairMany(tx, [{ householdId: household.id, accountId, startedOn: null }])
        return [...results.values()].filter(({ outcome }) => outcome === "paired")
      },
      before: alone,
      rightful,
    },
    {
      of: pairingWrites.takeBackPairings,
      call: async (tx, victim) => {
        const { pairings: ids } = await pairingRows.openPairings(tx, victim.batch.id)
        return pairingWrites.takeBackPairings(tx, ids)
      },
      before: paired,
      rightful,
    },
  ],
  exempt: [
    { of: undo.standsAgainstUndo, because: "takes a batch that getBatch gave out; see laterChanges and openPairings" },
  ],
}
