import type { Random } from "../random"
import type { Call } from "./calls"
import type { Family } from "./families"
import type { Planned } from "./plans"
import type { Troubled } from "./troubles"

const NEEDS = [
  "想在家门口找个零活",
  "希望有人来教果树修剪",
  "想把入户路修一下",
  "孩子上学的补助盼早点到",
  "老人想装个扶手",
  "希望帮忙联系卖果子",
  "想贷点款买羊",
  "想换个轮椅",
]

/** Guarantees as they were asked about; an unsafe house is doubted. */
function assurancesOf(random: Random, { members, housingGrade, urgent }: Family): Record<string, string> {
  if (!random.chance(0.4)) return {}
  const pupils = members.some(({ school }) => school !== null && school !== "under_school_age")
  const unsafe = housingGrade === "C" || housingGrade === "D"
  return {
    food: "held",
    ...(pupils ? { schooling: urgent.includes("P06") ? "doubt" : "held" } : {}),
    medical: "held",
    housing: unsafe ? "doubt" : "held",
    water: random.chance(0.985) ? "held" : "unknown",
  }
}

/** Yuan since the last visit, in a few round numbers. */
function incomeOf(random: Random, { members, hasIndustry, pathway }: Family): Record<string, number> {
  if (!random.chance(0.22)) return {}
  const wage = members.reduce((sum, member) => sum + (member.wage ?? 0), 0)
  return {
    ...(wage > 0 ? { wages: Math.round((wage * random.int(8, 20)) / 1000) * 100 } : {}),
    ...(hasIndustry ? { business: random.int(3, 40) * 100 } : {}),
    ...(pathway === "P05" ? { property: random.int(3, 12) * 100 } : {}),
    transfer: random.int(2, 15) * 60,
  }
}

/** What else a visit holds beside its sentence: everything is optional, so most of it is empty. */
export function answersOf(
  random: Random,
  family: Family,
  call: Call,
  planned: Planned,
  troubled: Troubled | null,
): object {
  if (!call.met) return {}
  const [problem] = troubled?.raised === call ? troubled.problems : []
  return {
    assurances: assurancesOf(random, family),
    income: incomeOf(random, family),
    needs: random.chance(0.08) ? random.pick(NEEDS) : "",
    policyExplained: random.chance(0.3),
    measures: planned.measures
      .filter(({ confirmedIn }) => confirmedIn === call)
      .map(({ id, steps }) => ({ id, received: true, word: steps.find(({ to }) => to === "confirmed")?.note ?? "" })),
    problem: problem
      ? { id: problem.id, category: problem.category, title: problem.title, detail: problem.detail }
      : null,
  }
}
