import type { PathwayKey } from "@/lib/domain/classification/codes"
import { CRITERIA, type Criterion } from "@/lib/domain/classification/criteria"
import type { ClauseFinding, Explained, FactRead, Finding } from "@/lib/domain/classification/decision"
import type { FactField } from "@/lib/domain/classification/facts"
import { FACT_LABELS, factValueLabel, OUTCOME_LABELS } from "@/lib/domain/classification/labels"
import { clauseText, factsShown } from "@/lib/domain/classification/narrate-clause"
import { PATHWAYS } from "@/lib/domain/classification/pathways"
import { ruleOf, SCOPE_GATE } from "@/lib/domain/classification/rules"

/** A fact as the screen shows it; the page adds its date and source. */
export interface FactShown {
  field: FactField
  memberId: string | null
  label: string
  value: string
}

export interface WhyNot {
  pathway: PathwayKey
  /** Whether the pathway's own criterion holds, apart from which rule came first. */
  outcome: (typeof OUTCOME_LABELS)[keyof typeof OUTCOME_LABELS]
  isPrimary: boolean
  /** The criterion in plain Chinese. */
  clause: string
  /** The facts that settle it, or that leave it open. */
  facts: readonly FactShown[]
  reference: string
  text: string
}

/** The clauses that settle a condition: all of a conjunction that holds, otherwise those with the same outcome. */
function decidingClauses(finding: Finding, join: Criterion["join"]): readonly ClauseFinding[] {
  if (join === "all" && finding.outcome === "yes") return finding.clauses
  return finding.clauses.filter((clause) => clause.outcome === finding.outcome)
}

function say(clauses: readonly ClauseFinding[]): string {
  return clauses.map(clauseText).join("，")
}

function show(read: FactRead): FactShown {
  const { field, memberId, value } = read
  return { field, memberId, label: FACT_LABELS[field], value: factValueLabel(field, value) }
}

function factsOf(finding: Finding, clauses: readonly ClauseFinding[]): FactShown[] {
  const concerns = (read: FactRead) =>
    clauses.some(
      ({ key, memberIds }) =>
        factsShown(key).includes(read.field) &&
        (read.memberId === null || memberIds.length === 0 || memberIds.includes(read.memberId)),
    )
  return finding.facts.filter(concerns).map(show)
}

/** Why this pathway, in one sentence: "因为:有全劳力 1 人,缺少职业技能。" */
export function whyPrimary(explained: Explained): string {
  const { primary, rule, findings } = explained
  if (primary === null || rule === null) return `因为：${SCOPE_GATE.condition}，${SCOPE_GATE.label}。`
  const { condition, reason, join } = ruleOf(rule)
  const finding = findings.find((each) => each.key === rule)
  const because = finding === undefined ? "" : say(decidingClauses(finding, join))
  return `因为：${because === "" ? condition : because}。${reason}。`
}

function sentence(explained: Explained, criterion: Criterion, finding: Finding, clauses: string): string {
  const { primary, rule } = explained
  const isPrimary = criterion.pathway === primary
  const { name } = PATHWAYS[criterion.pathway]
  if (isPrimary && finding.outcome === "yes") return `就是主路径：${clauses}。`
  if (isPrimary) return `就是主路径（${rule === null ? "" : ruleOf(rule).label}）：没有更具体的路径适用。`
  if (finding.outcome === "no") return `不符合：${clauses}。`
  if (finding.outcome === "unknown") return `不清楚：${clauses}；问清后才能判断是否适用${name}。`
  const first =
    rule === null || primary === null ? "" : `先满足“${ruleOf(rule).label}”，主路径定为${PATHWAYS[primary].name}`
  return `符合，作为兼用：${clauses}；但${first}。`
}

/**
 * For each of the twelve pathways: does it apply, by which clause and facts, and if it applies without being the
 * primary, which rule came first. Empty for a household out of scope, for which no criterion was tried.
 */
export function whyNot(explained: Explained): WhyNot[] {
  return CRITERIA.flatMap((criterion) => {
    const finding = explained.findings.find((each) => each.key === criterion.key)
    if (finding === undefined) return []
    const clauses = decidingClauses(finding, criterion.join)
    return [
      {
        pathway: criterion.pathway,
        outcome: OUTCOME_LABELS[finding.outcome],
        isPrimary: criterion.pathway === explained.primary,
        clause: criterion.condition,
        facts: factsOf(finding, clauses),
        reference: finding.reference,
        text: sentence(explained, criterion, finding, say(clauses)),
      },
    ]
  })
}
