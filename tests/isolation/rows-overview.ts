import { INDICATORS } from "@/lib/domain/indicators/indicators"
import { householdsByPlace, listHouseholds } from "@/lib/features/households/queries"
import { measureCondition } from "@/lib/features/measures/queries"
import * as queries from "@/lib/features/overview/queries"
import { indicatorFilter } from "@/lib/features/overview/schema"
import { problemCondition } from "@/lib/features/problems/queries"
import type { Scope } from "@/lib/platform/scope/scope"
import type { Rows } from "./row"
import type { Victim } from "./victim"

const CONDITION = "a condition, not a question: asked in listHouseholds, countIndicators and the lists of its own noun"

/** What the register's summary cannot answer: counted from the households themselves. */
const COUNTED = INDICATORS.filter(({ group }) => group !== "register" && group !== "pathways")

/** How much of a village's figures is the victim's household: what is counted beyond the reader's other households there. */
async function countedOfVictim(on: Scope, { village, household }: Victim): Promise<number[]> {
  const figures = await queries.countIndicators(on, COUNTED, { place: village, digits: 12 })
  const counted: number[] = []
  for (const indicator of COUNTED) {
    const { rows } = await listHouseholds(on, indicatorFilter(indicator, village))
    counted.push((figures.get(indicator.key)?.get(village) ?? 0) - rows.filter(({ id }) => id !== household.id).length)
  }
  return counted
}

/** Figures of the overview: households in reach by place, none elsewhere. */
export const overview: Rows = {
  reads: [{ of: queries.countIndicators, call: countedOfVictim, rightful: "firstSecretary" }],
  exempt: [
    { of: householdsByPlace, because: CONDITION },
    { of: measureCondition, because: CONDITION },
    { of: problemCondition, because: CONDITION },
  ],
}
