import type { RoleKey } from "@/lib/domain/access/roles"

/** How often: so many times in each month, quarter or year. */
export interface Rhythm {
  readonly times: number
  readonly per: "month" | "quarter" | "year"
}

export interface Duty {
  readonly key: string
  readonly label: string
  /** Whose it is. */
  readonly who: readonly RoleKey[]
  /** household = each of one's own; village = somewhere in one's villages. */
  readonly toward: "household" | "village"
  readonly rhythm: Rhythm
  /** What counts: recorded visits, whatever else they serve. Nothing is entered twice for a duty. */
  readonly countsAs: string
  readonly reference: string
}

/** The duties of the documents that recorded work can fulfil. Data: another one is another entry. */
// biome-ignore format: a table
export const DUTIES: readonly Duty[] = [
  { key: "helper.monthly", label: "每月走访联系结对户一次", who: ["helper"], toward: "household", rhythm: { times: 1, per: "month" }, countsAs: "本人登记的走访（上门、电话都算）", reference: "D1-5 每月走访联系贫困户1次" },
  { key: "secretary.seen", label: "村里的户每季度见到一次", who: ["firstSecretary"], toward: "household", rhythm: { times: 1, per: "quarter" }, countsAs: "任何人登记的走访", reference: "D1-19 人人访、户户查" },
  { key: "leader.quarter", label: "每季度到村查访一次", who: ["countyLeader"], toward: "village", rhythm: { times: 1, per: "quarter" }, countsAs: "本人登记的走访", reference: "D1-12 副科级以上领导查访每三个月一次" },
  { key: "leader.year", label: "全年到包抓村走访不少于四次", who: ["countyLeader"], toward: "village", rhythm: { times: 4, per: "year" }, countsAs: "本人登记的走访", reference: "D1-3 分管负责人、班子成员每年不少于4次" },
]

export const PER_LABEL = { month: "本月", quarter: "本季度", year: "今年" } as const

export const dutiesOf = (role: RoleKey): Duty[] => DUTIES.filter(({ who }) => who.includes(role))

/** A stretch of days, both ends counted; ISO. */
export interface Period {
  readonly from: string
  readonly to: string
}

const pad = (value: number): string => String(value).padStart(2, "0")
const lastDay = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

/** The period that a day lies in. */
export function periodOf(per: Rhythm["per"], day: string): Period {
  const [year = 0, month = 1] = day.split("-").map(Number)
  if (per === "year") return { from: `${year}-01-01`, to: `${year}-12-31` }
  const first = per === "quarter" ? month - ((month - 1) % 3) : month
  const last = per === "quarter" ? first + 2 : month
  return { from: `${year}-${pad(first)}-01`, to: `${year}-${pad(last)}-${pad(lastDay(year, last))}` }
}

/** Days after which a household counts as not seen for too long, for the township's overview. */
export const UNSEEN_DAYS = 60
