import type { Relation } from "./codes"

export type Sex = "male" | "female"

/** A member as a life event sees one; relation to the head, null = not recorded. */
export interface Person {
  readonly id: string
  readonly relation: Relation | null
  readonly sex: Sex | null
}

type Table = Partial<Record<Relation, Relation>>

const bySex = (sex: Sex | null, male: Relation, female: Relation): Relation | null =>
  sex === null ? null : sex === "male" ? male : female

/** Of a spouse who becomes head. */
const FROM_SPOUSE: Table = {
  head: "spouse",
  son: "son",
  daughter: "daughter",
  daughter_in_law: "daughter_in_law",
  son_in_law: "son_in_law",
  grandson: "grandson",
  granddaughter: "granddaughter",
  grandson_maternal: "grandson_maternal",
  granddaughter_maternal: "granddaughter_maternal",
  father: "father_in_law",
  mother: "mother_in_law",
  father_in_law: "father",
  mother_in_law: "mother",
}

/** Of a child who becomes head: parents, brothers and sisters, and beyond. */
const FROM_CHILD: Table = {
  son: "brother",
  daughter: "sister",
  father: "grandfather",
  mother: "grandmother",
  brother: "uncle",
}

/** Of an only son, whose wife and children can only be his. */
const FROM_ONLY_SON: Table = { daughter_in_law: "spouse", grandson: "son", granddaughter: "daughter" }
const FROM_ONLY_DAUGHTER: Table = { son_in_law: "spouse", grandson_maternal: "son", granddaughter_maternal: "daughter" }

/** Of a parent who becomes head. */
const FROM_PARENT: Table = {
  father: "spouse",
  mother: "spouse",
  son: "grandson",
  daughter: "granddaughter",
  brother: "son",
  sister: "daughter",
}

function toChild(head: Person, person: Person, family: readonly Person[]): Relation | null {
  if (person.relation === "head" || person.relation === "spouse") return bySex(person.sex, "father", "mother")
  const isOnly = family.filter(({ relation }) => relation === head.relation).length === 1
  const own = head.relation === "son" ? FROM_ONLY_SON : FROM_ONLY_DAUGHTER
  const { relation } = person
  return relation === null ? null : ((isOnly ? own[relation] : undefined) ?? FROM_CHILD[relation] ?? null)
}

function toParent(person: Person): Relation | null {
  if (person.relation === "head") return bySex(person.sex, "son", "daughter")
  if (person.relation === "spouse") return bySex(person.sex, "son_in_law", "daughter_in_law")
  return person.relation === null ? null : (FROM_PARENT[person.relation] ?? null)
}

/**
 * What a member is to a new head, from what both were to the former one. Where that does not follow for certain (which of
 * two sons a grandchild belongs to) it is not recorded rather than guessed, and somebody is asked.
 */
export function relationTo(head: Person, person: Person, family: readonly Person[]): Relation | null {
  if (person.id === head.id) return "head"
  switch (head.relation) {
    case "head":
      return person.relation
    case "spouse":
      return person.relation === null ? null : (FROM_SPOUSE[person.relation] ?? null)
    case "son":
    case "daughter":
      return toChild(head, person, family)
    case "father":
    case "mother":
      return toParent(person)
    default:
      return null
  }
}
