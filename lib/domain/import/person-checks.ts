import { RELATION, type Relation } from "@/lib/domain/household/codes"
import { readIdNumber } from "@/lib/domain/household/id-number"
import type { Values } from "./read-row"

const FEMALE: ReadonlySet<Relation> = new Set([
  "daughter",
  "daughter_in_law",
  "granddaughter",
  "granddaughter_maternal",
  "mother",
  "mother_in_law",
  "grandmother",
  "sister",
  "great_granddaughter",
  "niece",
  "brother_wife",
])
const MALE: ReadonlySet<Relation> = new Set([
  "son",
  "son_in_law",
  "grandson",
  "grandson_maternal",
  "father",
  "father_in_law",
  "grandfather",
  "brother",
  "great_grandson",
  "nephew",
  "uncle",
])

/** Birth date and sex that follow from the ID number, where they are neither stated nor recorded. */
export function derivedFromId(stated: Values, recorded: Readonly<Record<string, unknown>>): Values {
  const { idNumber } = stated
  const read = typeof idNumber === "string" ? readIdNumber(idNumber) : undefined
  if (!read || read.kind === "none" || read.kind === "wrong") return {}
  const derived: Values = {}
  if (stated.birthDate === undefined && !recorded.birthDate) derived.birthDate = read.birthDate
  if (stated.sex === undefined && !recorded.sex) derived.sex = read.sex
  return derived
}

function idDoubts(person: Values): string[] {
  const read = typeof person.idNumber === "string" ? readIdNumber(person.idNumber) : undefined
  if (!read || read.kind === "none" || read.kind === "wrong") return []
  const doubts: string[] = []
  if (person.birthDate !== undefined && person.birthDate !== read.birthDate)
    doubts.push("“出生日期”与证件号码不一致，请核对")
  if (person.sex !== undefined && person.sex !== read.sex) doubts.push("“性别”与证件号码不一致，请核对")
  return doubts
}

function relationDoubts(person: Values): string[] {
  const { relation, sex } = person
  if (typeof relation !== "string" || sex === undefined) return []
  const known = relation as Relation
  const wrong = (sex === "male" && FEMALE.has(known)) || (sex === "female" && MALE.has(known))
  return wrong ? [`“性别”与“与户主关系”（${RELATION[known][0]}）不符，请核对`] : []
}

/**
 * Questions about a person as audits ask them (dictionary 3.2, 3.9). They never keep a row out.
 * @param all what will be recorded: the stated values over the recorded ones
 */
export function personDoubts(stated: Values, all: Values): string[] {
  const doubts = [...idDoubts(stated), ...relationDoubts(all)]
  const { education, schoolStatus } = all
  const atSchool = schoolStatus !== undefined && schoolStatus !== "none"
  if (education !== undefined && atSchool) doubts.push("“文化程度”与“在校生状况”只应填一项，请核对")
  if (stated.relation !== undefined && education === undefined && schoolStatus === undefined) {
    doubts.push("“文化程度”与“在校生状况”都没有填，应填一项")
  }
  const health = all.health
  if (Array.isArray(health) && health.includes("healthy") && health.length > 1)
    doubts.push("“健康状况”同时填了健康和疾病，请核对")
  if (all.residentMedical === true && all.employeeMedical === true)
    doubts.push("居民医保与职工医保只应参加一项，请核对")
  return doubts
}
