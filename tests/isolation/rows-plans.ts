import { GET as exportMeasures } from "@/app/api/measures/route"
import * as measureActions from "@/lib/features/measures/actions"
import * as measures from "@/lib/features/measures/mutations"
import * as measureQueries from "@/lib/features/measures/queries"
import * as actions from "@/lib/features/plans/actions"
import * as mutations from "@/lib/features/plans/mutations"
import * as queries from "@/lib/features/plans/queries"
import { today } from "@/lib/platform/clock"
import type { Owner } from "./owner-row"
import { CASEWORK_AT } from "./plant-casework"
import type { Rows } from "./row"
import type { Victim } from "./victim"

const texts = { difficulty: "试验难处", aims: "试验目标" }
const consent = { consentBy: "试验人", consentHow: "spoken", consentOn: today() }
const step = (victim: Victim) => ({ ids: [victim.casework.measure], to: "delivered", on: today(), note: "" }) as const

/** The victim's plan as a draft that waits for the household's word. */
const asPlanned = (owner: Owner, { county, casework }: Victim) =>
  owner.query("UPDATE plan_measure SET state = 'planned', to_version = NULL WHERE county_code = $1 AND id = $2", [
    county,
    casework.measure,
  ])
const asDraft = (owner: Owner, { county, casework }: Victim) =>
  owner.query("UPDATE plan SET state = 'draft', agreed_at = NULL WHERE county_code = $1 AND id = $2", [
    county,
    casework.plan,
  ])

/** Plans and measures. */
export const plans: Rows = {
  reads: [
    { of: queries.getPlan, call: (on, { household }) => queries.getPlan(on, household.id), rightful: "helper" },
    {
      of: measureQueries.listMeasures,
      call: (on, { village }) => measureQueries.listMeasures(on, { place: village }),
      rightful: "departmentStaff",
    },
    {
      of: measureQueries.countListed,
      call: (on, { village }) => measureQueries.countListed(on, { place: village }),
      rightful: "departmentStaff",
    },
    {
      of: measureQueries.streamMeasures,
      call: async (on, { village }) => {
        const found = []
        for await (const rows of measureQueries.streamMeasures(on, { place: village })) found.push(...rows)
        return found
      },
      rightful: "departmentStaff",
    },
    {
      of: measureQueries.countMeasures,
      call: (on, { village }) => measureQueries.countMeasures(on, { place: village }),
      rightful: "helper",
    },
  ],
  writes: [
    {
      of: measures.moveMeasures,
      call: async (tx, victim) => (await measures.moveMeasures(tx, step(victim))).moved,
      rightful: "departmentStaff",
    },
    {
      of: mutations.lockPlan,
      call: (tx, { casework }) => mutations.lockPlan(tx, casework.plan),
      rightful: "helper",
    },
    {
      of: mutations.saveDraft,
      call: async (tx, { household }) => {
        const saved = await mutations.saveDraft(tx, household.id, undefined, texts, "试验修订")
        return saved.outcome === "saved" ? saved : null
      },
      rightful: "helper",
    },
    {
      of: mutations.addMeasures,
      call: (tx, { household }) => mutations.addMeasures(tx, household.id, 1, ["shop.training"]),
    },
    {
      of: mutations.agree,
      call: async (tx, { casework }) => {
        const plan = await mutations.lockPlan(tx, casework.plan)
        return plan && mutations.agree(tx, plan, consent, [])
      },
    },
    {
      of: mutations.end,
      call: async (tx, { casework }) => {
        const plan = await mutations.lockPlan(tx, casework.plan)
        return plan && mutations.end(tx, plan, "试验结束")
      },
    },
    {
      of: mutations.takeOut,
      before: asPlanned,
      call: (tx, { casework }) => mutations.takeOut(tx, casework.measure),
      rightful: "helper",
    },
    {
      of: mutations.changeMeasure,
      call: async (tx, { casework }) => {
        const change = { department: "shangwu", dueOn: today() }
        const changed = await mutations.changeMeasure(tx, casework.measure, CASEWORK_AT, change)
        return typeof changed === "string" ? null : changed
      },
    },
  ],
  actions: [
    {
      of: measureActions.moveMeasure,
      permission: "measure.progress",
      rightful: "departmentStaff",
      input: (victim) => step(victim),
    },
    {
      of: actions.savePlan,
      permission: "plan.edit",
      rightful: "helper",
      input: ({ household }) => ({ householdId: household.id, ...texts, reason: "试验修订", add: ["shop.training"] }),
    },
    {
      of: actions.agreePlan,
      permission: "plan.edit",
      rightful: "helper",
      before: asDraft,
      input: ({ casework }) => ({ planId: casework.plan, changedAt: CASEWORK_AT, ...consent }),
    },
    {
      of: actions.endPlan,
      permission: "plan.edit",
      rightful: "firstSecretary",
      input: ({ casework }) => ({ planId: casework.plan, reason: "试验结束" }),
    },
    {
      of: actions.takeOutMeasure,
      permission: "plan.edit",
      rightful: "helper",
      before: asPlanned,
      input: ({ casework }) => ({ id: casework.measure }),
    },
    {
      of: actions.changeMeasure,
      permission: "plan.edit",
      rightful: "townshipStaff",
      input: ({ casework }) => ({
        id: casework.measure,
        changedAt: CASEWORK_AT,
        department: "shangwu",
        dueOn: today(),
      }),
    },
  ],
  routes: [
    {
      of: exportMeasures,
      permission: "household.export",
      request: ({ village }) => ({ path: `/api/measures?place=${village}` }),
      answer: "own",
    },
  ],
  exempt: [
    {
      of: queries.planFacts,
      because: "a piece of SQL about a household that the statement around it has found in reach",
    },
    {
      of: measures.noteDepartments,
      because:
        "counts again what is there, in households that the database's own function finds in reach (wall.test.ts)",
    },
  ],
}
