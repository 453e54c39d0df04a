import { z } from "zod"
import type { Field } from "@/lib/domain/household/field"
import { householdGroup, memberGroup, type ReadValues, valuesSchema } from "@/lib/domain/household/schema"

/** Reads the dictionary's fields out of a form; what is wrong is told field by field. */
function readFields(
  fields: readonly Field[],
  raw: Readonly<Record<string, unknown>>,
  context: z.RefinementCtx,
  optional?: ReadonlySet<string>,
): ReadValues {
  const parsed = valuesSchema(fields, optional).safeParse(raw)
  if (parsed.success) return parsed.data
  for (const { path, message } of parsed.error.issues) context.addIssue({ code: "custom", path, message })
  return { values: {}, doubts: [] }
}

/** When the row was last changed as the form saw it: a later change is not overwritten unseen. */
const changedAt = z.iso.datetime({ offset: true })

export const saveHouseholdSchema = z
  .looseObject({ householdId: z.uuid(), changedAt, group: z.string() })
  .transform((raw, context) => ({ ...common(raw), ...readFields(householdGroup(raw.group), raw, context) }))

export const saveMemberSchema = z
  .looseObject({ householdId: z.uuid(), memberId: z.uuid(), changedAt, group: z.string() })
  .transform((raw, context) => ({
    ...common(raw),
    memberId: raw.memberId,
    ...readFields(memberGroup(raw.group), raw, context),
  }))

const common = ({ householdId, changedAt, group }: { householdId: string; changedAt: string; group: string }) => ({
  householdId,
  changedAt,
  group,
})

/** The first section of a new member; the other groups are filled in afterwards, one by one. */
export const addMemberSchema = z
  .looseObject({ householdId: z.uuid() })
  .transform((raw, context) => ({ householdId: raw.householdId, ...readFields(memberGroup("基本情况"), raw, context) }))

const NEW_HOUSEHOLD = new Set(["householdNo", "rollType", "groupName", "address", "phone"])
/** What is asked of a new household, before its head. */
export const newHouseholdFields: readonly Field[] = ["基本情况", "类型与识别"]
  .flatMap(householdGroup)
  .filter(({ key }) => NEW_HOUSEHOLD.has(key))
const NEW_HEAD = new Set(["name", "sex", "birthDate", "documentType", "idNumber", "ethnicity", "phone"])
export const newHeadFields: readonly Field[] = memberGroup("基本情况").filter(({ key }) => NEW_HEAD.has(key))

/** Fields of the head stand in the same form as the household's and carry this before their name. */
export const HEAD_PREFIX = "head."
const ofHead = (raw: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(
    Object.entries(raw).flatMap(([name, value]) =>
      name.startsWith(HEAD_PREFIX) ? [[name.slice(HEAD_PREFIX.length), value]] : [],
    ),
  )

export const createHouseholdSchema = z
  .looseObject({ villageCode: z.string("请选择所在村").regex(/^\d{12}$/, "请选择所在村") })
  .transform((raw, context) => {
    // Without a number from the national system the register gives one of its own.
    const household = readFields(newHouseholdFields, raw, context, new Set(["householdNo"]))
    const parsed = valuesSchema(newHeadFields).safeParse(ofHead(raw))
    if (!parsed.success) {
      for (const { path, message } of parsed.error.issues) {
        context.addIssue({ code: "custom", path: [`${HEAD_PREFIX}${String(path[0])}`], message: `户主${message}` })
      }
    }
    const head = parsed.success ? parsed.data : { values: {}, doubts: [] }
    return {
      villageCode: raw.villageCode,
      household: household.values,
      head: head.values,
      doubts: [...household.doubts, ...head.doubts],
    }
  })
