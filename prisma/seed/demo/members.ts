import type { MemberValues } from "@/lib/domain/household/member-fields"
import { MEMBER_FIELDS } from "@/lib/domain/household/member-fields"
import { givenNameOf, type Place as Region, surnameOf } from "./names"
import { birthDateOf, type Numbers } from "./numbers"
import { isGrown, isPupil, type Person } from "./person"
import type { Random } from "./random"
import type { HouseFacts } from "./recipes"
import { workOf } from "./work"

export interface Setting {
  region: Region
  /** Prefecture or province in which many find work. */
  workPlaces: readonly string[]
}

const BLANK = Object.fromEntries(MEMBER_FIELDS.map((field) => [field.key, null])) as MemberValues

type Education = NonNullable<MemberValues["education"]>

function educationOf(random: Random, person: Person): Education | null {
  if (person.school !== null) return null
  if (person.dropout) return "primary"
  if (person.startup)
    return random.weighted([
      ["junior", 30],
      ["senior", 40],
      ["college", 30],
    ] as const)
  if (person.age >= 62)
    return random.weighted([
      ["illiterate", 35],
      ["primary", 45],
      ["junior", 20],
    ] as const)
  if (person.age >= 42)
    return random.weighted([
      ["primary", 30],
      ["junior", 55],
      ["senior", 12],
      ["college", 3],
    ] as const)
  if (person.age >= 28)
    return random.weighted([
      ["primary", 8],
      ["junior", 50],
      ["senior", 26],
      ["college", 11],
      ["bachelor", 5],
    ] as const)
  return random.weighted([
    ["junior", 35],
    ["senior", 40],
    ["college", 25],
  ] as const)
}

function healthOf(random: Random, person: Person): Partial<MemberValues> {
  const health: ("healthy" | "chronic" | "major" | "disabled")[] = []
  if (person.illness !== "none") health.push(person.illness)
  if (person.disability !== null) health.push("disabled")
  if (health.length === 0) health.push("healthy")
  const values: Partial<MemberValues> = { health }
  if (person.disability !== null) {
    values.disabilityGrade = String(person.disability) as MemberValues["disabilityGrade"]
    values.disabilityType = random.weighted([
      ["limb", 50],
      ["sight", 12],
      ["hearing", 14],
      ["intellect", 10],
      ["mental", 10],
      ["speech", 4],
    ] as const)
  }
  if (person.illness === "major" || (person.illness === "chronic" && random.chance(0.3))) {
    const total = person.illness === "major" ? random.int(80, 900) * 100 : random.int(5, 60) * 100
    const covered = Math.round((total * random.int(55, 75)) / 10_000) * 100
    const aided = person.illness === "major" ? Math.round((total * random.int(5, 12)) / 10_000) * 100 : 0
    Object.assign(values, {
      medicalTotalYuan: total,
      medicalReimbursedYuan: covered,
      medicalAidedYuan: aided,
      medicalSelfPaidYuan: total - covered - aided,
      medicalAid: aided > 0,
    })
  }
  return values
}

function insuranceOf(random: Random, person: Person, allowance: boolean): Partial<MemberValues> {
  const employee = isGrown(person) && random.chance(0.04)
  const grown = person.age >= 18 && !isPupil(person)
  return {
    residentMedical: !employee,
    employeeMedical: employee,
    criticalIllness: true,
    ...(grown ? { residentPension: !employee, employeePension: employee } : {}),
    subsistenceAllowance: allowance && !person.tekun,
    extremePoverty: person.tekun,
    ...(person.disability === null ? {} : { disabilitySubsidy: person.disability <= 2 || allowance }),
  }
}

const AIDED: Partial<
  Record<NonNullable<MemberValues["schoolStatus"]>, readonly [NonNullable<MemberValues["aidStage"]>, string, number]>
> = {
  secondary1: ["secondary_vocational", "雨露计划", 3000],
  secondary2: ["secondary_vocational", "雨露计划", 3000],
  secondary3: ["secondary_vocational", "雨露计划", 3000],
  higher1: ["higher_vocational", "雨露计划", 3000],
  higher2: ["higher_vocational", "雨露计划", 3000],
  higher3: ["higher_vocational", "雨露计划", 3000],
  senior1: ["senior", "普通高中国家助学金", 2000],
  senior2: ["senior", "普通高中国家助学金", 2000],
  senior3: ["senior", "普通高中国家助学金", 2000],
}

