import type { Labour, Relation, SchoolStatus } from "@/lib/domain/household/codes"
import type { Random } from "./random"

export type Sex = "male" | "female"

/** Where somebody stands in the family, seen from the middle generation. */
export type Place =
  | "middle"
  | "partner"
  | "father"
  | "mother"
  | "grandmother"
  | "brother"
  | "child"
  | "childPartner"
  | "grandchild"

/** A person while the family is put together; the dictionary values are made from it. */
export interface Person {
  place: Place
  relation: Relation
  sex: Sex
  /** Whole years on the reference day. */
  age: number
  /** Null = at no school; then an education is recorded. */
  school: SchoolStatus | null
  labour: Labour
  illness: "none" | "chronic" | "major"
  /** 1–4, null = none. */
  disability: number | null
  tekun: boolean
  startup: boolean
  atRisk: boolean
  dropout: boolean
}

/**
 * No age lies where a birthday within a few years would change a result: grown-ups are at most 56 or at least 62.
 * Both steps are small enough to leave every parent fifteen years older than the child.
 */
export const steadyAge = (age: number): number => (age >= 57 && age <= 59 ? 56 : age === 60 || age === 61 ? 62 : age)

export function personOf(random: Random, place: Place, sex: Sex, age: number, school: SchoolStatus | null): Person {
  const years = steadyAge(age)
  return {
    place,
    relation: "other",
    sex,
    age: years,
    school: school ?? (years < 3 ? "under_school_age" : null),
    labour: "none",
    illness: years >= 62 && random.chance(0.45) ? "chronic" : "none",
    disability: null,
    tekun: false,
    startup: false,
    atRisk: false,
    dropout: false,
  }
}

export const isPupil = (person: Person): boolean => person.school !== null && person.school !== "under_school_age"
export const isGrown = (person: Person): boolean => person.age >= 18 && person.age <= 56 && !isPupil(person)

/** 在校生状况 of somebody of this age (3–21) who is at school: the year of school that began last September. */
export function schoolAt(random: Random, age: number): SchoolStatus {
  if (age < 6) return "preschool"
  if (age < 12) return "primary"
  if (age < 15) return age === 12 ? "grade7" : age === 13 ? "grade8" : "grade9"
  const year = ((age - 15) % 3) + 1
  if (age < 18) {
    if (random.chance(0.45)) return year === 1 ? "secondary1" : year === 2 ? "secondary2" : "secondary3"
    return year === 1 ? "senior1" : year === 2 ? "senior2" : "senior3"
  }
  if (age === 21) return "bachelor4"
  if (random.chance(0.5)) return year === 1 ? "higher1" : year === 2 ? "higher2" : "higher3"
  return year === 1 ? "bachelor1" : year === 2 ? "bachelor2" : "bachelor3"
}
