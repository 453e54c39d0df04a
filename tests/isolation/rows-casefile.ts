import * as actions from "@/lib/features/casefile/actions"
import * as queries from "@/lib/features/casefile/queries"
import { timelineOf } from "@/lib/features/casefile/timeline-queries"
import type { Rows } from "./row"

/** Whoever has a household of their own in the village prints that one's card and is told that it is one. */
const FEW = {
  helper: "counts and prints the own households of the village alone (fact-cards.test.ts)",
  department: "counts and prints the households of its pathways alone",
}

/** Timeline, printed documents, fact cards. */
export const casefile: Rows = {
  reads: [
    {
      of: timelineOf,
      call: async (on, { household }) => (await timelineOf(on, household.id)).rows,
      rightful: "helper",
    },
    { of: queries.factCardOf, call: (on, { household }) => queries.factCardOf(on, household.id), rightful: "helper" },
    {
      of: queries.factCardsOfVillage,
      call: (on, { village }) => queries.factCardsOfVillage(on, village),
      answer: "own",
      rightful: "firstSecretary",
    },
    {
      of: queries.countCards,
      call: (on, { village }) => queries.countCards(on, village),
      besides: FEW,
      rightful: "firstSecretary",
    },
  ],
  actions: [
    {
      of: actions.notePrinted,
      permission: "household.read",
      rightful: "helper",
      input: ({ household }) => ({ householdId: household.id, document: "dossier" }),
    },
    {
      of: actions.noteVillagePrinted,
      permission: "household.read",
      rightful: "firstSecretary",
      besides: FEW,
      input: ({ village }) => ({ villageCode: village }),
    },
  ],
}
