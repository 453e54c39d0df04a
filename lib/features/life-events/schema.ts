import { z } from "zod"
import type { Field } from "@/lib/domain/household/field"
import { LIFE_EVENTS, type LifeEventKind } from "@/lib/domain/household/life-events"
import { memberGroup, type Values, valuesSchema } from "@/lib/domain/household/schema"

const kinds = Object.keys(LIFE_EVENTS) as [LifeEventKind, ...LifeEventKind[]]
const ids = z.union([z.uuid().transform((id) => [id]), z.array(z.uuid())]).default([])

/** Kinds by which somebody comes, who has to be described. */
export const ARRIVALS = ["movedIn", "born", "marriedIn"] as const satisfies readonly LifeEventKind[]
export type ArrivalKind = (typeof ARRIVALS)[number]
export const isArrival = (kind: LifeEventKind): kind is ArrivalKind => ARRIVALS.some((each) => each === kind)

const NEWCOMER = new Set(["name", "sex", "birthDate", "documentType", "idNumber", "relation", "ethnicity"])
/** What is asked about somebody who comes. */
export const newcomerFields: readonly Field[] = memberGroup("基本情况").filter(({ key }) => NEWCOMER.has(key))

const given = z.looseObject({
  householdId: z.uuid(),
  kind: z.enum(kinds, "请选择家庭变动的种类"),
  happenedOn: z.iso.date("请填写发生日期"),
  note: z.string().trim().max(200, "说明不超过 200 个字").default(""),
  /** who leaves */
  memberIds: ids,
  newHeadId: z.uuid().optional(),
  /** who is head afterwards, if the head leaves */
  successorId: z.uuid().optional(),
  headId: z.uuid().optional(),
  /** number of the household that is joined */
  otherHouseholdNo: z.string().trim().max(32).optional(),
  /** village of the new household, if it is another */
  villageCode: z
    .string()
    .regex(/^\d{12}$/)
    .optional(),
})

export type LifeEventInput = z.output<typeof lifeEventSchema>

/** A life event as its form gives it; of an arrival also the person. */
export const lifeEventSchema = given.transform((raw, context) => {
  const {
    householdId,
    kind,
    happenedOn,
    note,
    memberIds,
    newHeadId,
    successorId,
    headId,
    otherHouseholdNo,
    villageCode,
  } = raw
  let person: Values = {}
  if (isArrival(kind)) {
    const parsed = valuesSchema(newcomerFields).safeParse(raw)
    if (parsed.success) person = parsed.data.values
    else for (const { path, message } of parsed.error.issues) context.addIssue({ code: "custom", path, message })
  }
  return {
    householdId,
    kind,
    happenedOn,
    note,
    memberIds,
    newHeadId,
    successorId,
    headId,
    otherHouseholdNo,
    villageCode,
    person,
  }
})
