import { z } from "zod"
import { DEPARTMENTS, type DepartmentKey } from "@/lib/domain/access/departments"
import { PROBLEM_CATEGORY_KEYS, type ProblemCategory } from "@/lib/domain/problem/problem"

const departments = Object.keys(DEPARTMENTS) as [DepartmentKey, ...DepartmentKey[]]
const day = z.iso.date("请填写日期")
const reason = z.string("请写明原因").trim().min(2, "请写明原因").max(300, "原因不超过 300 个字")

/** Who solves it: `me`, `helper` (the household's), a department's key, or a person's id. */
const owner = z.union([z.enum(["me", "helper", ...departments]), z.uuid()], "请选择由谁解决")

export const raiseProblemSchema = z.object({
  householdId: z.uuid().optional(),
  villageCode: z
    .string()
    .regex(/^\d{12}$/, "请选择村")
    .optional(),
  category: z.enum(PROBLEM_CATEGORY_KEYS, "请选择问题类别"),
  title: z.string("请写明是什么问题").trim().min(2, "请写明是什么问题").max(60, "问题不超过 60 个字"),
  detail: z.string().trim().max(500, "说明不超过 500 个字").default(""),
  dueOn: day.optional(),
  /** Without one: the household's helper, else whoever raises it. */
  owner: owner.optional(),
})

/** What the form saw: a later change by somebody else is not overwritten unseen. */
const seen = { id: z.uuid(), changedAt: z.iso.datetime({ offset: true }) }

export const assignProblemSchema = z.object({ ...seen, owner, note: z.string().trim().max(300).default("") })
export const postponeProblemSchema = z.object({ ...seen, dueOn: day, reason })
export const noteProblemSchema = z.object({ ...seen, note: reason })
export const closeProblemSchema = z.object({
  ...seen,
  on: day,
  doneWhat: z.string("请写明做了什么").trim().min(2, "请写明做了什么").max(500, "不超过 500 个字"),
  householdWord: z.string().trim().max(300, "不超过 300 个字").optional(),
})
export const reopenProblemSchema = z.object({ ...seen, dueOn: day, reason })

/** Open ones are narrowed: past their deadline, due within a week or past it, taken up by the reader's level. */
export const PROBLEM_STATES = ["open", "overdue", "soon", "escalated", "closed"] as const

export const problemFilterSchema = z.object({
  place: z
    .string()
    .regex(/^\d{9}(\d{3})?$/)
    .optional()
    .catch(undefined),
  state: z.enum(PROBLEM_STATES).optional().catch(undefined),
  /** of households or of whole villages */
  of: z.enum(["household", "village"]).optional().catch(undefined),
  category: z.enum(PROBLEM_CATEGORY_KEYS).optional().catch(undefined),
  /** mine = I or my department solves it; raised = I raised it */
  owner: z.enum(["me", "raised"]).optional().catch(undefined),
  after: z.uuid().optional().catch(undefined),
})
export type ProblemFilter = z.output<typeof problemFilterSchema>

export interface ProblemRow {
  readonly id: string
  readonly householdId: string | null
  readonly headName: string | null
  readonly village: string
  readonly villageCode: string
  readonly category: ProblemCategory
  readonly title: string
  readonly owner: string | null
  readonly department: string | null
  readonly raisedOn: string
  readonly dueOn: string
  readonly state: "open" | "closed"
  readonly closedOn: string | null
}

export interface ProblemEvent {
  readonly id: string
  readonly kind: "raised" | "assigned" | "noted" | "postponed" | "closed" | "reopened"
  readonly note: string
  readonly by: string
  /** ISO time */
  readonly at: string
}

export interface ProblemRecord extends ProblemRow {
  readonly detail: string
  readonly raisedBy: string
  readonly visitId: string | null
  readonly doneWhat: string | null
  readonly householdWord: string | null
  readonly ownerId: string | null
  /** ISO time */
  readonly changedAt: string
  readonly events: readonly ProblemEvent[]
}

/** Open problems of the lists that carry the same names. */
export interface ProblemCounts {
  readonly open: number
  readonly overdue: number
  /** overdue so long that the reader's level takes it up */
  readonly escalated: number
  /** mine or my department's */
  readonly mine: number
  /** of these, due within a week or overdue */
  readonly mineSoon: number
  /** raised by me */
  readonly raised: number
}
