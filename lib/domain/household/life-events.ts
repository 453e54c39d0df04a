import type { Relation } from "./codes"
import { type Person, relationTo } from "./relations"

/** Kinds of 家庭变动 with the words of the screen. */
export const LIFE_EVENTS = {
  split: "分户",
  merge: "并户",
  headChanged: "户主变更",
  movedIn: "迁入",
  movedOut: "迁出",
  born: "出生",
  died: "死亡",
  marriedIn: "婚入",
  marriedOut: "婚出",
} as const
export type LifeEventKind = keyof typeof LIFE_EVENTS

export interface Family {
  readonly id: string
  /** Current members. */
  readonly members: readonly Person[]
}

interface Common {
  /** ISO day */
  readonly happenedOn: string
}

/** Members who leave, and who is head afterwards if the head is among them. */
interface Leaving extends Common {
  readonly memberIds: readonly string[]
  readonly successorId?: string | undefined
}

export type LifeEvent =
  | (Leaving & { readonly kind: "split"; readonly newHeadId?: string | undefined })
  | (Common & { readonly kind: "merge"; readonly into: Family })
  | (Common & { readonly kind: "headChanged"; readonly headId?: string | undefined })
  | (Leaving & { readonly kind: "movedOut" | "died" | "marriedOut" })
  | (Common & {
      readonly kind: "movedIn" | "born" | "marriedIn"
      readonly relation: Relation
      /** Somebody of another household of the county, who then leaves it. */
      readonly from?: { readonly family: Family; readonly personId: string } | undefined
    })

/** What has to be written. A household whose last member leaves ends. */
export interface Decision {
  /** Members who leave the register. */
  readonly ended: readonly string[]
  /** Members who go to a household: an id, or null for the one that is founded. */
  readonly moved: readonly { readonly id: string; readonly to: string | null; readonly relation: Relation | null }[]
  /** Members who stay and are now something else to the head. */
  readonly related: readonly { readonly id: string; readonly relation: Relation | null }[]
  /** Households that end, because nobody is left in them. */
  readonly closed: readonly string[]
  /** Whether somebody new comes. */
  readonly adds: boolean
}

export type Decided =
  | { readonly ok: true; readonly decision: Decision }
  | { readonly ok: false; readonly message: string; readonly field?: string }

const refuse = (message: string, field?: string): Decided => ({ ok: false, message, ...(field ? { field } : {}) })

const NOTHING: Decision = { ended: [], moved: [], related: [], closed: [], adds: false }

interface Rest {
  readonly related: Decision["related"]
  readonly closed: readonly string[]
}

/** Those who stay: with the same head, with a named successor, or nobody. A string says why it cannot be. */
function rest(family: Family, leaving: ReadonlySet<string>, successorId: string | undefined): Rest | string {
  const staying = family.members.filter(({ id }) => !leaving.has(id))
  if (staying.length === 0) return { related: [], closed: [family.id] }
  if (staying.some(({ relation }) => relation === "head")) return { related: [], closed: [] }
  const successor = staying.find(({ id }) => id === successorId)
  if (!successor) return "户主离开后，请在留下的人中指定新户主"
  return { related: related(staying, successor, family.members), closed: [] }
}

const related = (people: readonly Person[], head: Person, family: readonly Person[]): Decision["related"] =>
  people.flatMap((person) => {
    const relation = relationTo(head, person, family)
    return relation === person.relation ? [] : [{ id: person.id, relation }]
  })

function leavers(family: Family, memberIds: readonly string[]): ReadonlySet<string> | string {
  const ids = new Set(memberIds)
  if (ids.size === 0) return "请选择是哪些人"
  return [...ids].every((id) => family.members.some((member) => member.id === id)) ? ids : "选的人已不在这一户，请刷新"
}

