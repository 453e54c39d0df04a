import type { Reach } from "@/lib/domain/access/roles"

interface Category {
  readonly label: string
  readonly days: number
  /** every day, or working days alone */
  readonly counts: "every" | "working"
}

/** What a problem is about, with the days that it may take: fewer and each day counted where a guarantee or safety is at stake (D2-7, D7-5). */
export const PROBLEM_CATEGORIES = {
  housing: { label: "住房安全", days: 5, counts: "every" },
  water: { label: "饮水安全", days: 5, counts: "every" },
  schooling: { label: "义务教育", days: 5, counts: "every" },
  medical: { label: "看病就医", days: 10, counts: "every" },
  livelihood: { label: "基本生活", days: 5, counts: "every" },
  policy: { label: "政策没有落实", days: 10, counts: "working" },
  work: { label: "务工就业", days: 15, counts: "working" },
  industry: { label: "产业发展", days: 15, counts: "working" },
  facilities: { label: "水电路等设施", days: 20, counts: "working" },
  conflict: { label: "矛盾纠纷", days: 10, counts: "working" },
  other: { label: "其他", days: 15, counts: "working" },
} as const satisfies Record<string, Category>
/** `10 个工作日`, `5 天`. */
export const daysInWords = ({ days, counts }: Category): string => `${days} ${counts === "working" ? "个工作日" : "天"}`
export type ProblemCategory = keyof typeof PROBLEM_CATEGORIES
export const PROBLEM_CATEGORY_KEYS = Object.keys(PROBLEM_CATEGORIES) as [ProblemCategory, ...ProblemCategory[]]

/** Who should look at an open problem by now, beside its owner. */
export type Escalation = "owner" | "township" | "county"
export const ESCALATION_LABEL: Record<Escalation, string> = {
  owner: "责任人办理",
  township: "镇办督办",
  county: "县里督办",
}
/** Days past the deadline from which the township, and from which the county, takes it up (D3-18: followed until it is gone). */
export const TOWNSHIP_FROM = 1
export const COUNTY_FROM = 10

/** From how many days past the deadline a problem is taken up by whoever has such a reach; null = never by them as such. */
export const takenUpFrom = (reach: Reach): number | null => {
  if (reach === "county") return COUNTY_FROM
  return reach === "township" ? TOWNSHIP_FROM : null
}

/** A problem that falls due within so many days is named to its owner. */
export const SOON_DAYS = 7

const DAY = 86_400_000
/** Whole days from one ISO day to another; negative when it lies before. */
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY)
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10)

/** The rule of escalation, computed and never stored: postponing or closing takes it back by itself. */
export function escalationOf(dueOn: string, today: string): Escalation {
  const overdue = daysBetween(dueOn, today)
  if (overdue >= COUNTY_FROM) return "county"
  return overdue >= TOWNSHIP_FROM ? "township" : "owner"
}
