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

/** What the preview of that one household shows. */
const printOf = ({ household, people }: Victim) =>
  pairings.previewPrint([{ household: household.id, helper: people.rightful.helper.actorId }])
/** Somebody of the county who has left office with the household's problem in hand. */
const leftOffice = async (owner: Owner, { county, account, casework }: Victim) => {
  await owner.query("UPDATE account SET disabled_at = now() WHERE id = $1", [account.id])
  await owner.query(
    "UPDATE problem SET owner_id = $3, state = 'open', closed_on = NULL, done_what = NULL WHERE county_code = $1 AND id = $2",
    [county, casework.problem, account.id],
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
    {
      of: pairings.pairingFigures,
      call: (on, { village }) => pairings.pairingFigures(on, village),
      rightful: "townshipStaff",
      answer: "own",
      besides: { department: "sums of its own pathways' households of the place" },
    },
    {
      of: queries.openOfferOf,
      call: (on, { household }) => queries.openOfferOf(on, household.id),
      before: (owner, { county, casework }) =>
        owner.query("UPDATE handover_item SET open = true WHERE county_code = $1 AND handover_id = $2", [
          county,
          casework.handover,
        ]),
      rightful: "helper",
    },
    {
      of: queries.countLateOffers,
      call: (on) => queries.countLateOffers(on),
      before: (owner, { county, casework }) =>
        owner.query("UPDATE handover SET respond_by = '2025-01-01' WHERE county_code = $1 AND id = $2", [
          county,
          casework.handover,
        ]),
      rightful: "townshipStaff",
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
      call: async (tx, victim) => {
        const rule = {
          place: victim.village,
          helpers: [victim.people.rightful.helper.actorId],
          most: 200,
          print: printOf(victim),
        }
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
      of: mutations.closeOffers,
      call: (tx, { household }) => mutations.closeOffers(tx, [household.id], "试验结束"),
      rightful: "helper",
    },
    {
      of: mutations.passOn,
      before: leftOffice,
      call: async (tx, { account, people }) => {
        const passed = await mutations.passOn(tx, account.id, people.rightful.firstSecretary.actorId)
        return typeof passed === "string" ? null : passed
      },
      rightful: "townshipStaff",
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
      input: (victim) => ({
        place: victim.village,
        helpers: [victim.people.rightful.helper.actorId],
        most: 200,
        print: printOf(victim),
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
      of: actions.passOnWork,
      permission: "household.assign",
      rightful: "townshipStaff",
      before: leftOffice,
      input: ({ account, people }) => ({
        fromAccount: account.id,
        toAccount: people.rightful.firstSecretary.actorId,
      }),
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
  exempt: [
    { of: pairings.previewPrint, because: "a fingerprint of what it is given; asks nothing of the database" },
    { of: pairings.cannotHelp, because: "a piece of SQL about the alias that it is given" },
  ],
}
