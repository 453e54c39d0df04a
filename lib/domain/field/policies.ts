import { type CardMember, expectedOf } from "@/lib/domain/casefile/expected"

/** One policy to ask about in a visit. */
export interface PolicyLine {
  /** A field of the member's record, `due:<measure of the catalogue>`, or `measure:<id>`. */
  readonly key: string
  readonly label: string
  /** Why it is asked: what the county has recorded. */
  readonly why: string
}

/** Policies that a member's record says are received, with who pays them. */
export const RECEIVED = [
  ["subsistenceAllowance", "农村低保", "县民政局"],
  ["extremePoverty", "特困供养", "县民政局"],
  ["disabilitySubsidy", "残疾人补贴", "县残联、民政局"],
  ["residentMedical", "城乡居民医保", "县医保局"],
  ["residentPension", "城乡居民养老保险", "县人社局"],
  ["medicalAid", "医疗救助", "县医保局、民政局"],
] as const

const RECORDED = "登记为已享受，还在享受吗"
const DUE = "按登记的情况应当享受"
const namesOf = (members: readonly CardMember[]): string => members.map(({ name }) => name).join("、")

function recordedLines(members: readonly CardMember[]): PolicyLine[] {
  const received = RECEIVED.flatMap(([key, label]) => {
    const having = members.filter((member) => member[key] === true)
    return having.length > 0 ? [{ key, label: `${label}：${namesOf(having)}`, why: RECORDED }] : []
  })
  const posts = members.filter(({ welfarePost }) => typeof welfarePost === "string" && welfarePost !== "")
  return posts.length > 0
    ? [...received, { key: "welfarePost", label: `公益性岗位：${namesOf(posts)}`, why: RECORDED }]
    : received
}

const ASKED: ReadonlySet<string> = new Set(["agreed", "underway", "confirmed", "effective"])

/**
 * Policies due and received of a household (D1-8), to be read out one by one: what its members may expect by their record, what
 * is recorded as received, and the measures of its plan (those delivered are asked about by themselves).
 */
export function policyLines(members: readonly CardMember[], planned: readonly PolicyMeasure[]): PolicyLine[] {
  const expected = expectedOf(members).map(({ key, text, names }) => ({
    key: `due:${key}`,
    label: `${text}：${names.join("、")}`,
    why: DUE,
  }))
  const measures = planned
    .filter(({ state }) => ASKED.has(state))
    .map(({ id, title, department, state, dueOn }) => ({
      key: `measure:${id}`,
      label: title,
      why: state === "agreed" || state === "underway" ? `计划 ${dueOn} 前由${department}落实` : `${department}已落实`,
    }))
  return [...expected, ...recordedLines(members), ...measures]
}

interface PolicyMeasure {
  readonly id: string
  readonly title: string
  readonly department: string
  readonly state: string
  readonly dueOn: string
}
