import type { PathwayKey, RuleKey, WarningKey } from "@/lib/domain/classification/codes"
import { WARNING_KEYS } from "@/lib/domain/classification/codes"
import type { VillageCategory } from "@/lib/domain/household/codes"
import type { HouseholdValues } from "@/lib/domain/household/household-fields"
import type { MemberValues } from "@/lib/domain/household/member-fields"
import { findCounty, loadRegions } from "@/lib/platform/regions"
import { familyOfAdults, familyWithoutWorkers, familyWithPupils, withHead } from "./family"
import { type Blank, contradict, type Draft, forget } from "./flaws"
import { householdValuesOf } from "./houses"
import { giveLabour } from "./labour"
import { memberValuesOf, type Setting } from "./members"
import { givenNameOf, surnameOf } from "./names"
import { type Numbers, numbersOf } from "./numbers"
import { isPupil, type Person } from "./person"
import { type Quota, sizesOf } from "./quotas"
import { type Random, randomOf } from "./random"
import type { Recipe } from "./recipes"
import { type DemoVillage, villagesOf } from "./villages"

export interface DemoHousehold {
  village: DemoVillage
  /** The rule and pathway that the household was made for. */
  rule: RuleKey
  pathway: PathwayKey
  values: HouseholdValues
  /** The head first. */
  members: MemberValues[]
}

export interface DemoCounty {
  code: string
  name: string
  prefecture: string
  province: string
  villages: DemoVillage[]
  households: DemoHousehold[]
}

export interface CountyPlan {
  code: string
  /** Another seed gives other families. */
  seed: string
  /** Number of a village's first household, to which the others are counted on. */
  firstNo: number
  /** Six digits that no county has, so that no ID number is anybody's. */
  idPrefix: string
  quotas: readonly Quota[]
  keyVillages: number
  otherPoorVillages: number
  /** Townships that are left without households. */
  emptyTownships: readonly string[]
  /** Share of households in which a fact is unknown. */
  forgotten: number
  contradictions: Readonly<Record<WarningKey, number>>
  setting: Setting
  banks: readonly string[]
}

/** A household on the way: its people and facts, before names and numbers. */
interface Sketch extends Draft {
  recipe: Recipe
  village: DemoVillage
  blanks: Blank[]
}

function peopleOf(random: Random, recipe: Recipe, size: number): Person[] {
  switch (recipe.family) {
    case "idle":
      return familyWithoutWorkers(random, size)
    case "weak":
      return size >= 3 ? familyWithPupils(random, size, 17) : familyOfAdults(random, size, 0)
    case "pupils":
      return familyWithPupils(random, size)
    case "adults":
      return familyOfAdults(random, size, 0)
    case "elders":
      return familyOfAdults(random, size, size > 4 && random.chance(0.5) ? 2 : 1)
    case "any":
      if (size >= 3 && random.chance(0.65)) return familyWithPupils(random, size)
      return familyOfAdults(random, size, size < 3 ? 0 : Math.max(size - 8, random.int(0, 2)))
  }
}

/** What the rule itself needs of a person. */
function markRule(random: Random, rule: RuleKey, people: readonly Person[]): void {
  if (rule === "R04") {
    const able = people.filter((person) => person.labour === "ordinary" || person.labour === "skilled")
    const young = able.filter((person) => person.age < 46)
    const founder = random.pick(young.length > 0 ? young : able)
    founder.startup = true
  }
  if (rule === "R03") {
    const pupils = people.filter(isPupil)
    const junior = pupils.find((person) => person.age >= 12 && person.age <= 14)
    if (junior && random.chance(0.08)) Object.assign(junior, { dropout: true, school: null })
    else random.pick(pupils).atRisk = true
  }
}

function sketch(random: Random, recipe: Recipe, size: number, village: DemoVillage): Sketch {
  const people = peopleOf(random, recipe, size)
  const facts = recipe.facts(random)
  const workers = recipe.family === "idle" ? "none" : recipe.family === "weak" ? "weak" : "full"
  giveLabour(random, people, { workers, skilled: facts.lacksSkill !== true, clean: recipe.family === "adults" })
  markRule(random, recipe.rule, people)
  return { rule: recipe.rule, recipe, facts, people: withHead(random, people), village, blanks: [] }
}