function decideLeaving(family: Family, event: LifeEvent & { kind: "movedOut" | "died" | "marriedOut" }): Decided {
  const leaving = leavers(family, event.memberIds)
  if (typeof leaving === "string") return refuse(leaving, "memberIds")
  if (event.kind !== "movedOut" && leaving.size > 1) return refuse("请一次登记一个人", "memberIds")
  const staying = rest(family, leaving, event.successorId)
  if (typeof staying === "string") return refuse(staying, "successorId")
  return { ok: true, decision: { ...NOTHING, ...staying, ended: [...leaving] } }
}

function decideSplit(family: Family, event: LifeEvent & { kind: "split" }): Decided {
  const leaving = leavers(family, event.memberIds)
  if (typeof leaving === "string") return refuse(leaving, "memberIds")
  const head = family.members.find(({ id }) => id === event.newHeadId && leaving.has(id))
  if (!head) return refuse("请在分出去的人中指定新户的户主", "newHeadId")
  const staying = rest(family, leaving, event.successorId)
  if (typeof staying === "string") return refuse(staying, "successorId")
  if (staying.closed.length > 0) return refuse("不能把所有人都分出去，原户至少留一人", "memberIds")
  const moved = family.members
    .filter(({ id }) => leaving.has(id))
    .map((person) => ({ id: person.id, to: null, relation: relationTo(head, person, family.members) }))
  return { ok: true, decision: { ...NOTHING, ...staying, moved } }
}

function decideMerge(family: Family, { into }: LifeEvent & { kind: "merge" }): Decided {
  if (into.id === family.id) return refuse("不能并入自己这一户，请另选一户", "otherHouseholdId")
  if (into.members.length === 0) return refuse("要并入的那一户没有成员", "otherHouseholdId")
  // What they are to the other head is not known from what they were to their own.
  const moved = family.members.map(({ id }) => ({ id, to: into.id, relation: null }))
  return { ok: true, decision: { ...NOTHING, moved, closed: [family.id] } }
}

function decideHead(family: Family, { headId }: LifeEvent & { kind: "headChanged" }): Decided {
  const head = family.members.find(({ id }) => id === headId)
  if (!head) return refuse("请指定新户主", "headId")
  if (head.relation === "head") return refuse("这个人已经是户主", "headId")
  return { ok: true, decision: { ...NOTHING, related: related(family.members, head, family.members) } }
}

function decideArrival(family: Family, event: LifeEvent & { kind: "movedIn" | "born" | "marriedIn" }): Decided {
  const { relation, from } = event
  if (relation === "head") return refuse("这一户已有户主，换户主请登记“户主变更”", "relation")
  if (relation === "spouse" && family.members.some((member) => member.relation === "spouse"))
    return refuse("这一户已登记了户主的配偶，请核对与户主关系", "relation")
  if (!from) return { ok: true, decision: { ...NOTHING, adds: true } }
  if (from.family.id === family.id) return refuse("这个人已经在这一户", "idNumber")
  if (event.kind === "born") return refuse("这个证件号已登记在别户名下，不能登记为出生", "idNumber")
  const staying = rest(from.family, new Set([from.personId]), undefined)
  if (typeof staying === "string") return refuse("这个人是另一户的户主，请先在那一户登记“户主变更”", "idNumber")
  return { ok: true, decision: { ...NOTHING, ...staying, moved: [{ id: from.personId, to: family.id, relation }] } }
}

/**
 * What a life event does to a family. Nobody is lost and nobody doubled; each household that goes on has exactly one
 * head afterwards. Benefits, tasks and pairings follow the members, because these keep their identity.
 */
export function decide(family: Family, event: LifeEvent, today: string): Decided {
  if (event.happenedOn > today) return refuse("发生日期不能在今天之后", "happenedOn")
  if (family.members.length === 0) return refuse("这一户没有成员，请先补录户主")
  switch (event.kind) {
    case "split":
      return decideSplit(family, event)
    case "merge":
      return decideMerge(family, event)
    case "headChanged":
      return decideHead(family, event)
    case "movedIn":
    case "born":
    case "marriedIn":
      return decideArrival(family, event)
    default:
      return decideLeaving(family, event)
  }
}
