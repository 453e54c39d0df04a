import { GET as exportTable } from "@/app/api/table/route"
import * as actions from "@/lib/features/classification/actions"
import * as chunks from "@/lib/features/classification/chunk-queries"
import * as facts from "@/lib/features/classification/facts-queries"
import * as store from "@/lib/features/classification/mutations"
import * as override from "@/lib/features/classification/override-mutations"
import * as queries from "@/lib/features/classification/queries"
import * as run from "@/lib/features/classification/run-mutations"
import * as runs from "@/lib/features/classification/run-queries"
import { PREVIEW, RUN } from "@/lib/features/classification/schema"
import * as table from "@/lib/features/classification/table-queries"
import * as policy from "@/lib/features/policy/queries"
import { today } from "@/lib/platform/clock"
import { Prisma } from "@/lib/platform/db/generated/client"
import type { Owner } from "./owner-row"
import type { ActionRow, Besides, Rows } from "./row"
import type { Victim } from "./victim"

const OWN_VILLAGES = "the helper's and the department's own household lies in that village"
const JOBS = "background work is seen by whoever has its area: figures, no person; the page asks for pathway.classify"
const byArea: Besides = { helper: JOBS, department: JOBS, auditor: JOBS }
const SUMS = "a department reads the sums of its county (overview.read): they hold no person"
const thisHousehold = (victim: Victim) => Prisma.sql`h.id = ${victim.household.id}::uuid`

/** Only one run at a time: those that other rows have left are over. */
const endRuns = (owner: Owner, victim: Victim) =>
  owner.query(
    "UPDATE job SET state = 'cancelled' WHERE county_code = $1 AND kind LIKE 'classification.%' AND state IN ('queued', 'running')",
    [victim.county],
  )
const reason = "情况有变,县里会商"
const nextYear = (): string => `${Number(today().slice(0, 4)) + 1}-01-01`
const reviewOn = (): string => nextYear()

const overrides: ActionRow[] = [
  {
    of: actions.overridePathway,
    permission: "pathway.override",
    rightful: "townshipStaff",
    input: ({ household }) => ({ householdId: household.id, pathway: "P04", reason, reviewOn: reviewOn() }),
  },
  {
    of: actions.keepOverride,
    permission: "pathway.override",
    rightful: "townshipStaff",
    input: ({ household }) => ({ householdId: household.id, reason, reviewOn: reviewOn() }),
  },
  {
    of: actions.endOverride,
    permission: "pathway.override",
    rightful: "townshipStaff",
    input: ({ household }) => ({ householdId: household.id, reason }),
  },
]

const commands: ActionRow[] = [
  {
    of: actions.requestPreview,
    permission: "pathway.classify",
    ownOnly: "a run of the actor's own county",
    before: endRuns,
    input: () => ({}),
  },
  {
    of: actions.requestRun,
    permission: "pathway.classify",
    before: endRuns,
    input: ({ jobs }) => ({ preview: jobs.preview, reason }),
  },
]

export const classification: Rows = {
  reads: [
    {
      of: queries.getExplanation,
      call: (on, victim) => queries.getExplanation(on, victim.household.id),
      rightful: "departmentStaff",
    },
    {
      of: facts.readFacts,
      call: (on, victim) => facts.readFacts(on, thisHousehold(victim), today()),
      rightful: "helper",
    },
    {
      of: chunks.listChunks,
      call: async (on, victim) =>
        (await chunks.listChunks(on)).filter(({ first, last }) => first <= victim.village && victim.village <= last),
      besides: { helper: OWN_VILLAGES, department: OWN_VILLAGES },
    },
    {
      of: table.getCountyTable,
      call: async (on, victim) => {
        const { total, places } = await table.getCountyTable(on, { place: victim.village })
        return { total, places }
      },
      besides: { department: SUMS },
    },
    { of: runs.newestPreview, call: (on) => runs.newestPreview(on), besides: byArea },
    { of: runs.draftPreview, call: (on, { jobs }) => runs.draftPreview(on, jobs.draft), besides: byArea },
    { of: runs.listRuns, call: (on) => runs.listRuns(on), besides: byArea },
    {
      of: runs.listExamples,
      call: (on, { household }) => runs.listExamples(on, [household.id]),
      rightful: "departmentStaff",
    },
  ],
  writes: [
    {
      of: store.classifyHouseholds,
      call: (tx, victim) => store.classifyHouseholds(tx, [victim.household.id], nextYear()),
    },
    {
      of: store.classifyWith,
      call: async (tx, victim) => store.classifyWith(tx, await policy.engineOn(tx, nextYear()), thisHousehold(victim)),
    },
    { of: override.lockForOverride, call: (tx, victim) => override.lockForOverride(tx, victim.household.id) },
    {
      of: override.setOverride,
      call: (tx, { household, village }) => {
        const decided = {
          id: household.id,
          villageCode: village,
          status: "determined",
          computed: null,
          override: "P08",
        }
        return override.setOverride(tx, decided, { pathway: "P04", reason, reviewOn: reviewOn() }, "-")
      },
    },
    {
      of: override.endOverride,
      call: (tx, { household, village }) => {
        const decided = {
          id: household.id,
          villageCode: village,
          status: "determined",
          computed: null,
          override: "P08",
        }
        return override.endOverride(tx, decided, reason)
      },
    },
  ],
  actions: [...overrides, ...commands],
  routes: [
    {
      of: exportTable,
      permission: "household.export",
      answer: "own",
      request: ({ village }) => ({ path: `/api/table?place=${village}` }),
    },
  ],
  exempt: [
    { of: runs.previewResult, because: "reads what it is given" },
    { of: runs.runResult, because: "reads what it is given" },
    { of: chunks.inChunk, because: "a condition, asks nothing" },
    {
      of: run.reserveRun,
      because: `takes no id: asks for the actor's own county whether ${PREVIEW} or ${RUN} is under way`,
    },
  ],
}
