import type { HouseholdVerdict } from "./decide-household"
import { decideMember, type MemberVerdict } from "./decide-members"
import type { DecisionTools, Group, GroupRow } from "./group"

const ALONE = { head: "户主", spouse: "配偶" } as const

/** At most one head and one spouse: the row that would make a second one is not taken. */
export function oneHeadOneSpouse(group: Group, verdicts: readonly MemberVerdict[]): MemberVerdict[] {
  const restated = new Set(
    verdicts.flatMap(({ taken }) => (taken?.matched && taken.relation ? [taken.matched.id] : [])),
  )
  const held = new Map<string, string>()
  for (const member of group.register?.members ?? []) {
    const { relation } = member.values
    if (typeof relation === "string" && !restated.has(member.id)) held.set(relation, "登记册里已有")
  }
  return verdicts.map((verdict) => {
    const relation = verdict.taken?.relation
    if (relation !== "head" && relation !== "spouse") return verdict
    const before = held.get(relation)
    held.set(relation, before ?? `${verdict.row.where}已是`)
    if (before === undefined) return verdict
    const advice = relation === "head" ? "；换户主请先办理户主变更" : ""
    return {
      row: verdict.row,
      reasons: [`“与户主关系”：同一户只能有一位${ALONE[relation]}，${before}${ALONE[relation]}${advice}`],
    }
  })
}

const headAmong = (verdicts: readonly MemberVerdict[]): MemberVerdict | undefined =>
  verdicts.find(({ taken }) => taken?.relation === "head")

/**
 * On a sheet with one household a row the head's name, number and sex stand in the household's row. They are recorded when
 * no member row of the file speaks for the head; another person than the registered head is only asked about.
 * @returns undefined when there is nothing to record
 */
export function headOfSheet(
  group: Group,
  household: HouseholdVerdict,
  members: readonly MemberVerdict[],
  tools: DecisionTools,
): MemberVerdict | undefined {
  const row = household.carrier
  if (row?.kind !== "household" || (row.person.name === undefined && row.idKey === null)) return undefined
  if (headAmong(members)) return undefined
  const registered = group.register?.members.find((member) => member.values.relation === "head")
  if (registered) {
    const same = row.idKey === registered.idKey || row.person.name === registered.values.name
    if (!same) return { row, reasons: ["“户主姓名”与登记的户主不同，没有改动；换户主请办理户主变更"] }
  }
  const inFile = members.some(
    ({ row: other }) => (row.idKey !== null && other.idKey === row.idKey) || other.person.name === row.person.name,
  )
  if (inFile) return { row, reasons: ["成员中没有一行的“与户主关系”是户主，请核对"] }
  const asMember: GroupRow = { ...row, person: { ...row.person, relation: "head" }, personProblems: [], doubts: [] }
  const verdict = decideMember(asMember, group, household.id, household.villageCode, 0, tools)
  return verdict.taken ? verdict : { row, reasons: verdict.reasons.map((reason) => `户主没有登记：${reason}`) }
}

/** Questions about the household as a whole. */
export function roleDoubts(
  group: Group,
  members: readonly MemberVerdict[],
  head: MemberVerdict | undefined,
  carrier: GroupRow,
): string[] {
  const doubts: string[] = []
  const inFile = headAmong(members)
  const registered = group.register?.members.find((member) => member.values.relation === "head")
  const name = inFile?.taken?.name ?? head?.taken?.name ?? registered?.values.name
  const stated = carrier.kind === "household" ? carrier.person.name : carrier.head.name
  if (inFile && stated !== undefined && name !== stated) doubts.push("“户主姓名”与成员中的户主不一致，按成员记")
  if (name === undefined) doubts.push("这户没有户主，请补上")
  const taken = members.filter((verdict) => verdict.taken?.isNew).length + (head?.taken?.isNew ? 1 : 0)
  const count = (group.register?.members.length ?? 0) + taken
  if (carrier.size !== null && carrier.size !== count)
    doubts.push(`“家庭人口”与登记的成员数（${count} 人）不一致，请核对`)
  return doubts
}
