import { decideHousehold, type HouseholdVerdict } from "./decide-household"
import { decideMember, type MemberVerdict } from "./decide-members"
import type { DecisionTools, Group, GroupRow, HouseholdPlan, RowDecision } from "./group"
import { headOfSheet, oneHeadOneSpouse, roleDoubts } from "./household-roles"
import type { RowOutcome } from "./outcome"

const rejected = (row: GroupRow, reasons: readonly string[]): RowDecision => ({
  seq: row.seq,
  outcome: "rejected",
  reasons,
})

/** All rows of a household that cannot be stored; each names its own fault first. */
function rejectAll(rows: readonly GroupRow[], verdict: HouseholdVerdict): RowDecision[] {
  const own = rows.find((row) => row.kind === "household")
  return rows.map((row) => {
    const faults = [...row.householdProblems, ...(row.kind === "member" ? row.personProblems : [])]
    if (faults.length > 0) return rejected(row, faults)
    if (own && row.kind === "member") return rejected(row, [`所在的户没有导入，原因见${own.where}`])
    return rejected(row, verdict.problems)
  })
}

/** The second of two rows that turn out to mean the same registered person. */
function withoutRepeats(verdicts: readonly MemberVerdict[]): { kept: MemberVerdict[]; repeated: RowDecision[] } {
  const seen = new Map<string, GroupRow>()
  const kept: MemberVerdict[] = []
  const repeated: RowDecision[] = []
  for (const verdict of verdicts) {
    const id = verdict.taken?.matched?.id
    const first = id === undefined ? undefined : seen.get(id)
    if (first) repeated.push({ seq: verdict.row.seq, outcome: "duplicate", reasons: [`与${first.where}是同一个人`] })
    else kept.push(verdict)
    if (id !== undefined && !first) seen.set(id, verdict.row)
  }
  return { kept, repeated }
}

const outcomeOf = (verdict: MemberVerdict | undefined, household: HouseholdPlan | undefined): RowOutcome => {
  const person = verdict?.taken?.plan?.mode
  if (household?.mode === "create" || (person === "create" && verdict?.row.kind === "member")) return "created"
  return household || person ? "updated" : "unchanged"
}

interface Assembly {
  readonly group: Group
  readonly household: HouseholdVerdict
  readonly members: readonly MemberVerdict[]
  readonly head: MemberVerdict | undefined
}

function householdPlan({ group, household, members, head }: Assembly): HouseholdPlan | undefined {
  if (household.mode === "keep") return undefined
  const taken = [...members, ...(head ? [head] : [])].flatMap((verdict) => (verdict.taken ? [verdict.taken] : []))
  const known = group.register?.members.find((member) => member.values.relation === "head")?.values.name
  return {
    mode: household.mode,
    id: household.id,
    base: group.register?.base ?? null,
    villageCode: household.villageCode,
    set: household.set,
    headName: taken.find(({ relation }) => relation === "head")?.name ?? (typeof known === "string" ? known : ""),
    memberCount: (group.register?.members.length ?? 0) + taken.filter(({ isNew }) => isNew).length,
  }
}

function assemble(parts: Assembly): RowDecision[] {
  const { household, members, head } = parts
  const own = household.carrier?.kind === "household" ? household.carrier : undefined
  const carrier = own ?? members.find((verdict) => verdict.taken)?.row
  const plan = carrier ? householdPlan(parts) : undefined
  const doubts = carrier ? [...household.doubts, ...roleDoubts(parts.group, members, head, carrier)] : []
  const decisions = members.map((verdict): RowDecision => {
    const { row, taken, reasons } = verdict
    if (!taken) return rejected(row, reasons)
    const carried = row === carrier ? plan : undefined
    return {
      seq: row.seq,
      outcome: outcomeOf(verdict, carried),
      reasons: row === carrier ? [...doubts, ...reasons] : reasons,
      ...(carried ? { household: carried } : {}),
      ...(taken.plan ? { member: taken.plan } : {}),
    }
  })
  if (own) {
    decisions.unshift({
      seq: own.seq,
      outcome: outcomeOf(head, plan),
      reasons: [...own.doubts, ...doubts, ...(head?.taken ? [] : (head?.reasons ?? []))],
      ...(plan ? { household: plan } : {}),
      ...(head?.taken?.plan ? { member: head.taken.plan } : {}),
    })
  }
  return decisions
}

/**
 * Decides every row of one household's group: exactly one decision for each row. A row whose household or person cannot
 * be stored or identified is rejected; a household that cannot be stored takes its members with it; everything that is
 * only doubtful is taken and asked about.
 */
export function decideGroup(group: Group, tools: DecisionTools): RowDecision[] {
  const repeats = group.rows.flatMap((row): RowDecision[] =>
    row.repeats === undefined ? [] : [{ seq: row.seq, outcome: "duplicate", reasons: [row.repeats] }],
  )
  const rows = group.rows.filter((row) => row.repeats === undefined)
  if (rows.length === 0) return repeats
  const household = decideHousehold(group, rows, tools)
  if (household.problems.length > 0) return [...repeats, ...rejectAll(rows, household)]

  const broken = rows.filter((row) => row.householdProblems.length > 0)
  const sound = rows.filter((row) => row.householdProblems.length === 0)
  const verdicts = sound
    .filter((row) => row.kind === "member")
    .map((row, index) => decideMember(row, group, household.id, household.villageCode, index + 1, tools))
  const { kept, repeated } = withoutRepeats(verdicts)
  const members = oneHeadOneSpouse(group, kept)
  const head = headOfSheet(group, household, members, tools)
  return [
    ...repeats,
    ...repeated,
    ...broken.map((row) => rejected(row, row.householdProblems)),
    ...assemble({ group, household, members, head }),
  ]
}
