import { RULE_KEYS } from "@/lib/domain/classification/codes"
import * as actions from "@/lib/features/policy/actions"
import * as mutations from "@/lib/features/policy/mutations"
import * as queries from "@/lib/features/policy/queries"
import { today } from "@/lib/platform/clock"
import type { Owner } from "./owner-row"
import type { Besides, Rows } from "./row"
import type { Victim } from "./victim"

const RULES = "the rules belong to the county and hold no person: its people have pathways explained by them"
const inCounty: Besides = {
  otherTownship: RULES,
  otherVillage: RULES,
  helper: RULES,
  department: RULES,
  auditor: RULES,
}
const DRAFT = "a draft holds no person; whoever has the area of its preview sees it, and the page asks for policy.edit"
const byArea: Besides = { helper: DRAFT, department: DRAFT, auditor: DRAFT }

/** A version is the victim's own when it is the one that was planted. */
const own = (version: number): string | null => (version === 2 ? "the county's own" : null)

const endRuns = (owner: Owner, { county }: Victim) =>
  owner.query(
    "UPDATE job SET state = 'cancelled' WHERE county_code = $1 AND kind LIKE 'classification.%' AND state IN ('queued', 'running')",
    [county],
  )

export const policy: Rows = {
  reads: [
    {
      of: queries.policyOn,
      call: async (on) => own((await queries.policyOn(on, today())).version),
      besides: inCounty,
    },
    { of: queries.newestPolicy, call: async (on) => own((await queries.newestPolicy(on)).version), besides: inCounty },
    {
      of: queries.policyOfVersion,
      call: async (on) => own((await queries.policyOfVersion(on, 2)).version),
      besides: inCounty,
    },
    {
      of: queries.engineOn,
      call: async (on) => own((await queries.engineOn(on, today())).policySet.version),
      besides: inCounty,
    },
    { of: queries.listPolicyVersions, call: (on) => queries.listPolicyVersions(on), besides: inCounty },
  ],
  writes: [{ of: mutations.draftOf, call: (tx, { jobs }) => mutations.draftOf(tx, jobs.draft), besides: byArea }],
  actions: [
    {
      of: actions.previewPolicy,
      permission: "policy.edit",
      rightful: "countyAdmin",
      ownOnly: "a draft of the actor's own county",
      before: endRuns,
      input: () => ({
        order: [...RULE_KEYS],
        validFrom: today(),
        "value.adult_age": "19",
        "reference.adult_age": "试验文件",
      }),
    },
    {
      of: actions.publishPolicy,
      permission: "policy.edit",
      rightful: "countyAdmin",
      before: endRuns,
      input: ({ jobs }) => ({ preview: jobs.draft, reason: "县里会商决定" }),
    },
  ],
  exempt: [
    { of: mutations.storePolicy, because: "takes no id: a version of the actor's own county; see publishPolicy" },
    { of: queries.PolicyUnusable, because: "an error" },
    {
      of: queries.usablePolicy,
      because: "asks policyOn, and turns its error into null",
    },
  ],
}
