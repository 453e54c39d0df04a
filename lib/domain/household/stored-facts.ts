import { z } from "zod"
import {
  HOUSEHOLD_FIELDS,
  type HouseholdFacts,
  householdFactsSchema,
  MEMBER_FIELDS,
} from "@/lib/domain/classification/facts"

const value = z.union([z.string(), z.number(), z.boolean(), z.null()])

/**
 * Facts as a stored result keeps them: values alone, a third of the size. The household's in the order of
 * HOUSEHOLD_FIELDS; of each member the id and the relation, then MEMBER_FIELDS.
 */
const storedSchema = z.object({ household: z.array(value), members: z.array(z.array(value)) })
export type StoredFacts = z.infer<typeof storedSchema>

export function storeFacts(facts: HouseholdFacts): StoredFacts {
  return {
    household: HOUSEHOLD_FIELDS.map((field) => facts[field]),
    members: facts.members.map((member) => [
      member.id,
      member.relation,
      ...MEMBER_FIELDS.map((field) => member[field]),
    ]),
  }
}

/** @throws when the stored content is not what storeFacts wrote */
export function restoreFacts(stored: unknown): HouseholdFacts {
  const { household, members } = storedSchema.parse(stored)
  const named = (fields: readonly string[], values: readonly unknown[]) =>
    Object.fromEntries(fields.map((field, index) => [field, values[index]]))
  return householdFactsSchema.parse({
    ...named(HOUSEHOLD_FIELDS, household),
    members: members.map((values) => named(["id", "relation", ...MEMBER_FIELDS], values)),
  })
}
