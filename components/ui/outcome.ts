/**
 * What a form is told after it was sent, in words that may be shown. `errors` maps field id → sentence. Actions of the
 * application return their own closed result; whoever lays out the form translates it to this once.
 */
export type Outcome =
  | { ok: true; message?: string | undefined }
  | { ok: false; message: string; errors?: Readonly<Record<string, string>> | undefined }

/** A form's action: a redirect ends it without an outcome. */
export type SendForm = (data: FormData) => Promise<Outcome | undefined>

/** Translates an action's closed result for a form. `message` says what came of it when it went well. */
export function outcomeOf(
  result: { ok: true } | { ok: false; message: string; fields?: Readonly<Record<string, string>> },
  message?: string,
): Outcome {
  if (result.ok) return { ok: true, message }
  const several = Object.keys(result.fields ?? {}).length > 1
  return { ok: false, message: several ? "请先改正以下内容" : result.message, errors: result.fields }
}
