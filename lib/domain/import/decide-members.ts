import type { Field } from "@/lib/domain/household/field"
import { MEMBER_FIELDS } from "@/lib/domain/household/member-fields"
import { changesOf, isEmpty } from "./changes"
import type { DecisionTools, Group, GroupRow, MemberPlan, RegisterMember } from "./group"
import { derivedFromId, personDoubts } from "./person-checks"
import type { Values } from "./read-row"

const FIELDS: readonly Field[] = MEMBER_FIELDS

export interface MemberVerdict {
  readonly row: GroupRow
  /** undefined = the row is not taken, for these reasons. */
  readonly taken?: {
    readonly plan?: MemberPlan
    readonly name: string
    readonly relation: string | undefined
    readonly isNew: boolean
    readonly matched?: RegisterMember
  }
  readonly reasons: readonly string[]
}

type Match = { readonly member: RegisterMember; readonly doubt?: string } | { readonly problem: string } | null

const textOf = (value: unknown): string => (typeof value === "string" ? value : "")

/** Who of the household the row means: by ID number, then by person number, then by name within the household. */
function matchMember(row: GroupRow, group: Group): Match {
  const members = group.register?.members ?? []
  const { name, memberNo } = row.person
  const byId = row.idKey === null ? undefined : members.find((member) => member.idKey === row.idKey)
  if (byId) {
    const renamed = name !== undefined && textOf(byId.values.name) !== name
    return {
      member: byId,
      ...(renamed ? { doubt: "“姓名”与登记的不同，按证件号码认定是同一人，姓名已按表更新，请核对" } : {}),
    }
  }
  if (row.idKey !== null && group.elsewhere.has(row.idKey)) {
    return { problem: "“证件号码”已登记在另一户；请先在原户办理迁出或分户，再导入" }
  }
  const byNo = memberNo === undefined ? undefined : members.find((member) => member.values.memberNo === memberNo)
  if (byNo) {
    if (name !== undefined && textOf(byNo.values.name) !== name) {
      return { problem: "“人编号”在登记册里是另一个人，请核对人编号和姓名" }
    }
    const changed = row.idKey !== null && byNo.idKey !== null
    return {
      member: byNo,
      ...(changed ? { doubt: "“证件号码”与登记的不同，按人编号认定是同一人，号码已按表更新，请核对" } : {}),
    }
  }
  const named = members.filter((member) => name !== undefined && textOf(member.values.name) === name)
  const [only] = named
  if (!only) return null
  if (named.length > 1) return { problem: "同户登记有两位同名成员，请填写证件号码" }
  if (row.idKey !== null && only.idKey !== null) {
    return { problem: "同户已有同名成员，但证件号码不同，无法确认是不是同一人，请核对" }
  }
  return { member: only }
}

function planFor(
  stated: Values,
  match: RegisterMember | undefined,
  tools: DecisionTools,
): Omit<MemberPlan, "householdId" | "villageCode" | "position"> | undefined {
  if (!match) return { mode: "create", id: tools.newId(), base: null, set: stated }
  const set = changesOf(FIELDS, stated, match.values, tools)
  return isEmpty(set) ? undefined : { mode: "update", id: match.id, base: match.base, set }
}

/** The recorded values of a member in the shape of stated ones. */
const recordedValues = (member: RegisterMember | undefined): Values =>
  Object.fromEntries(
    Object.entries(member?.values ?? {}).filter(([, value]) => value !== null && value !== undefined),
  ) as Values

/** What becomes of one member row, apart from the rules that look at the whole household. */
export function decideMember(
  row: GroupRow,
  group: Group,
  householdId: string,
  villageCode: string,
  position: number,
  tools: DecisionTools,
): MemberVerdict {
  if (row.personProblems.length > 0) return { row, reasons: row.personProblems }
  const match = matchMember(row, group)
  if (match && "problem" in match) return { row, reasons: [match.problem] }
  if (!match && row.person.name === undefined) return { row, reasons: ["“姓名”没有填"] }
  const recorded = match?.member.values ?? {}
  const stated = { ...row.person, ...derivedFromId(row.person, recorded) }
  const part = planFor(stated, match?.member, tools)
  const all = { ...recordedValues(match?.member), ...stated }
  const reasons = [...row.doubts, ...(match?.doubt ? [match.doubt] : []), ...personDoubts(stated, all)]
  return {
    row,
    reasons,
    taken: {
      name: textOf(all.name),
      relation: typeof all.relation === "string" ? all.relation : undefined,
      isNew: match === null,
      ...(match ? { matched: match.member } : {}),
      ...(part ? { plan: { ...part, householdId, villageCode, position } } : {}),
    },
  }
}
