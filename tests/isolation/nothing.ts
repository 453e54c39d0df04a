/** Whether an answer says nothing at all: no value, no row, no count other than zero, however deep it is looked for. */
export function isNothing(value: unknown): boolean {
  if (value === null || value === undefined || value === false || value === 0 || value === "") return true
  if (value instanceof Map || value instanceof Set) return value.size === 0
  if (Array.isArray(value)) return value.every(isNothing)
  if (typeof value !== "object" || value instanceof Date || value instanceof Uint8Array) return false
  return Object.values(value).every(isNothing)
}

const plain = (_key: string, value: unknown): unknown => {
  if (value instanceof Map || value instanceof Set) return [...value]
  if (value instanceof Error) return { name: value.name, message: value.message }
  return value
}

/** An answer as text, to look for somebody's secrets in it. */
export const textOf = (value: unknown): string =>
  Buffer.isBuffer(value) ? value.toString("latin1") + value.toString("utf8") : (JSON.stringify(value, plain) ?? "")

export const secretsIn = (value: unknown, secrets: readonly string[]): string[] => {
  const text = textOf(value)
  return secrets.filter((secret) => text.includes(secret))
}