function sketchAll(random: Random, plan: CountyPlan, villages: readonly DemoVillage[]): Sketch[] {
  const settled = villages.filter((village) => village.weight > 0)
  const weigh = (category: VillageCategory | null) =>
    settled.flatMap((village) =>
      category === null || village.category === category ? [[village, village.weight] as const] : [],
    )
  const places = new Map(
    [null, "key", "other_poor", "ordinary"].map((key) => [key, weigh(key as VillageCategory | null)]),
  )
  return plan.quotas.flatMap((quota) =>
    sizesOf(random, quota).map((size) =>
      sketch(random, quota.recipe, size, random.weighted(places.get(quota.recipe.village) ?? [])),
    ),
  )
}

/** Contradictions and unknown facts, never both in one household. */
function addFlaws(random: Random, plan: CountyPlan, sketches: readonly Sketch[]): void {
  const order = random.shuffle(sketches)
  const flawed = new Set<Sketch>()
  for (const warning of WARNING_KEYS) {
    let left = plan.contradictions[warning]
    for (const each of order) {
      if (left === 0) break
      if (flawed.has(each) || !contradict(each, warning)) continue
      flawed.add(each)
      left -= 1
    }
  }
  let left = Math.round(sketches.length * plan.forgotten)
  for (const each of order) {
    if (left === 0) break
    if (flawed.has(each)) continue
    each.blanks = forget(random, each)
    left -= 1
  }
}

interface Naming {
  random: Random
  plan: CountyPlan
  numbers: Numbers
  province: string
  county: string
}

function household(naming: Naming, each: Sketch, index: number): DemoHousehold {
  const { random, plan, numbers } = naming
  const { village, recipe, people, facts } = each
  const idle = recipe.family === "idle"
  const values = householdValuesOf(
    random,
    {
      householdNo: `${village.code}${String(plan.firstNo + index).padStart(4, "0")}`,
      group: random.int(1, village.groups),
      placeName: naming.province + naming.county + village.townshipName + village.name,
      pathway: recipe.pathway,
      facts,
      idle,
      people,
      banks: plan.banks,
      contact: surnameOf(random, plan.setting.region) + givenNameOf(random, "male", 1978),
    },
    numbers,
  )
  const members = memberValuesOf(random, people, numbers, facts, plan.setting, values.poorAttribute === "allowance")
  members.forEach((member, position) => {
    member.memberNo = `${values.householdNo}${String(position + 1).padStart(2, "0")}`
    if (position === 0 || ((member.labour === "ordinary" || member.labour === "skilled") && random.chance(0.4)))
      member.phone = position === 0 ? values.phone : numbers.phone()
  })
  for (const { person, field } of each.blanks) {
    const member = members[people.indexOf(person)]
    if (member) member[field] = null
  }
  return { village, rule: recipe.rule, pathway: recipe.pathway, values, members }
}

/** A whole county of invented families in real villages; the same on every machine. */
export function generateCounty(plan: CountyPlan): DemoCounty {
  const county = findCounty(plan.code)
  const regions = loadRegions(plan.code)
  if (!county || !regions) throw new Error(`no regions for ${plan.code}`)
  const random = randomOf(plan.seed)
  const villages = villagesOf(random, regions, plan)
  const sketches = sketchAll(random, plan, villages)
  addFlaws(random, plan, sketches)
  const naming = {
    random,
    plan,
    numbers: numbersOf(random, plan.idPrefix),
    province: county.province,
    county: county.name,
  }
  const byVillage = new Map<DemoVillage, Sketch[]>(villages.map((village) => [village, []]))
  for (const each of random.shuffle(sketches)) byVillage.get(each.village)?.push(each)
  const households = villages.flatMap((village) =>
    (byVillage.get(village) ?? []).map((each, index) => household(naming, each, index)),
  )
  const { code, name, prefecture, province } = county
  return { code, name, prefecture, province, villages, households }
}
