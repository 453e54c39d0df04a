import { z } from "zod"
import { PROBLEM_CATEGORY_KEYS } from "@/lib/domain/problem/problem"

const value = z.union([z.string().max(500), z.number(), z.boolean(), z.array(z.string().max(60)).max(10), z.null()])
const text = (most: number, what: string) => z.string().trim().max(most, `${what}不超过 ${most} 个字`)
/** A code of a list that may have changed since the phone got it: kept as it is. */
const code = z.string().max(60)

export const foundChangeSchema = z.object({
  kind: z.enum(["household", "member"]),
  recordId: z.uuid(),
  field: code,
  /** As the author saw it; of a sealed number its mask. */
  base: value,
  value,
})
export type FoundChange = z.output<typeof foundChangeSchema>

/** A problem as it is raised in the field. */
export const problemSchema = z.object({
  householdId: z.uuid("没有选择农户"),
  category: z.enum(PROBLEM_CATEGORY_KEYS).catch("other"),
  title: text(60, "问题").min(2, "请写明是什么问题"),
  detail: text(500, "问题说明").default(""),
})

/** A visit as it is written in the field. Only household, day and one sentence are asked for. */
export const visitSchema = z.object({
  householdId: z.uuid("没有选择农户"),
  visitedOn: z.iso.date("走访日期不对"),
  mode: z.enum(["home", "phone", "elsewhere"]).default("home").catch("home"),
  met: z.array(code).max(12).default([]),
  sentence: text(500, "情况").min(1, "请写一句情况"),
  changes: z.array(foundChangeSchema).max(40).default([]),
  assurances: z.record(code, code).default({}),
  income: z.record(code, z.number().min(0).max(10_000_000)).default({}),
  needs: text(500, "需求").default(""),
  policyExplained: z.boolean().default(false),
  /** Delivered measures that the household spoke about. */
  measures: z
    .array(z.object({ id: z.uuid(), received: z.boolean(), word: text(200, "农户的话").default("") }))
    .max(30)
    .default([]),
  problem: z
    .object({ id: z.uuid(), ...problemSchema.omit({ householdId: true }).shape })
    .nullable()
    .default(null),
  correctsId: z.uuid().nullable().default(null),
  // Without a default: what an older program sent is still the same content when it is sent again.
  /** Policies due and received; the label is kept as it was read out. */
  policies: z
    .array(z.object({ key: code, label: text(120, "政策"), answer: code }))
    .max(60)
    .optional(),
  /** What was noticed of the household's life, by NOTICED_EVENTS. */
  events: z.array(code).max(10).optional(),
  eventNote: text(200, "家庭变动的说明").optional(),
})
export type VisitPayload = z.output<typeof visitSchema>
/** As a phone sends it: what is left out is not answered. */
export type VisitDraft = z.input<typeof visitSchema>
