import { departmentLabel } from "@/lib/domain/access/administration"
import type { CardMember } from "@/lib/domain/casefile/expected"
import { mayApply } from "@/lib/domain/casefile/may-apply"
import type { MeasureState } from "@/lib/domain/measures/states"
import type { PlanFacts } from "@/lib/domain/measures/suggest"
import { RECEIVED } from "./policies"
import type { FactLine } from "./protocol"

/** What the fact card (明白卡, D1-10) is made from; days are ISO, unknown is null and never written as "no". */
export interface CardSource {
  readonly members: readonly CardMember[]
  readonly measures: readonly {
    readonly key: string
    readonly title: string
    readonly state: MeasureState
    /** a department's key */
    readonly department: string
    /** day on which it was put into the plan */
    readonly since: string
    readonly dueOn: string
    readonly deliveredOn: string | null
  }[]
  readonly given: readonly { readonly item: string; readonly giver: string; readonly on: string }[]
  readonly helpers: readonly {
    readonly name: string
    readonly post: string | null
    readonly since: string
    readonly phone: string | null
  }[]
  /** What suggests measures. */
  readonly plan: PlanFacts
  /** Telephones of departments by their keys. */
  readonly phones: Readonly<Record<string, string>>
  readonly team: readonly { readonly name: string; readonly post: string; readonly phone: string | null }[]
}

const line = (group: FactLine["group"], text: string, more: Partial<FactLine> = {}): FactLine => ({
  group,
  text,
  from: null,
  since: null,
  phone: null,
  how: null,
  ...more,
})

function memberLines(members: CardSource["members"]): FactLine[] {
  const policies = RECEIVED.flatMap(([field, label, from]) => {
    const names = members.filter((member) => member[field] === true).map(({ name }) => name)
    return names.length > 0 ? [line("has", `${label}：${names.join("、")}`, { from })] : []
  })
  const posts = members.flatMap((member) =>
    typeof member.welfarePost === "string" && member.welfarePost !== ""
      ? [line("has", `公益性岗位（${member.welfarePost}）：${member.name}`, { from: "县人社局" })]
      : [],
  )
  return [...policies, ...posts]
}

const DONE: ReadonlySet<MeasureState> = new Set(["delivered", "confirmed", "effective"])
const RUNNING: ReadonlySet<MeasureState> = new Set(["agreed", "underway"])

/** Everything that a household has and may expect, from whom, since when, and whom to call. */
export function factLines(source: CardSource): FactLine[] {
  const office = (key: string) => ({ from: departmentLabel(key) ?? key, phone: source.phones[key] ?? null })
  const has = source.measures
    .filter(({ state }) => DONE.has(state))
    .map(({ title, department, deliveredOn }) => line("has", title, { ...office(department), since: deliveredOn }))
  const running = source.measures
    .filter(({ state }) => RUNNING.has(state))
    .map(({ title, department, dueOn }) => line("underway", `${title}，预计 ${dueOn} 前落实`, office(department)))
  const given = source.given.map(({ item, giver, on }) => line("has", item, { from: giver, since: on }))
  const helpers = source.helpers.map(({ name, post, since, phone }) =>
    line("who", `帮扶责任人 ${name}`, { from: post, since, phone }),
  )
  const team = source.team.map(({ name, post, phone }) => line("who", `${post} ${name}`, { phone }))
  const may = mayApply({
    members: source.members,
    planned: source.measures.filter(({ state }) => state === "planned"),
    known: new Set(source.measures.map(({ key }) => key)),
    plan: source.plan,
  }).map(({ text, department, since, how }) => line("may", text, { ...office(department), since, how }))
  return [...memberLines(source.members), ...has, ...given, ...running, ...may, ...helpers, ...team]
}
