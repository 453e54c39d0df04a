import type { PathwayKey } from "@/lib/domain/classification/codes"
import { HOUSEHOLD_FIELDS, type HouseholdValues } from "@/lib/domain/household/household-fields"
import type { Numbers } from "./numbers"
import type { Person } from "./person"
import type { Random } from "./random"
import type { HouseFacts } from "./recipes"

const BLANK = Object.fromEntries(HOUSEHOLD_FIELDS.map((field) => [field.key, null])) as HouseholdValues

type RollType = NonNullable<HouseholdValues["rollType"]>
type Cause = NonNullable<HouseholdValues["mainCause"]>
type Risk = NonNullable<HouseholdValues["returnRisks"]>[number]

const ROLL_TYPES: readonly (readonly [RollType, number])[] = [
  ["lifted", 76],
  ["lifted_without_policy", 3],
  ["monitored_unstable", 8],
  ["monitored_edge", 5],
  ["monitored_sudden", 2],
  ["registered_poor", 6],
]

const CAUSES: Readonly<Record<PathwayKey, readonly Cause[]>> = {
  P01: ["road", "funds", "other"],
  P02: ["funds", "technique", "motivation"],
  P03: ["labour", "technique"],
  P04: ["technique", "funds"],
  P05: ["labour", "illness"],
  P06: ["schooling"],
  P07: ["technique"],
  P08: ["technique", "funds"],
  P09: ["technique", "land", "funds"],
  P10: ["funds"],
  P11: ["motivation", "other", "disaster"],
  P12: ["illness", "disability", "labour"],
}
const RISKS: Readonly<Partial<Record<Cause, Risk>>> = {
  illness: "illness",
  disability: "disability",
  schooling: "schooling",
  disaster: "disaster",
  labour: "labour",
  funds: "industry",
  technique: "work",
}

function rollOf(random: Random, cause: Cause, numbers: Numbers, contact: string): Partial<HouseholdValues> {
  const rollType = random.weighted(ROLL_TYPES)
  const lifted = rollType.startsWith("lifted") || rollType === "monitored_unstable"
  const values: Partial<HouseholdValues> = { rollType, mainCause: cause }
  if (lifted)
    values.liftedYear = random.weighted([
      [2016, 10],
      [2017, 18],
      [2018, 34],
      [2019, 28],
      [2020, 10],
    ] as const)
  if (!rollType.startsWith("monitored")) return values
  const year = random.int(2021, 2025)
  const cleared = year < 2025 && random.chance(0.5)
  return {
    ...values,
    identifiedMonth: `${year}${String(random.int(1, 12)).padStart(2, "0")}`,
    returnRisks: [RISKS[cause] ?? "work"],
    riskCleared: cleared,
    ...(cleared
      ? {
          riskClearedMonth: `${year + 1}${String(random.int(1, 12)).padStart(2, "0")}`,
          riskClearedHow: "helped" as const,
        }
      : {}),
    monitorContact: contact,
    monitorPhone: numbers.phone(),
  }
}

function houseOf(random: Random, facts: HouseFacts, persons: number): Partial<HouseholdValues> {
  const unsafe = facts.housingGrade === "C" || facts.housingGrade === "D" || facts.housingHazard === true
  const structure = unsafe
    ? random.weighted([
        ["earth", 45],
        ["brick_wood", 55],
      ] as const)
    : random.weighted([
        ["brick_concrete", 72],
        ["brick_wood", 18],
        ["steel_concrete", 10],
      ] as const)
  const km = random.int(0, 25) / 10
  const hardened = random.chance(unsafe ? 0.7 : 0.96)
  return {
    housingAreaM2: random.int(35, 60) + persons * random.int(8, 22),
    housingStructure: structure,
    housingBuiltYear:
      structure === "earth" ? random.int(1972, 1990) : unsafe ? random.int(1980, 1998) : random.int(1996, 2019),
    waterSafe: true,
    waterQuantityOk: true,
    waterQualityOk: true,
    waterTimeOk: true,
    waterReliabilityOk: true,
    roadType: hardened ? "cement" : "gravel",
    roadHardened: hardened,
    mainRoadKm: km,
    hasElectricity: true,
    hasBroadcast: random.chance(0.97),
    hasToilet: random.chance(unsafe ? 0.45 : 0.85),
    fuel: random.weighted([
      ["clean", 60],
      ["coal", 22],
      ["firewood", 18],
    ] as const),
    housingAssured: !unsafe,
    waterAssured: true,
  }
}

function landOf(random: Random, facts: HouseFacts): Partial<HouseholdValues> {
  const land = facts.contractLandMu ?? 0
  const orchard = land > 3 && random.chance(0.35) ? Math.round(land * random.int(2, 5)) / 10 : 0
  return { arableMu: Math.round((land - orchard) * 10) / 10, orchardMu: orchard, forestMu: 0 }
}

export interface HouseholdPlan {
  householdNo: string
  /** 村民小组, counted from 1. */
  group: number
  /** Province to village, without spaces. */
  placeName: string
  pathway: PathwayKey
  facts: HouseFacts
  idle: boolean
  people: readonly Person[]
  banks: readonly string[]
  /** 监测联系人, somebody of the village. */
  contact: string
}

/** All dictionary values of the household. */
export function householdValuesOf(random: Random, plan: HouseholdPlan, numbers: Numbers): HouseholdValues {
  const { facts, people, pathway } = plan
  const sick = people.some((person) => person.illness === "major")
  const causes = sick && random.chance(0.6) ? (["illness"] as const) : CAUSES[pathway]
  const cause = random.pick<Cause>(causes)
  const dropout = people.some((person) => person.dropout)
  const cooperative = random.chance(0.3)
  const roll = rollOf(random, cause, numbers, plan.contact)
  const tekun = people.some((person) => person.tekun)
  return {
    ...BLANK,
    householdNo: plan.householdNo,
    groupName: `${plan.group}组`,
    address: `${plan.placeName}${plan.group}组${random.int(1, 120)}号`,
    phone: numbers.phone(),
    bankName: random.pick(plan.banks),
    bankAccount: numbers.bankAccount(),
    dataYear: 2026,
    ...roll,
    poorAttribute: tekun ? "extreme" : plan.idle || random.chance(0.18) ? "allowance" : "ordinary",
    identificationStandard: random.chance(0.9) ? "national" : "provincial",
    ...(random.chance(0.3) ? { otherCauses: [cause === "funds" ? "technique" : "funds"] } : {}),
    supportedWithoutLabour: plan.idle,
    martyrFamily: random.chance(0.006),
    relocated: false,
    ...houseOf(random, facts, people.length),
    ...landOf(random, facts),
    inCooperative: cooperative,
    ledByEnterprise: random.chance(0.12),
    ledByLeader: random.chance(0.15),
    schoolingAssured: !dropout,
    uninsuredMembers: 0,
    pensionAssured: true,
    ...facts,
  }
}
