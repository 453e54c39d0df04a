/** Closed list of reasons for which a command is not carried out. Out of reach and absent look the same. */
export const REFUSALS = ["invalid", "forbidden", "notFound", "conflict", "tooMany", "failed"] as const
export type RefusalCode = (typeof REFUSALS)[number]

/** What a command answers. `message` is one plain Chinese sentence; `fields` names the inputs at fault. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false
      readonly code: RefusalCode
      readonly message: string
      readonly fields?: Readonly<Record<string, string>>
    }
