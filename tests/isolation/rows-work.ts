import { GET as jobState } from "@/app/api/jobs/[id]/route"
import type { Decision } from "@/lib/domain/household/life-events"
import * as jobActions from "@/lib/features/jobs/actions"
import * as jobMutations from "@/lib/features/jobs/mutations"
import * as jobs from "@/lib/features/jobs/queries"
import * as eventActions from "@/lib/features/life-events/actions"
import * as eventMutations from "@/lib/features/life-events/mutations"
import * as events from "@/lib/features/life-events/queries"
import { lifeEventSchema } from "@/lib/features/life-events/schema"
import * as eventWrites from "@/lib/features/life-events/write-mutations"
import * as pairingActions from "@/lib/features/pairings/actions"
import * as pairingMutations from "@/lib/features/pairings/mutations"
import * as pairings from "@/lib/features/pairings/queries"
import * as viewActions from "@/lib/features/saved-views/actions"
import * as views from "@/lib/features/saved-views/mutations"
import { today } from "@/lib/platform/clock"
import type { Owner } from "./owner-row"
import type { Besides, Rows } from "./row"
import type { Victim } from "./victim"

const JOBS =
  "background work is seen by whoever has its area: state and figures, no person; the page asks for account.manage"
const byArea: Besides = { helper: JOBS, department: JOBS, auditor: JOBS }
/** The household as one that nobody is responsible for. */
const unpaired = (owner: Owner, { county, household }: Victim) =>
  owner.query(
    "UPDATE pairing SET ended_on = current_date, end_reason = 'left' WHERE county_code = $1 AND household_id = $2",
    [county, household.id],
  )
const NAMES = "names of the county's own staff, offered where somebody is chosen (household.read, household.assign)"
const staffNames: Besides = {
  otherTownship: NAMES,
  otherVillage: NAMES,
  helper: NAMES,
  department: NAMES,
  auditor: NAMES,
}

const moved = ({ household }: Victim) => ({
  householdId: household.id,
  kind: "movedOut",
  happenedOn: today(),
  memberIds: [household.memberId],
})

export const work: Rows = {
  reads: [
    {
      of: jobs.listJobs,
      call: async (on, victim) => (await jobs.listJobs(on)).filter(({ id }) => id === victim.jobs.queued),
      besides: byArea,
    },
    { of: jobs.isAnyWaiting, call: (on) => jobs.isAnyWaiting(on), before: waiting, besides: byArea },
    {
      of: events.listLifeEvents,
      call: (on, { household }) => events.listLifeEvents(on, household.id),
      rightful: "departmentStaff",
    },
    { of: pairings.listResponsible, call: (on) => pairings.listResponsible(on), answer: "own" },
    {
      of: pairings.listAssignable,
      call: (on, { village }) => pairings.listAssignable(on, village),
      besides: staffNames,
    },
  ],
  writes: [
    {
      of: jobMutations.findRequester,
      call: (tx, victim) => jobMutations.findRequester(tx, victim.jobs.queued),
      besides: byArea,
    },
    {
      of: eventMutations.recordLifeEvent,
      call: async (tx, victim) => {
        const recorded = await eventMutations.recordLifeEvent(tx, lifeEventSchema.parse(moved(victim)))
        return recorded.ok ? recorded : null
      },
      rightful: "firstSecretary",
    },
    {
      of: eventWrites.foundHousehold,
      call: (tx, { household, village }) => {
        const former = { roll_type: "lifted", group_name: null, village_code: village }
        return eventWrites.foundHousehold(tx, former as never, village, household.sourceId)
      },
    },
    {
      of: eventWrites.carryPairings,
      call: (tx, { household }) => eventWrites.carryPairings(tx, household.id, null, null, [household.id]),
    },
    {
      of: eventWrites.writeMembers,
      call: (tx, { household, village }) => {
        const decision: Decision = { moved: [], related: [], ended: [household.memberId], closed: [], adds: false }
        const home = { id: household.id, villageCode: village }
        return eventWrites.writeMembers(tx, decision, home, null, "试验", household.sourceId)
      },
    },
    {
      of: eventWrites.addNewcomer,
      call: (tx, { household, village }) => {
        const input = { kind: "movedIn", happenedOn: today(), person: { name: "外人" } }
        const home = { id: household.id, villageCode: village }
        return eventWrites.addNewcomer(tx, input as never, home, 9, household.sourceId)
      },
    },
    {
      of: pairingMutations.assign,
      call: async (tx, { household, people }) => {
        const assigned = await pairingMutations.assign(tx, household.id, people.rightful.helper.actorId)
        return assigned.outcome === "assigned" ? assigned : null
      },
      before: unpaired,
      rightful: "townshipStaff",
    },
    { of: views.removeView, call: (tx, { view }) => views.removeView(tx, view) },
  ],
  actions: [
    {
      of: jobActions.stopJob,
      permission: null,
      rightful: "townshipStaff",
      input: ({ jobs: { queued } }) => ({ id: queued }),
    },
    { of: eventActions.recordLifeEvent, permission: "household.edit", rightful: "firstSecretary", input: moved },
    {
      of: pairingActions.assignHousehold,
      permission: "household.assign",
      rightful: "townshipStaff",
      before: unpaired,
      input: ({ household, people }) => ({ householdId: household.id, accountId: people.rightful.helper.actorId }),
    },
    { of: viewActions.removeView, permission: "household.read", input: ({ view }) => ({ id: view }) },
    {
      of: viewActions.saveView,
      permission: "household.read",
      ownOnly: "a view of the actor's own",
      input: () => ({ name: "试验视图", query: "?roll=lifted" }),
    },
  ],
  routes: [
    {
      of: jobState,
      permission: null,
      rightful: "townshipStaff",
      answer: "own",
      request: ({ jobs: { queued } }) => ({ path: `/api/jobs/${queued}`, params: { id: queued } }),
    },
  ],
  exempt: [
    { of: views.saveView, because: "takes no id: a view of the actor's own" },
    { of: events.eventName, because: "a word for a code" },
  ],
}

/** Waiting for a minute already, so that there is something to be told. */
function waiting(owner: { query(text: string, values: unknown[]): Promise<unknown> }, { county }: Victim) {
  return owner.query(
    "UPDATE job SET created_at = now() - interval '1 hour' WHERE county_code = $1 AND state = 'queued'",
    [county],
  )
}