function schoolingOf(random: Random, person: Person): Partial<MemberValues> {
  const aid = person.school === null ? undefined : AIDED[person.school]
  return {
    schoolStatus: person.school,
    // Who is too old to be at school is not asked; the rules of the register say no for them.
    ...(person.age < 30 ? { schoolDropout: person.dropout, schoolingAtRisk: person.atRisk } : {}),
    ...(person.dropout ? { dropoutReason: random.chance(0.6) ? "dislike" : "cost" } : {}),
    ...(aid && random.chance(0.7)
      ? { aidStage: aid[0], aidProgramme: aid[1], aidAmountYuan: aid[2], aidTerm: "2025至2026学年" }
      : {}),
  }
}

/** ID card, or for some disabled people the disability card, which is its number with category and grade. */
function documentOf(random: Random, person: Person, values: MemberValues, numbers: Numbers): Partial<MemberValues> {
  const idNumber = numbers.idNumber(values.birthDate ?? "", person.sex)
  const category = { sight: 1, hearing: 2, speech: 3, limb: 4, intellect: 5, mental: 6, multiple: 7 }
  if (values.disabilityType && person.disability !== null && random.chance(0.5)) {
    return {
      documentType: "disability_card",
      idNumber: `${idNumber}${category[values.disabilityType]}${person.disability}`,
    }
  }
  return { documentType: "id_card", idNumber }
}

function politicsOf(random: Random, person: Person): MemberValues["politicalStatus"] {
  if (person.age < 14) return "masses"
  if (person.age < 26) return isPupil(person) && random.chance(0.35) ? "youth_league" : "masses"
  return random.chance(0.03) ? "party" : "masses"
}

/** Who gets which surname: children and brothers that of the man of the house, who married in their own. */
function surnamesOf(random: Random, people: readonly Person[], region: Region): (person: Person) => string {
  const family = surnameOf(random, region)
  const ownSurname = people.some((person) => person.place === "middle" && person.sex === "male")
  return (person) => {
    const marriedIn = ["partner", "mother", "grandmother", "childPartner"].includes(person.place)
    const widow = person.place === "middle" && person.sex === "female" && !ownSurname
    return marriedIn || widow ? surnameOf(random, region) : family
  }
}

/** All dictionary values of the members, the head first. No two of a family have the same name. */
export function memberValuesOf(
  random: Random,
  people: readonly Person[],
  numbers: Numbers,
  facts: HouseFacts,
  setting: Setting,
  allowance: boolean,
): MemberValues[] {
  const surname = surnamesOf(random, people, setting.region)
  const names = new Set<string>()
  const nameOf = (person: Person, birthYear: number): string => {
    const first = surname(person)
    for (;;) {
      const name = first + givenNameOf(random, person.sex, birthYear)
      if (names.has(name)) continue
      names.add(name)
      return name
    }
  }
  const ethnicity = setting.region === "hainan" && random.chance(0.08) ? "黎族" : "汉族"
  const earner = people.find((person) => person.labour === "ordinary" || person.labour === "skilled")
  return people.map((person) => {
    const birthDate = birthDateOf(random, person.age)
    const values: MemberValues = {
      ...BLANK,
      name: nameOf(person, Number(birthDate.slice(0, 4))),
      sex: person.sex,
      birthDate,
      relation: person.relation,
      ethnicity,
      politicalStatus: politicsOf(random, person),
      ...schoolingOf(random, person),
      education: educationOf(random, person),
      ...healthOf(random, person),
      labour: person.labour,
      ...insuranceOf(random, person, allowance),
      ...(person.sex === "female" ? { twoCancers: false } : {}),
      ...(person.age >= 13 ? { startupDesire: person.startup } : {}),
      ...(person.age >= 6 ? { speaksMandarin: person.age < 62 || random.chance(0.5) } : {}),
      ...(person.age >= 18 && person.sex === "male" ? { veteran: random.chance(0.02) } : {}),
      ...workOf(random, person, person === earner, facts, setting.workPlaces),
    }
    return { ...values, ...documentOf(random, person, values, numbers) }
  })
}
