import { readIdNumber } from "./id-number"
import { tidyName } from "./normalise"

/** What a typed word may be. A word that could be two things is looked up as both. */
export type SearchTerm =
  /** Part of a person's name, or of a village's. */
  | { readonly kind: "name"; readonly text: string }
  /** Beginning of a name's pinyin initials, lower case. */
  | { readonly kind: "initials"; readonly text: string }
  /** A number: which of the three it can be follows from its length. */
  | {
      readonly kind: "number"
      readonly text: string
      /** As it is stored, when it is a document number with a right checksum. */
      readonly idNumber: string | null
      readonly mayBePhone: boolean
    }

/** More words than this are not what anybody types to find a household. */
const MOST_WORDS = 4
const LONGEST_WORD = 40

/** Household numbers of a county's own may hold letters and dashes. */
const isNumber = (word: string): boolean => /^[0-9A-Za-z-]*[0-9][0-9A-Za-z-]*$/.test(word)

function termOf(word: string): SearchTerm {
  if (isNumber(word)) {
    const read = readIdNumber(word)
    return {
      kind: "number",
      text: word,
      idNumber: "text" in read ? read.text : null,
      mayBePhone: /^(1\d{10}|0\d{9,11}|[2-8]\d{6,7})$/.test(word),
    }
  }
  if (/^[a-z]+$/i.test(word)) return { kind: "initials", text: word.toLowerCase() }
  return { kind: "name", text: tidyName(word) }
}

/** Reads the one search box: full-width signs as ordinary ones, each word for itself; all words have to be met. */
export function readSearch(text: string): readonly SearchTerm[] {
  return text
    .normalize("NFKC")
    .split(/[\s,;、,]+/)
    .filter(Boolean)
    .slice(0, MOST_WORDS)
    .map((word) => termOf(word.slice(0, LONGEST_WORD)))
}

/** The first text after all that begin with `prefix`, in code-point order: `prefix <= x < nextAfter(prefix)`. */
export function nextAfter(prefix: string): string {
  const points = [...prefix]
  const last = points.pop()?.codePointAt(0)
  if (last === undefined) return "\u{10ffff}"
  // U+D800–DFFF are no characters.
  const following = last + 1 >= 0xd800 && last + 1 <= 0xdfff ? 0xe000 : last + 1
  return points.join("") + String.fromCodePoint(Math.min(following, 0x10ffff))
}
