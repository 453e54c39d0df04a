import { compile } from "@/lib/domain/classification/engine"
import type { HouseholdFacts, MemberFacts } from "@/lib/domain/classification/facts"
import { D2_POLICY_SET } from "@/lib/domain/policy/d2-policy-set"
import type { Figure } from "./measure"
import { type Random, seeded } from "./random"

const SAMPLE = 20_000
const SECONDS = 2

function member(random: Random, index: number): MemberFacts {
  const age = index === 0 ? random.whole(30, 75) : random.whole(0, 70)
  const pupil = age >= 6 && age < 18
  return {
    id: `m${index}`,
    relation: index === 0 ? "head" : "other",
    age: random.chance(0.01) ? null : age,
    labour:
      age < 16 || pupil ? "none" : random.pick(["skilled", "ordinary", "ordinary", "weak", "lost", "none", "unknown"]),
    school: pupil ? (age < 13 ? "primary" : "junior") : "none",
    education: random.pick(["illiterate", "primary", "junior", "senior", null]),
    disability_grade: random.chance(0.04) ? random.pick([1, 2, 3, 4]) : null,
    illness: random.chance(0.08) ? random.pick(["chronic", "major"]) : "none",
    two_cancers: false,
    tekun: false,
    school_dropout: false,
    schooling_at_risk: pupil && random.chance(0.1),
    startup_desire: random.chance(0.04),
  }
}

function facts(random: Random): HouseholdFacts {
  const known = <T>(value: T): T | null => (random.chance(0.02) ? null : value)
  return {
    roll_type: random.pick(["lifted", "registered_poor", "monitored_unstable", "monitored_edge", "general"]),
    village_type: random.pick(["key", "other_poor", "ordinary"]),
    housing_grade: random.pick(["A", "A", "A", "B", "B", "C", "unknown"]),
    housing_hazard: known(random.chance(0.03)),
    contract_land_mu: known(random.whole(0, 80) / 10),
    land_use: random.pick(["adequate", "inefficient", "unable", "unknown"]),
    operating_ability: random.pick(["none", "weak", "adequate", "unknown"]),
    operating_will: random.pick(["yes", "yes", "no", "unknown"]),
    has_industry: known(random.chance(0.5)),
    lacks_funds: known(random.chance(0.3)),
    lacks_skill: known(random.chance(0.3)),
    has_fixed_income: known(random.chance(0.5)),
    can_work_away: known(random.chance(0.5)),
    members: Array.from({ length: random.whole(2, 6) }, (_, index) => member(random, index)),
  }
}

/** Households a second on this core, over a sample of invented households with two to six members. */
function rate(households: readonly HouseholdFacts[], decide: (facts: HouseholdFacts) => unknown): number {
  let decided = 0
  const from = performance.now()
  while (performance.now() - from < SECONDS * 1000) {
    for (const each of households) decide(each)
    decided += households.length
  }
  return decided / ((performance.now() - from) / 1000)
}

export function benchEngine(): Figure[] {
  const random = seeded(7)
  const households = Array.from({ length: SAMPLE }, () => facts(random))
  const engine = compile(D2_POLICY_SET, "2026-11-01")
  rate(households, engine.decide)
  return [
    {
      key: "engine.decide",
      label: "引擎判定",
      value: rate(households, engine.decide),
      unit: "户/秒",
      aim: [">=", 1_000_000],
    },
    {
      key: "engine.explain",
      label: "引擎判定并给出全部理由",
      value: rate(households, engine.explain),
      unit: "户/秒",
      aim: [">=", 200_000],
    },
  ]
}
