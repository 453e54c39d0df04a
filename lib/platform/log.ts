import { randomBytes } from "node:crypto"

/**
 * The log: one JSON object a line on stderr. It carries codes, counts and ids, never a person's name, number or phone;
 * hence only plain values are accepted, and an unexpected error is logged by its kind, message and stack.
 */

type Value = string | number | boolean | null | undefined
type Level = "info" | "warn" | "error"

function write(level: Level, event: string, details: Readonly<Record<string, Value>>): void {
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), level, event, ...details })}\n`)
}

export const log = {
  info: (event: string, details: Readonly<Record<string, Value>> = {}) => write("info", event, details),
  warn: (event: string, details: Readonly<Record<string, Value>> = {}) => write("warn", event, details),
}

/** A short id that is shown to the user and found again in the log, such as `7F3K-Q2MD`. */
export function newErrorId(): string {
  const alphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
  const letters = [...randomBytes(8)].map((byte) => alphabet[byte % alphabet.length])
  return `${letters.slice(0, 4).join("")}-${letters.slice(4).join("")}`
}

/** Long digit runs may be ID numbers, phones or accounts that a driver put into its message. */
function withoutNumbers(text: string): string {
  return text.replace(/\d{6,}[\dXx]*/g, (digits) => "*".repeat(digits.length))
}

/**
 * Logs an unexpected error once.
 * @param event what was being done, such as "import.apply"
 * @returns the id to show to the user
 */
export function logError(event: string, error: unknown, details: Readonly<Record<string, Value>> = {}): string {
  const id = newErrorId()
  const known = error instanceof Error ? error : new Error(String(error))
  write("error", event, {
    id,
    ...details,
    kind: known.name,
    message: withoutNumbers(known.message),
    stack: withoutNumbers(known.stack ?? ""),
  })
  return id
}
