/** When the copy on a phone was last told by the county that it may stay, by both clocks (milliseconds). */
export interface Contact {
  /** The county's clock. */
  readonly county: number
  /** The phone's clock at that moment. */
  readonly phone: number
  /** The latest that the phone's clock has shown since: setting it back wins no time. */
  readonly latest: number
}

const DAY_MS = 86_400_000
const DAY = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai", dateStyle: "short" })

/** Milliseconds since the last contact, as far as the phone can know; never negative. */
const passed = (contact: Contact, now: number): number => Math.max(0, Math.max(now, contact.latest) - contact.phone)

export const withClock = (contact: Contact, now: number): Contact =>
  now > contact.latest ? { ...contact, latest: now } : contact

/** Whether the copy of the households has outlived the number of days that the county allows without contact. */
export const isOutdated = (contact: Contact, now: number, keepDays: number): boolean =>
  passed(contact, now) > keepDays * DAY_MS

/** The day in China by the county's clock carried on with the phone's. */
export const dayByContact = (contact: Contact, now: number): string => DAY.format(contact.county + passed(contact, now))
