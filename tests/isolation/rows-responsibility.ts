import * as actions from "@/lib/features/handovers/actions"
import * as mutations from "@/lib/features/handovers/mutations"
import * as queries from "@/lib/features/handovers/queries"
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
    { of: queries.listHandovers, call: (on) => queries.listHandovers(on), rightful: "helper" },
    { of: queries.countOffered, call: (on) => queries.countOffered(on), rightful: "firstSecretary" },
    {
      of: queries.householdsOf,
      call: (on, { people }) => queries.householdsOf(on, people.rightful.helper.actorId),
      before: free,
      rightful: "helper",
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
