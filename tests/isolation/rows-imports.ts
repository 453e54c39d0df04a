import { GET as returnedRows } from "@/app/api/imports/[id]/returned/route"
import { POST as upload } from "@/app/api/imports/route"
import { GET as sample } from "@/app/api/imports/samples/[name]/route"
import { GET as template } from "@/app/api/imports/template/route"
import * as actions from "@/lib/features/imports/actions"
import * as apply from "@/lib/features/imports/apply-mutations"
import * as batches from "@/lib/features/imports/batch-mutations"
import * as files from "@/lib/features/imports/file-queries"
import * as queries from "@/lib/features/imports/queries"
import * as register from "@/lib/features/imports/register-queries"
import * as registerStaging from "@/lib/features/imports/register-staging-mutations"
import * as returned from "@/lib/features/imports/returned-queries"
import * as samples from "@/lib/features/imports/sample-queries"
import * as staged from "@/lib/features/imports/staged-queries"
import * as staging from "@/lib/features/imports/staging-mutations"
import * as templates from "@/lib/features/imports/template-queries"
import * as undo from "@/lib/features/imports/undo-mutations"
import * as later from "@/lib/features/imports/undo-queries"
import * as uploads from "@/lib/features/imports/upload-mutations"
import { sheetOf, workbookOf } from "@/tests/support/sample-workbook"
import type { ActionRow, ReadRow, Rows, WriteRow } from "./row"
import type { Victim } from "./victim"

const rightful = "townshipStaff"
/** Rows under a household do not know its pathway; these answers hold ids and counts, and only imports ask them. */
const IMPORTS = "asked by imports alone, which no department may run (import.run)"

const rangeOf = ({ batch, applied }: Victim) => ({ batchId: batch.id, sourceId: applied.sourceId, from: 0, to: 9 })
const nothingYet = { created: 0, updated: 0, unchanged: 0, rejected: 0, duplicate: 0 }
const counts = { ...nothingYet, doubts: 0, newHouseholds: 0, changedHouseholds: 0, newMembers: 0, changedMembers: 0 }
const blank = await workbookOf([sheetOf("户", [["户编号"], ["1"]])])

/** The batch as its own people see it: what a stranger would hold who had got hold of it. */
async function known({ people, batch }: Victim, id = batch.id): Promise<queries.Batch> {
  const found = await queries.getBatch(people.rightful.townshipStaff, id)
  if (!found) throw new Error("the batch is not there")
  return found
}

const keysOf = (victim: Victim): staged.StagedKeys[] => [
  {
    seq: 1,
    group: 1,
    hMode: null,
    hId: null,
    hBase: null,
    hNo: victim.household.no,
    hVillage: null,
    mMode: null,
    mId: null,
    mBase: null,
    mHousehold: null,
    mIndex: victim.idIndex,
    mVillage: null,
  },
]

const reads: ReadRow[] = [
  { of: queries.listBatches, call: (on) => queries.listBatches(on), rightful },
  { of: queries.getBatch, call: (on, { batch }) => queries.getBatch(on, batch.id), rightful },
  {
    of: queries.findSameFile,
    call: async (on, victim) => queries.findSameFile(on, await known(victim)),
    rightful,
  },
  { of: queries.listRows, call: (on, { batch }) => queries.listRows(on, batch.id, "created"), rightful },
  { of: queries.commonReasons, call: (on, { batch }) => queries.commonReasons(on, batch.id, "rejected"), rightful },
  { of: queries.reasonsByRow, call: (on, { batch }) => queries.reasonsByRow(on, batch.id, "rejected"), rightful },
  { of: files.readUploadedFile, call: (on, { batch }) => files.readUploadedFile(on, batch.id), rightful },
  {
    of: returned.returnedSheets,
    call: async (on, victim) => returned.returnedSheets(on, await known(victim), "rejected"),
    rightful,
  },
  {
    of: register.findMatches,
    call: (on, { household, idIndex }) => register.findMatches(on, [household.no], [idIndex], async () => undefined),
    rightful,
  },
  { of: register.loadRegister, call: (on, { household }) => register.loadRegister(on, [household.id]), rightful },
  { of: staged.loadKeys, call: (on, victim) => staged.loadKeys(on, rangeOf(victim)), rightful },
  {
    of: staged.findStale,
    call: (on, victim) => staged.findStale(on, keysOf(victim)),
    rightful,
    besides: { department: IMPORTS },
  },
  {
    of: later.laterChanges,
    call: (on, { household }) => later.laterChanges(on, household.sourceId),
    rightful,
    besides: { department: IMPORTS },
  },
]

