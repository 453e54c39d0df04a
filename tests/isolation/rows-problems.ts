import * as actions from "@/lib/features/problems/actions"
import * as mutations from "@/lib/features/problems/mutations"
import { chosenOwner, ownersFor } from "@/lib/features/problems/owner-queries"
import * as queries from "@/lib/features/problems/queries"
import { today } from "@/lib/platform/clock"
import type { Tx } from "@/lib/platform/db/tenant"
import { CASEWORK_AT } from "./plant-casework"
import type { Rows } from "./row"
import type { Victim } from "./victim"

const LATER = `${Number(today().slice(0, 4)) + 1}-01-15`
const closing = { on: today(), doneWhat: "试验办法", householdWord: "试验的话" }
const seen = ({ casework }: Victim) => ({ id: casework.problem, changedAt: CASEWORK_AT })
/** What a stranger would do who got hold of the problem: nothing, because it cannot be locked. */
const locked =
  (change: (tx: Tx, problem: mutations.PlacedProblem) => Promise<unknown>) =>
  async (tx: Tx, { casework }: Victim): Promise<unknown> => {
    const problem = await mutations.lockProblem(tx, casework.problem)
    return problem && change(tx, problem)
  }

/** Problems. */
export const problems: Rows = {
  reads: [
    {
      of: queries.listProblems,
      call: (on, { village }) => queries.listProblems(on, { place: village }),
      rightful: "helper",
    },
    { of: queries.countProblems, call: (on) => queries.countProblems(on), rightful: "departmentStaff" },
    {
      of: queries.problemsOfHousehold,
      call: (on, { household }) => queries.problemsOfHousehold(on, household.id),
      rightful: "helper",
    },
    {
      of: queries.getProblem,
      call: (on, { casework }) => queries.getProblem(on, casework.problem),
      rightful: "helper",
    },
    {
      of: ownersFor,
      call: (on, { household, village }) => ownersFor(on, { householdId: household.id, villageCode: village }),
      rightful: "departmentStaff",
    },
    {
      of: chosenOwner,
      call: (on, { household, village }) =>
        chosenOwner(on, { householdId: household.id, villageCode: village }, "helper"),
      rightful: "helper",
    },
  ],
  writes: [
    {
      of: mutations.raiseProblem,
      call: (tx, { household, village }) =>
        mutations.raiseProblem(tx, {
          householdId: household.id,
          villageCode: village,
          category: "other",
          title: "试验问题",
          detail: "",
          raisedOn: today(),
          dueOn: LATER,
          owner: { accountId: null, department: null },
        }),
      rightful: "helper",
    },
    { of: mutations.lockProblem, call: (tx, { casework }) => mutations.lockProblem(tx, casework.problem) },
    {
      of: mutations.lockSeen,
      call: async (tx, { casework }) => {
        const found = await mutations.lockSeen(tx, casework.problem, CASEWORK_AT)
        return typeof found === "string" ? null : found
      },
      rightful: "departmentStaff",
    },
    {
      of: mutations.assignProblem,
      call: locked((tx, problem) =>
        mutations.assignProblem(tx, problem, { accountId: null, department: "minzheng" }, ""),
      ),
    },
    { of: mutations.noteProblem, call: locked((tx, problem) => mutations.noteProblem(tx, problem, "试验进展")) },
    {
      of: mutations.postponeProblem,
      call: locked((tx, problem) => mutations.postponeProblem(tx, problem, LATER, "试验原因")),
    },
    { of: mutations.closeProblem, call: locked((tx, problem) => mutations.closeProblem(tx, problem, closing)) },
    {
      of: mutations.reopenProblem,
      call: locked((tx, problem) => mutations.reopenProblem(tx, problem, LATER, "试验原因")),
    },
  ],
  actions: [
    {
      of: actions.raiseProblem,
      permission: "problem.raise",
      rightful: "inspector",
      input: ({ household, village }) => ({
        householdId: household.id,
        villageCode: village,
        category: "water",
        title: "试验问题",
        owner: "helper",
      }),
    },
    {
      of: actions.assignProblem,
      permission: "problem.handle",
      rightful: "townshipStaff",
      input: (victim) => ({ ...seen(victim), owner: "minzheng" }),
    },
    {
      of: actions.postponeProblem,
      permission: "problem.handle",
      rightful: "departmentStaff",
      input: (victim) => ({ ...seen(victim), dueOn: LATER, reason: "试验原因" }),
    },
    {
      of: actions.noteProblem,
      permission: "problem.handle",
      rightful: "departmentStaff",
      input: (victim) => ({ ...seen(victim), note: "试验进展" }),
    },
    {
      of: actions.closeProblem,
      permission: "problem.handle",
      rightful: "helper",
      input: (victim) => ({ ...seen(victim), ...closing }),
    },
    {
      of: actions.reopenProblem,
      permission: "problem.handle",
      rightful: "firstSecretary",
      before: (owner, { county, casework }) =>
        owner.query(
          "UPDATE problem SET state = 'closed', closed_on = current_date, done_what = 'x' WHERE county_code = $1 AND id = $2",
          [county, casework.problem],
        ),
      input: (victim) => ({ ...seen(victim), dueOn: LATER, reason: "试验原因" }),
    },
  ],
}
