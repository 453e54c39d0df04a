import { checkCharacter } from "@/lib/domain/household/id-number"
import type { Random } from "./random"

/** Ages are chosen as of this day; nothing here asks the clock. */
export const REFERENCE_DAY = "2026-11-01"
const REFERENCE_YEAR = 2026

const DAY_MS = 86_400_000

/** A birthday (ISO day) of somebody who is `age` whole years old on the reference day. */
export function birthDateOf(random: Random, age: number): string {
  const youngest = Date.parse(`${REFERENCE_YEAR - age}-11-01T00:00:00Z`)
  return new Date(youngest - random.int(0, 364) * DAY_MS).toISOString().slice(0, 10)
}

/** Numbers that belong to nobody, each given once. */
export interface Numbers {
  idNumber(birthDate: string, sex: "male" | "female"): string
  phone(): string
  bankAccount(): string
}

/** Mobile numbers begin with 154, which is given to no operator. */
const PHONE_PREFIX = "154"
/** Card numbers begin with a digit that no bank uses, and their Luhn sum is wrong besides. */
const CARD_PREFIX = "0000"

/** @param areaPrefix six digits that are no county's; so the ID numbers have a valid checksum and no owner */
export function numbersOf(random: Random, areaPrefix: string): Numbers {
  const given = new Map<string, number>()
  const phones = new Set<string>()
  const cards = new Set<string>()
  const fresh = (seen: Set<string>, make: () => string): string => {
    for (;;) {
      const text = make()
      if (seen.has(text)) continue
      seen.add(text)
      return text
    }
  }
  const digits = (count: number) => Array.from({ length: count }, () => random.int(0, 9)).join("")
  return {
    idNumber(birthDate, sex) {
      const day = birthDate.replaceAll("-", "")
      const count = given.get(day + sex) ?? 0
      given.set(day + sex, count + 1)
      const order = String(count * 2 + (sex === "male" ? 1 : 2)).padStart(3, "0")
      const first17 = areaPrefix + day + order
      return first17 + checkCharacter(first17)
    },
    phone: () => fresh(phones, () => PHONE_PREFIX + digits(8)),
    bankAccount: () => fresh(cards, () => withWrongLuhn(CARD_PREFIX + digits(14))),
  }
}

function luhnDigit(text: string): number {
  let sum = 0
  for (let index = 0; index < text.length; index++) {
    const digit = Number(text[text.length - 1 - index])
    const doubled = index % 2 === 0 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return (10 - (sum % 10)) % 10
}

const withWrongLuhn = (text: string): string => text + String((luhnDigit(text) + 5) % 10)
