import type { RoleKey } from "@/lib/domain/access/roles"
import type { Per, Rhythm } from "./periods"

/**
 * What counts as done, out of what is recorded anyway:
 * seen = each household was seen in the period · visits = so many days in villages · plans = each monitored household has a plan
 * that it agreed to · problems = what one owns was solved by its day · reminder = a paper that goes out on a day: nothing recorded
 * here tells whether it went, so it is reminded of and never called overdue.
 */
export type Counting = "seen" | "visits" | "plans" | "problems" | "reminder"

export interface Duty {
  readonly key: string
  readonly label: string
  /** Whose it is. */
  readonly who: readonly RoleKey[]
  readonly counts: Counting
  readonly rhythm: Rhythm
  /** Of a reminder: the days of the year or month, `07-28` or `25`. */
  readonly days?: readonly string[]
  /** What counts, in words. */
  readonly countsAs: string
  readonly reference: string
}

/** What a document asks for and no recorded work can show: told, not counted, because nobody is to check in (rule of 25 January 2026). */
export interface Untracked {
  readonly label: string
  readonly reference: string
  readonly why: string
}

const month = (times = 1): Rhythm => ({ times, per: "month" })
const quarter = (times = 1): Rhythm => ({ times, per: "quarter" })
const year = (times = 1): Rhythm => ({ times, per: "year" })

/** The duties of the documents that recorded work can fulfil, and the days that a document names. Data: another one is another entry. */
// biome-ignore format: a table
export const DUTIES: readonly Duty[] = [
  { key: "helper.monthly", label: "每月走访联系结对户一次", who: ["helper"], counts: "seen", rhythm: month(), countsAs: "本人登记的走访（上门、电话都算）", reference: "D1-5 每月走访联系贫困户1次" },
  { key: "secretary.seen", label: "村里的户每季度见到一次", who: ["firstSecretary"], counts: "seen", rhythm: quarter(), countsAs: "任何人登记的走访", reference: "D1-19 人人访、户户查" },
  { key: "leader.quarter", label: "每季度到村查访一次", who: ["countyLeader"], counts: "visits", rhythm: quarter(), countsAs: "本人登记的走访", reference: "D1-12 副科级以上领导查访每三个月一次" },
  { key: "leader.year", label: "全年到包抓村走访不少于四次", who: ["countyLeader"], counts: "visits", rhythm: year(4), countsAs: "本人登记的走访", reference: "D1-3 分管负责人、班子成员每年不少于4次" },
  { key: "leader.household", label: "全年走访看望困难户不少于两次", who: ["countyLeader"], counts: "visits", rhythm: year(2), countsAs: "本人登记的走访，和到村查访算同一次", reference: "D6-3 每年走访看望不少于2次" },
  { key: "plan.monitored", label: "监测对象都有农户同意的计划", who: ["helper", "firstSecretary", "townshipStaff"], counts: "plans", rhythm: year(), countsAs: "农户同意了的一户一策计划；新登记的监测对象有一个月时间", reference: "D4-4 量身定做一户一策的帮扶清单；数据字典 3.6 一个月内落实措施" },
  { key: "problem.solved", label: "自己负责的问题按期解决", who: ["helper", "firstSecretary", "townshipStaff", "departmentStaff", "countyStaff"], counts: "problems", rhythm: quarter(), countsAs: "已经销号的问题；没有到期限的不算", reference: "D7-5 问题反馈；D3-18 持续跟踪督办直至风险点消除" },
  { key: "report.monthly", label: "每月报送工作进度", who: ["townshipStaff", "departmentStaff"], counts: "reminder", rhythm: month(), days: ["25"], countsAs: "到期提醒；报没报不在这里记", reference: "D4-14 每月25日定时；D9-5 每月25日前报送工作进度" },
  { key: "report.ten", label: "每旬汇总上报进展、问题、下一步计划", who: ["countyStaff"], counts: "reminder", rhythm: month(3), days: ["10", "20", "28"], countsAs: "到期提醒；报没报不在这里记", reference: "D1-15 定期（每旬）汇总汇报" },
  { key: "income.survey", label: "收入排查和核算", who: ["helper", "firstSecretary", "townshipStaff", "countyStaff"], counts: "reminder", rhythm: year(4), days: ["07-28", "08-05", "09-15", "09-30"], countsAs: "到期提醒：排查完成、县级督查、镇办上报、收入核算", reference: "D3-17 每年7月28日前、8月初、9月中旬前、9月30日核算" },
]

export const UNTRACKED: readonly Untracked[] = [
  {
    label: "驻村队员每月在村工作二十个工作日以上",
    reference: "D5-3",
    why: "不打卡、不记在村时间；队员做的走访、问题、措施都在系统里",
  },
  { label: "帮扶领导每月到结对单位工作一天", reference: "D6-1", why: "单位之间的结对不在系统里登记" },
]

export const PER_LABEL = { month: "本月", quarter: "本季度", year: "今年" } as const satisfies Record<Per, string>

/** A duty as a county has it from a day on. */
export interface OwnDuty {
  readonly key: string
  /** ISO day */
  readonly validFrom: string
  readonly enabled: boolean
  readonly rhythm: Rhythm
}

/**
 * The duties that hold on a day: the shipped ones, each as the county has published it last for that day; what is switched off
 * is left out.
 * @param own in the order in which they were published
 */
export function dutiesOn(own: readonly OwnDuty[], day: string): Duty[] {
  return DUTIES.flatMap((duty) => {
    const latest = own
      .filter(({ key, validFrom }) => key === duty.key && validFrom <= day)
      .reduce<OwnDuty | null>((last, each) => (last === null || each.validFrom >= last.validFrom ? each : last), null)
    if (latest === null) return [duty]
    return latest.enabled ? [{ ...duty, rhythm: latest.rhythm }] : []
  })
}

export const ofRole = (duties: readonly Duty[], role: RoleKey): Duty[] => duties.filter(({ who }) => who.includes(role))
