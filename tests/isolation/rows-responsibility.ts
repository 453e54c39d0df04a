import * as actions from "@/lib/features/handovers/actions"
import * as mutations from "@/lib/features/handovers/mutations"
import * as queries from "@/lib/features/handovers/queries"
import * as pairingActions from "@/lib/features/pairings/actions"
import * as pairingMutations from "@/lib/features/pairings/mutations"
import * as pairings from "@/lib/features/pairings/queries"
import { today } from "@/lib/platform/clock"
import type { Owner } from "./owner-row"
import type { Rows } from "./row"
import type { Victim } from "./victim"

const NAMES = "names of the county's own staff, offered to whoever hands households over"

/** The household as one that is in no open hand-over. */
const free = (owner: Owner, { county, casework }: Victim) =>
  owner.query("UPDATE handover_item SET open = false WHERE county_code = $1 AND handover_id = $2", [
    county,
    casework.handover,
  ])

/** The household as the one of its village that nobody is responsible for. */
const alone = async (owner: Owner, { county, village, household, people }: Victim) => {
  await owner.query(
    "UPDATE pairing SET ended_on = current_date, end_reason = 'left' WHERE county_code = $1 AND household_id = $2 AND ended_on IS NULL",
    [county, household.id],
  )
  await owner.query(
    `INSERT INTO pairing (county_code, household_id, village_code, account_id, started_on)
     SELECT h.county_code, h.id, h.village_code, $4, current_date FROM household h WHERE h.county_code = $1 AND h.village_code = $2 AND h.id <> $3
       AND NOT EXISTS (SELECT FROM pairing p WHERE p.county_code = h.county_code AND p.household_id = h.id AND p.ended_on IS NULL)`,
    [county, village, household.id, people.rightful.firstSecretary.actorId],
  )
}

const proposal = ({ household, people }: Victim) => ({
  fromAccount: people.rightful.helper.actorId,
  toAccount: people.rightful.firstSecretary.actorId,
  householdIds: [household.id],
  reason: "试验移交",
  respondBy: today(),
  graceDays: 7,
})

/** Hand-overs. */
export const responsibility: Rows = {
  reads: [
    {
      of: pairings.listHelperLoads,
      call: (on, { village }) => pairings.listHelperLoads(on, village),
      answer: "own",
      besides: { helper: NAMES, department: NAMES, auditor: NAMES, otherVillage: NAMES, otherTownship: NAMES },
    },
    {
      of: pairings.listUnpaired,
      call: (on, { village }) => pairings.listUnpaired(on, village),
      besides: { department: "its own pathways' households of the place" },
    },
    { of: queries.listHandovers, call: (on) => queries.listHandovers(on), rightful: "helper" },
    { of: queries.countOffered, call: (on) => queries.countOffered(on), rightful: "firstSecretary" },
    {
      of: queries.householdsOf,
      call: (on, { people }) => queries.householdsOf(on, people.rightful.helper.actorId),
      before: free,
      rightful: "helper",
    },
    {
      of: queries.listLeftOffice,
      call: (on) => queries.listLeftOffice(on),
      before: (owner, { people }) =>
        owner.query("UPDATE account SET disabled_at = now() WHERE id = $1", [people.rightful.helper.actorId]),
      rightful: "townshipStaff",
    },
    {
      of: queries.listSuccessors,
      call: (on, { people }) => queries.listSuccessors(on, people.rightful.helper.actorId),
      answer: "own",
      besides: { helper: NAMES, department: NAMES, auditor: NAMES, otherVillage: NAMES, otherTownship: NAMES },
    },
  ],
  writes: [
    {
      of: pairingMutations.pairByRule,
      call: async (tx, { village, people }) => {
        const rule = { place: village, helpers: [people.rightful.helper.actorId], most: 200, expected: 1 }
        const paired = await pairingMutations.pairByRule(tx, rule)
        return paired.outcome === "paired" ? paired : null
      },
      before: alone,
      rightful: "townshipStaff",
    },
    {
      of: mutations.propose,
      call: (tx, victim) => mutations.propose(tx, proposal(victim)),
      before: free,
      rightful: "helper",
    },
    { of: mutations.lockHandover, call: (tx, { casework }) => mutations.lockHandover(tx, casework.handover) },
    {
      of: mutations.accept,
      call: async (tx, { casework }) => {
        const handover = await mutations.lockHandover(tx, casework.handover)
        return handover && mutations.accept(tx, handover)
      },
      rightful: "firstSecretary",
    },
    {
      of: mutations.close,
      call: async (tx, { casework }) => {
        const handover = await mutations.lockHandover(tx, casework.handover)
        return handover && mutations.close(tx, handover, "declined", "试验退回")
      },
      rightful: "firstSecretary",
    },
  ],
  actions: [
    {
      of: pairingActions.pairByRule,
      permission: "household.assign",
      rightful: "townshipStaff",
      before: alone,
      input: ({ village, people }) => ({
        place: village,
        helpers: [people.rightful.helper.actorId],
        most: 200,
        expected: 1,
      }),
    },
    {
      of: actions.proposeHandover,
      permission: "handover.propose",
      rightful: "helper",
      before: free,
      input: proposal,
    },
    {
      of: actions.acceptHandover,
      permission: "handover.propose",
      rightful: "firstSecretary",
      input: ({ casework }) => ({ id: casework.handover }),
    },
    {
      of: actions.declineHandover,
      permission: "handover.propose",
      rightful: "firstSecretary",
      input: ({ casework }) => ({ id: casework.handover, reason: "试验退回" }),
    },
    {
      of: actions.withdrawHandover,
      permission: "handover.propose",
      rightful: "helper",
      input: ({ casework }) => ({ id: casework.handover, reason: "试验撤回" }),
    },
  ],
}
