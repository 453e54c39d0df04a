import type { Explained } from "@/lib/domain/classification/decision"
import type { Engine } from "@/lib/domain/classification/engine"
import type { FactField, HouseholdFacts } from "@/lib/domain/classification/facts"
import { FACT_LABELS, factValueLabel, WARNING_LABELS } from "@/lib/domain/classification/labels"
import { type FactShown, type WhyNot, whyNot, whyPrimary } from "@/lib/domain/classification/narrate"
import { type FactChange, nearestChanges } from "@/lib/domain/classification/nearest-change"
import { questionFor } from "@/lib/domain/classification/questions"
import { ruleOf } from "@/lib/domain/classification/rules"
import { HEALTH_FACTS, registerKeyOf } from "@/lib/domain/household/fact-origin"
import type { ChangeLine, FactLine, PathwayLine, QuestionLine } from "./lines"

/** Where a value came from and when (ISO day). */
export interface Origin {
  readonly date: string
  readonly label: string
}

/** What the narration asks of the register. `memberId` null = the household; `key` null = the village's category. */
export interface Register {
  nameOf(memberId: string): string
  originOf(memberId: string | null, key: string | null): Origin | null
}

export interface Narration {
  readonly why: string
  readonly pathways: readonly PathwayLine[]
  readonly questions: readonly QuestionLine[]
  readonly warnings: readonly string[]
  readonly changes: readonly ChangeLine[]
}

function factLine(fact: FactShown, register: Register): FactLine {
  const origin = register.originOf(fact.memberId, registerKeyOf(fact.field))
  return {
    label: fact.label,
    value: fact.value,
    who: fact.memberId === null ? null : register.nameOf(fact.memberId),
    date: origin?.date ?? null,
    source: origin?.label ?? null,
  }
}

/** Whether a line tells something about somebody's health. */
const tellsHealth = (facts: readonly { field: FactField }[]): boolean =>
  facts.some(({ field }) => HEALTH_FACTS.has(field))

function pathwayLine(line: WhyNot, register: Register, health: boolean): PathwayLine {
  const { pathway, outcome, isPrimary, clause, reference } = line
  const hidden = !health && tellsHealth(line.facts)
  return {
    pathway,
    outcome,
    isPrimary,
    clause,
    reference,
    text: hidden ? `${outcome}（涉及健康信息，按权限不显示）。` : line.text,
    facts: hidden ? [] : line.facts.map((fact) => factLine(fact, register)),
  }
}

/** R14 alone rests on health; without the right to see it the rule's own words stand for the facts. */
function whyOf(explained: Explained, health: boolean): string {
  if (health || explained.rule !== "R14") return whyPrimary(explained)
  const { condition, reason } = ruleOf("R14")
  return `因为：${condition}。${reason}。`
}

function conditionOf(change: FactChange, register: Register): string {
  const whose = change.memberId === null ? "" : `${register.nameOf(change.memberId)}的`
  return `${whose}${FACT_LABELS[change.field]}改为“${factValueLabel(change.field, change.to)}”`
}

/**
 * A household's result in plain Chinese: why this pathway, why not each of the others, what is missing, what would
 * change it.
 * @param health whether the reader may see health information
 */
export function narrate(engine: Engine, facts: HouseholdFacts, register: Register, health: boolean): Narration {
  const explained = engine.explain(facts)
  return {
    why: whyOf(explained, health),
    pathways: whyNot(explained).map((line) => pathwayLine(line, register, health)),
    questions: explained.missingFacts.map((fact) => {
      const { text, askerLabel } = questionFor(fact, (id) => register.nameOf(id))
      return { text, asker: askerLabel }
    }),
    warnings: explained.warnings.map((key) => WARNING_LABELS[key]),
    changes: nearestChanges(engine, facts).map((change) => ({
      condition: `若${change.facts.map((fact) => conditionOf(fact, register)).join(",且")}`,
      pathway: change.primary,
    })),
  }
}
