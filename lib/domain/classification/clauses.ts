import type { HouseholdField, MemberField } from "@/lib/domain/classification/facts"
import type { ParameterKey } from "@/lib/domain/policy/policy-set"

/**
 * The atoms of every criterion and rule. Each is one bit, so that a household is two numbers: the clauses that hold,
 * and the clauses that may hold once unknown facts are known. A member clause holds if it holds for some member.
 */
export const BIT = {
  unsafeGrade: 1 << 0,
  housingHazard: 1 << 1,
  keyVillage: 1 << 2,
  otherPoorVillage: 1 << 3,
  abilityAdequate: 1 << 4,
  abilityLacking: 1 << 5,
  abilityWeak: 1 << 6,
  willNotRefused: 1 << 7,
  willing: 1 << 8,
  noIndustry: 1 << 9,
  lacksFunds: 1 << 10,
  lacksSkill: 1 << 11,
  noFixedIncome: 1 << 12,
  canWorkAway: 1 << 13,
  hasLand: 1 << 14,
  landPoorlyUsed: 1 << 15,
  worker: 1 << 16,
  fullWorker: 1 << 17,
  startup: 1 << 18,
  atSchool: 1 << 19,
  dropout: 1 << 20,
  schoolingAtRisk: 1 << 21,
  elder: 1 << 22,
  disabled: 1 << 23,
  twoCancers: 1 << 24,
  tekun: 1 << 25,
  illAndLost: 1 << 26,
  noWorker: 1 << 27,
  noFullWorker: 1 << 28,
} as const
export type ClauseKey = keyof typeof BIT

function isClauseKey(key: string): key is ClauseKey {
  return key in BIT
}
export const CLAUSE_KEYS: readonly ClauseKey[] = Object.keys(BIT).filter(isClauseKey)

export interface Clause {
  /** The clause in the words of an official. */
  label: string
  household: readonly HouseholdField[]
  member: readonly MemberField[]
  parameters: readonly ParameterKey[]
}

const WORKER_FACTS = ["age", "labour", "school", "tekun"] as const

function ofHousehold(label: string, ...household: HouseholdField[]): Clause {
  return { label, household, member: [], parameters: [] }
}

function ofMembers(label: string, member: readonly MemberField[], ...parameters: ParameterKey[]): Clause {
  return { label, household: [], member, parameters }
}

export const CLAUSES: Record<ClauseKey, Clause> = {
  unsafeGrade: ofHousehold("住房为 C 级或 D 级危房", "housing_grade"),
  housingHazard: ofHousehold("住房有漏雨、滑坡等安全隐患", "housing_hazard"),
  keyVillage: ofHousehold("在整村推进重点贫困村", "village_type"),
  otherPoorVillage: ofHousehold("在整村推进村以外的贫困村", "village_type"),
  abilityAdequate: ofHousehold("有经营能力", "operating_ability"),
  abilityLacking: ofHousehold("缺少经营能力（无或弱）", "operating_ability"),
  abilityWeak: ofHousehold("经营能力弱", "operating_ability"),
  willNotRefused: ofHousehold("没有表示不愿经营", "operating_will"),
  willing: ofHousehold("有经营意愿", "operating_will"),
  noIndustry: ofHousehold("没有产业途径", "has_industry"),
  lacksFunds: ofHousehold("缺少资金", "lacks_funds"),
  lacksSkill: ofHousehold("缺少职业技术技能", "lacks_skill"),
  noFixedIncome: ofHousehold("没有固定收入", "has_fixed_income"),
  canWorkAway: ofHousehold("能外出务工", "can_work_away"),
  hasLand: ofHousehold("有承包地（大于 0 亩）", "contract_land_mu"),
  landPoorlyUsed: ofHousehold("承包地经营不了或效率低", "land_use"),
  worker: ofMembers("有劳动力（含弱劳力、半劳力）", WORKER_FACTS, "min_worker_age"),
  fullWorker: ofMembers("有全劳力（技能或普通劳动力）", WORKER_FACTS, "min_worker_age"),
  startup: ofMembers(
    "有成年、不在校、有一定文化水平且愿意创业的成员",
    ["age", "school", "education", "startup_desire"],
    "min_startup_age",
    "min_startup_education",
  ),
  atSchool: ofMembers("有在校学生", ["school"]),
  dropout: ofMembers("有义务教育阶段失学辍学的成员", ["school_dropout"]),
  schoolingAtRisk: ofMembers("有因家庭困难难以完成学业的成员", ["schooling_at_risk"]),
  elder: ofMembers("有老年人", ["age"], "elder_age"),
  disabled: ofMembers("有残疾人", ["disability_grade"]),
  twoCancers: ofMembers("有“两癌”妇女", ["two_cancers"]),
  tekun: ofMembers("有特困供养人员", ["tekun"]),
  illAndLost: ofMembers("有因病丧失劳动力的成员", ["illness", "labour"]),
  noWorker: ofMembers("全家没有劳动力", WORKER_FACTS, "min_worker_age"),
  noFullWorker: ofMembers("全家没有全劳力", WORKER_FACTS, "min_worker_age"),
}

/** How clauses join: all must hold, or any one. No clause at all under "all" always holds (R17). */
export interface Condition {
  join: "all" | "any"
  clauses: readonly ClauseKey[]
}

export function all(...clauses: ClauseKey[]): Condition {
  return { join: "all", clauses }
}

export function any(...clauses: ClauseKey[]): Condition {
  return { join: "any", clauses }
}

export function maskOf(clauses: readonly ClauseKey[]): number {
  return clauses.reduce((mask, key) => mask | BIT[key], 0)
}
