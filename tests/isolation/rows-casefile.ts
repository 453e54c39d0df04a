import * as actions from "@/lib/features/casefile/actions"
import * as queries from "@/lib/features/casefile/queries"
import type { Rows } from "./row"

/** Timeline, printed documents, fact cards. */
export const casefile: Rows = {
  reads: [
    { of: queries.timelineOf, call: (on, { household }) => queries.timelineOf(on, household.id), rightful: "helper" },
    { of: queries.factCardOf, call: (on, { household }) => queries.factCardOf(on, household.id), rightful: "helper" },
  ],
  actions: [
    {
      of: actions.notePrinted,
      permission: "household.read",
      rightful: "helper",
      input: ({ household }) => ({ householdId: household.id, document: "dossier" }),
    },
  ],
}
