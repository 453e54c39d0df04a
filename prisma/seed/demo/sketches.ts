import type { RuleKey, WarningKey } from "@/lib/domain/classification/codes"
import { WARNING_KEYS } from "@/lib/domain/classification/codes"
import type { VillageCategory } from "@/lib/domain/household/codes"
import { familyOfAdults, familyWithoutWorkers, familyWithPupils, withHead } from "./family"
import { type Blank, contradict, type Draft, forget } from "./flaws"
import { giveLabour } from "./labour"
import type { Setting } from "./members"
import { isPupil, type Person } from "./person"
import { type Quota, sizesOf } from "./quotas"
import type { Random } from "./random"
import type { Recipe } from "./recipes"
import type { DemoVillage } from "./villages"

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
export interface Sketch extends Draft {
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

/** Every household of the plan, in a village that suits its rule. */
export function sketchAll(random: Random, plan: CountyPlan, villages: readonly DemoVillage[]): Sketch[] {
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
export function addFlaws(random: Random, plan: CountyPlan, sketches: readonly Sketch[]): void {
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
