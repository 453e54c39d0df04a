import { z } from "zod"

/** A day as `YYYY-MM-DD`: days in this form compare correctly as text. */
export const isoDaySchema = z.iso.date({ message: "日期应写成 2016-01-01 的样子" })

export const parameterValueSchema = z.strictObject({
  from: isoDaySchema,
  value: z.union([z.number(), z.string()]),
  reference: z.string().min(1, "缺少政策依据"),
})

export const parameterSchema = z.strictObject({
  key: z.string().min(1),
  label: z.string().min(1),
  unit: z.string(),
  values: z.array(parameterValueSchema).min(1, "至少要有一个生效值"),
})

/** One value of a parameter, in force from a day on, with the document that sets it. */
export type ParameterValue = z.infer<typeof parameterValueSchema>

/** A dated amount or limit. Law changes by adding an entry, so that yesterday's decision can be computed again. */
export type Parameter = z.infer<typeof parameterSchema>

/**
 * The entry in force on a day (`YYYY-MM-DD`): the one with the latest `from` that is not after it.
 * `undefined` when the parameter did not exist yet: the caller must refuse, not guess.
 */
export function valueOn(parameter: Parameter, day: string): ParameterValue | undefined {
  let found: ParameterValue | undefined
  for (const entry of parameter.values) {
    if (entry.from <= day && (found === undefined || entry.from >= found.from)) found = entry
  }
  return found
}
