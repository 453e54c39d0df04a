import { INDICATORS } from "@/lib/domain/indicators/indicators"
import { householdsByPlace } from "@/lib/features/households/queries"
import { measureCondition } from "@/lib/features/measures/queries"
import * as queries from "@/lib/features/overview/queries"
import { problemCondition } from "@/lib/features/problems/queries"
import type { Rows } from "./row"

const CONDITION = "a condition, not a question: asked in listHouseholds, countIndicators and the lists of its own noun"

/** Figures of the overview: households in reach by place, none elsewhere. */
export const overview: Rows = {
  reads: [
    {
      of: queries.countIndicators,
      call: async (on, { village }) =>
        [...(await queries.countIndicators(on, INDICATORS, { place: village, digits: 12 })).values()].flatMap((by) => [
          ...by.values(),
        ]),
      rightful: "firstSecretary",
      besides: { helper: "counts a household of the helper's own in that village, and no other" },
    },
  ],
  exempt: [
    { of: householdsByPlace, because: CONDITION },
    { of: measureCondition, because: CONDITION },
    { of: problemCondition, because: CONDITION },
  ],
}
