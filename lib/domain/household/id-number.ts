import type { SealedKind } from "./field"

/** What a document number turned out to be; "none" = the person has no document (`999999`, 无证). */
export type IdNumber =
  | {
      readonly kind: "idCard" | "disabilityCard"
      readonly text: string
      readonly birthDate: string
      readonly sex: "male" | "female"
    }
  | { readonly kind: "none" }
  | { readonly kind: "wrong"; readonly problem: IdProblem }

export type IdProblem = "length" | "characters" | "birthDate" | "checksum" | "disability"

/** What is wrong with it, as the end of a sentence that begins with the column's name. */
export const ID_PROBLEM: Record<IdProblem, string> = {
  length: "位数不对，应为 18 位身份证号，或 20 至 22 位残疾人证号",
  characters: "里有不该出现的字符，请核对",
  birthDate: "里的出生日期不存在，请核对",
  checksum: "的校验位不对，可能有一位填错，请核对",
  disability: "末尾的残疾类别或等级不对，请核对残疾人证",
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECKS = "10X98765432"

/** The 18th character that GB 11643 demands after 17 digits. */
export function checkCharacter(digits17: string): string {
  let sum = 0
  for (let i = 0; i < 17; i++) sum += (digits17.charCodeAt(i) - 48) * (WEIGHTS[i] ?? 0)
  return CHECKS[sum % 11] ?? ""
}

/** Whether a calendar day such as `2021-06-03` exists. */
export function isCalendarDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false
  const last = [
    31,
    year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28,
    31,
    30,
    31,
    30,
    31,
    31,
    30,
    31,
    30,
    31,
  ]
  return day <= (last[month - 1] ?? 0)
}

function readCard(text: string, kind: "idCard" | "disabilityCard"): IdNumber {
  const year = Number(text.slice(6, 10))
  const [month, day] = [text.slice(10, 12), text.slice(12, 14)]
  if (year < 1880 || year > 2100 || !isCalendarDay(year, Number(month), Number(day))) {
    return { kind: "wrong", problem: "birthDate" }
  }
  if (checkCharacter(text) !== text[17]) return { kind: "wrong", problem: "checksum" }
  return { kind, text, birthDate: `${year}-${month}-${day}`, sex: Number(text[16]) % 2 === 1 ? "male" : "female" }
}

/**
 * Reads a document number, already free of spaces and full-width characters: 18 digits with the checksum of GB 11643;
 * 15 digits of the old cards (brought to 18); the disability card's 20 to 22 (the ID number, then category 1–7, grade 1–4,
 * and what a reissue adds).
 */
export function readIdNumber(raw: string): IdNumber {
  const text = raw.toUpperCase()
  if (/^9{6,}$/.test(text) || /^(无|无证|没有|无证件|未办理)$/.test(text)) return { kind: "none" }
  if (/^\d{15}$/.test(text)) {
    const digits = `${text.slice(0, 6)}19${text.slice(6)}`
    return readCard(digits + checkCharacter(digits), "idCard")
  }
  if (text.length !== 18 && (text.length < 20 || text.length > 22)) return { kind: "wrong", problem: "length" }
  if (!/^\d{17}[\dX]/.test(text)) return { kind: "wrong", problem: "characters" }
  if (text.length === 18) return readCard(text, "idCard")
  if (!/^[1-7][1-4](\dB?|B\d?)?$/.test(text.slice(18))) return { kind: "wrong", problem: "disability" }
  return readCard(text, "disabilityCard")
}

/** The same person has one number for search and matching, whether an ID card or a disability card was shown. */
export const personNumber = (text: string): string => text.slice(0, 18)

/** What the blind index of a sealed value is made from. */
export const indexedText = (kind: SealedKind, text: string): string => (kind === "idNumber" ? personNumber(text) : text)