const writes: WriteRow[] = [
  {
    of: apply.applyRange,
    call: async (tx, victim) => (await apply.applyRange(tx, rangeOf(victim))).rows,
    rightful,
  },
  { of: apply.rejectRange, call: (tx, victim) => apply.rejectRange(tx, rangeOf(victim)), rightful },
  { of: apply.openGroups, call: (tx, { batch }) => apply.openGroups(tx, batch.id), rightful },
  {
    of: apply.appliedRows,
    call: (tx, { batch }) => apply.appliedRows(tx, batch.id),
    before: (owner, { batch }) => owner.query("UPDATE import_row SET applied = true WHERE batch_id = $1", [batch.id]),
    rightful,
  },
  { of: batches.countRows, call: (tx, { batch }) => batches.countRows(tx, batch.id), rightful },
  { of: batches.moveBatch, call: (tx, { batch }) => batches.moveBatch(tx, batch.id, ["ready"], "discarded"), rightful },
  {
    of: batches.storePreview,
    call: (tx, { batch }) => batches.storePreview(tx, batch.id, { sheets: [], ignored: [] }, counts),
    rightful,
  },
  { of: batches.storeKind, call: (tx, { batch }) => batches.storeKind(tx, batch.id, "assistance"), rightful },
  { of: batches.storeCounts, call: (tx, { batch }) => batches.storeCounts(tx, batch.id, nothingYet), rightful },
  { of: batches.failBatch, call: (tx, { batch }) => batches.failBatch(tx, batch.id, "试验"), rightful },
  { of: batches.confirmBatch, call: async (tx, victim) => batches.confirmBatch(tx, await known(victim)), rightful },
  {
    of: staging.stageRows,
    call: async (tx, { batch }) => {
      const row = {
        seq: 7,
        sheet: "户",
        rowNo: 9,
        groupNo: 9,
        outcome: "rejected" as const,
        reasons: ["试验"],
        data: {},
      }
      await staging.stageRows(tx, batch.id, [row])
    },
    rightful,
  },
  { of: staging.clearStaged, call: (tx, { batch }) => staging.clearStaged(tx, batch.id), rightful },
  {
    of: undo.undoSome,
    call: (tx, { applied }) => undo.undoSome(tx, applied.sourceId, applied.sourceId, 10),
    rightful: "countyStaff",
  },
  { of: uploads.discardBatch, call: (tx, { batch }) => uploads.discardBatch(tx, batch.id), rightful },
]

const idOf = (id: string) => ({ id })
const commands: ActionRow[] = [
  {
    of: actions.uploadWorkbook,
    permission: "import.run",
    rightful,
    ownOnly: "a new batch of the actor's own area",
    input: () => ({ name: "新表.xlsx", bytes: new Uint8Array(blank) }),
  },
  { of: actions.confirmImport, permission: "import.run", rightful, input: ({ batch }) => idOf(batch.id) },
  { of: actions.discardImport, permission: "import.run", rightful, input: ({ batch }) => idOf(batch.id) },
  {
    of: actions.undoImport,
    permission: "import.run",
    rightful: "countyStaff",
    input: ({ applied }) => ({ id: applied.id, reason: "试验撤销" }),
  },
]

const anyoneWhoImports = "the same for everybody who may import: no row of any register"

export const imports: Rows = {
  reads,
  writes,
  actions: commands,
  routes: [
    {
      of: returnedRows,
      permission: "import.run",
      rightful,
      request: ({ batch }) => ({ path: `/api/imports/${batch.id}/returned`, params: { id: batch.id } }),
    },
    {
      of: upload,
      permission: "import.run",
      rightful,
      answer: "own",
      ownOnly: "a new batch of the actor's own area",
      request: () => ({ path: "/api/imports", body: new Uint8Array(blank) }),
    },
    {
      of: template,
      permission: "import.run",
      rightful,
      answer: "own",
      request: () => ({ path: "/api/imports/template" }),
    },
  ],
  exempt: [
    { of: sample, because: anyoneWhoImports },
    { of: samples.listSamples, because: anyoneWhoImports },
    { of: samples.readSample, because: anyoneWhoImports },
    { of: templates.templateSheets, because: anyoneWhoImports },
    { of: registerStaging.stagedRow, because: "shapes what it is given, asks nothing" },
    { of: apply.assignments, because: "a piece of SQL, asks nothing" },
    { of: apply.refreshStatistics, because: "statistics for the planner, takes and tells nothing" },
    { of: apply.planGenerally, because: "a setting of the transaction" },
    { of: staged.openRows, because: "a condition, asked in loadKeys" },
    { of: staged.wholeGroups, because: "sorts what it is given, asks nothing" },
    { of: later.refusalOfUndo, because: "a sentence out of counts" },
    { of: batches.startUndo, because: "takes a batch that getBatch gave out; see undoImport" },
    { of: uploads.storeUpload, because: "takes no id: a new batch of the actor's own area; see uploadWorkbook" },
    { of: uploads.removeOldFiles, because: "takes no id: what has run out in the actor's own area; see discardBatch" },
  ],
}
