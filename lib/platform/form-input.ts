import type { z } from "zod"
import type { Result } from "@/lib/domain/result"

/** A form as a plain object: blank = absent, a name given twice = a list. React's own fields are left out. */
export function formInput(raw: unknown): unknown {
  if (!(raw instanceof FormData)) return raw
  const input: Record<string, unknown> = {}
  for (const name of new Set(raw.keys())) {
    if (name.startsWith("$")) continue
    const values = raw.getAll(name).map((value) => (typeof value === "string" ? value.trim() : value))
    const given = values.filter((value) => value !== "")
    if (given.length > 0) input[name] = given.length === 1 && values.length === 1 ? given[0] : given
  }
  return input
}

/** The first problem as the sentence, all of them by field. */
export function inputProblem(error: z.ZodError): Extract<Result<never>, { ok: false }> {
  const fields: Record<string, string> = {}
  for (const issue of error.issues) fields[issue.path.join(".")] ??= issue.message
  return { ok: false, code: "invalid", message: error.issues[0]?.message ?? "填写有误，请核对", fields }
}
