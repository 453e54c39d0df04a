import type { SealedKind } from "./field"

const stars = (count: number): string => "*".repeat(Math.max(0, count))

/**
 * The part of a number that may be shown. Of an ID number only the area prefix and the last character: with the birth date
 * beside it, more would let anybody complete it.
 */
export function mask(kind: SealedKind, text: string): string {
  if (kind === "idNumber")
    return text.length > 7 ? `${text.slice(0, 6)}${stars(text.length - 7)}${text.slice(-1)}` : stars(text.length)
  if (kind === "phone")
    return text.length === 11 ? `${text.slice(0, 3)}****${text.slice(7)}` : `${stars(text.length - 4)}${text.slice(-4)}`
  return `${stars(Math.min(8, text.length - 4))}${text.slice(-4)}`
}
