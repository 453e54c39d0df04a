import type { PathwayKey, RuleKey } from "@/lib/domain/classification/codes"
import type { VillageCategory } from "@/lib/domain/household/codes"
import type { HouseholdValues } from "@/lib/domain/household/household-fields"
import type { Random } from "./random"

/** The household's part of the engine's facts, as the register holds them. */
export type HouseFacts = Pick<
  HouseholdValues,
  | "housingGrade"
  | "housingHazard"
  | "contractLandMu"
  | "landUse"
  | "operatingAbility"
  | "operatingWill"
  | "hasIndustry"
  | "lacksFunds"
  | "lacksSkill"
  | "hasFixedIncome"
  | "canWorkAway"
>

/**
 * How a household comes to its primary pathway.
 * idle: nobody can work · weak: only weak workers · pupils: a full worker and pupils · adults: full workers, nobody old,
 * ill or at school · elders: the same with old people · any: a full worker and whoever else.
 */
export interface Recipe {
  rule: RuleKey
  pathway: PathwayKey
  family: "idle" | "weak" | "pupils" | "adults" | "elders" | "any"
  /** Persons in a household, at least and at most. */
  size: readonly [number, number]
  /** Where the village decides the rule. */
  village: VillageCategory | null
  facts(random: Random): HouseFacts
}

const soundHouse = (random: Random) => ({
  housingGrade: random.chance(0.45) ? ("A" as const) : ("B" as const),
  housingHazard: false,
})

const unsafeHouse = (random: Random): Pick<HouseFacts, "housingGrade" | "housingHazard"> =>
  random.weighted([
    [{ housingGrade: "C", housingHazard: false }, 55],
    [{ housingGrade: "C", housingHazard: true }, 12],
    [{ housingGrade: "D", housingHazard: false }, 10],
    [{ housingGrade: "B", housingHazard: true }, 23],
  ] as const)

/** Contracted land in mu as on the Guanzhong plain: 1 to 12. */
const mu = (random: Random): number => random.int(10, 60 + random.int(0, 60)) / 10

const tilledLand = (random: Random) =>
  random.chance(0.92)
    ? { contractLandMu: mu(random), landUse: "adequate" as const }
    : { contractLandMu: 0, landUse: "not_applicable" as const }
const idleLand = (random: Random) => ({
  contractLandMu: mu(random),
  landUse: random.chance(0.6) ? ("inefficient" as const) : ("unable" as const),
})
const anyLand = (random: Random) => (random.chance(0.8) ? tilledLand(random) : idleLand(random))

type Business = Pick<HouseFacts, "operatingAbility" | "operatingWill" | "hasIndustry" | "lacksFunds">

/** Nothing that a project, a loan or a partner would mend. */
const settledBusiness = (random: Random): Business =>
  random.chance(0.55)
    ? { operatingAbility: "adequate", operatingWill: "yes", hasIndustry: true, lacksFunds: false }
    : noBusiness(random)
const noBusiness = (random: Random): Business => ({
  operatingAbility: random.chance(0.5) ? "weak" : "none",
  operatingWill: "no",
  hasIndustry: false,
  lacksFunds: random.chance(0.2),
})
const anyBusiness = (random: Random): Business =>
  random.chance(0.4)
    ? noBusiness(random)
    : {
        operatingAbility: random.chance(0.6) ? "adequate" : "weak",
        operatingWill: "yes",
        hasIndustry: random.chance(0.5),
        lacksFunds: random.chance(0.5),
      }

const work = (random: Random, skill: number, income: number, away: number) => ({
  lacksSkill: random.chance(skill),
  hasFixedIncome: random.chance(income),
  canWorkAway: random.chance(away),
})

const settled = (random: Random): HouseFacts => ({
  ...soundHouse(random),
  ...tilledLand(random),
  ...settledBusiness(random),
  ...work(random, 0, 1, 0.5),
})
const anything = (random: Random): HouseFacts => ({
  ...soundHouse(random),
  ...anyLand(random),
  ...anyBusiness(random),
  ...work(random, 0.4, 0.4, 0.5),
})

type Row = [Recipe["rule"], Recipe["pathway"], Recipe["family"], Recipe["size"], Recipe["village"], Recipe["facts"]]

// biome-ignore format: a table, the rules of pathways.md 2.2 in their order
const ROWS: readonly Row[] = [
  ["R01", "P12", "idle", [1, 5], null, (r) => ({ ...soundHouse(r), ...(r.chance(0.5) ? tilledLand(r) : idleLand(r)), operatingAbility: "none", operatingWill: "no", hasIndustry: false, lacksFunds: false, ...work(r, 0, 0, 0) })],
  ["R02", "P01", "any", [1, 9], null, (r) => ({ ...anything(r), ...unsafeHouse(r) })],
  ["R03", "P06", "pupils", [2, 9], null, anything],
  ["R04", "P08", "any", [2, 8], null, anything],
  ["R05", "P02", "any", [1, 8], null, (r) => ({ ...anything(r), operatingAbility: "adequate", operatingWill: "yes", hasIndustry: false })],
  ["R06", "P10", "any", [1, 8], null, (r) => ({ ...anything(r), operatingAbility: "adequate", operatingWill: "yes", hasIndustry: true, lacksFunds: true })],
  ["R07", "P04", "any", [1, 7], null, (r) => ({ ...anything(r), operatingAbility: "weak", operatingWill: "yes" })],
  ["R08", "P05", "weak", [1, 6], null, (r) => ({ ...soundHouse(r), ...idleLand(r), ...noBusiness(r), ...work(r, 0.3, 0.2, 0) })],
  ["R09", "P07", "any", [1, 9], null, (r) => ({ ...soundHouse(r), ...anyLand(r), ...settledBusiness(r), ...work(r, 1, 0.3, 0.6) })],
  ["R10", "P09", "any", [1, 8], null, (r) => ({ ...soundHouse(r), ...anyLand(r), ...settledBusiness(r), ...work(r, 0, 0, 1) })],
  ["R11", "P03", "weak", [1, 6], null, (r) => ({ ...soundHouse(r), ...tilledLand(r), ...noBusiness(r), ...work(r, 0.3, 0, 0) })],
  ["R11", "P03", "any", [1, 8], null, (r) => ({ ...soundHouse(r), ...anyLand(r), ...noBusiness(r), ...work(r, 0, 0, 0) })],
  ["R12", "P05", "any", [1, 8], null, (r) => ({ ...settled(r), ...idleLand(r) })],
  ["R13", "P06", "pupils", [2, 9], null, settled],
  ["R14", "P12", "elders", [3, 9], null, settled],
  ["R15", "P01", "adults", [1, 8], "key", settled],
  ["R16", "P11", "adults", [1, 8], "other_poor", settled],
  ["R17", "P11", "adults", [1, 8], "ordinary", settled],
]

export const RECIPES: readonly Recipe[] = ROWS.map(([rule, pathway, family, size, village, facts]) => ({
  rule,
  pathway,
  family,
  size,
  village,
  facts,
}))
