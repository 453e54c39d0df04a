import { z } from "zod"
import type { Counting } from "@/lib/domain/obligations/duties"
import { DUTIES } from "@/lib/domain/obligations/duties"
import type { Per, Rhythm } from "@/lib/domain/obligations/periods"

const keys = DUTIES.map(({ key }) => key) as [string, ...string[]]

export const publishDutySchema = z.object({
  key: z.enum(keys, "没有这条要求"),
  enabled: z.stringbool("请选择用不用").or(z.boolean()),
  times: z.coerce.number("次数填数字").int("次数填整数").min(1, "至少 1 次").max(31, "最多 31 次"),
  per: z.enum(["month", "quarter", "year"], "请选择多长时间"),
  validFrom: z.iso.date("请填写从哪天起"),
  reason: z.string("请写明依据或原因").trim().min(2, "请写明依据或原因").max(200, "不超过 200 个字"),
})

/** A household that is to be seen until a day. */
export interface DueHousehold {
  readonly id: string
  readonly head: string
  readonly village: string
  readonly group: string | null
  /** null = never */
  readonly lastOn: string | null
}

/** How far one of the reader's duties is. */
export interface DutyState {
  readonly key: string
  readonly label: string
  readonly counts: Counting
  readonly per: Per
  readonly countsAs: string
  readonly reference: string
  /** households, visits, plans or problems asked for; of a reminder 0 */
  readonly wanted: number
  readonly done: number
  /** ISO day on which the period ends, or on which a reminder falls */
  readonly until: string
}

/** A place with its households that were not seen for long. */
export interface UnseenPlace {
  readonly code: string
  readonly name: string
  readonly households: number
  readonly unseen: number
  readonly never: number
  /** not seen by whoever is responsible in the last whole period of their duty, nor since; null = the duty is switched off */
  readonly overdue: number | null
}

/** A duty as the county has published it. */
export interface PublishedDuty {
  readonly key: string
  readonly validFrom: string
  readonly enabled: boolean
  readonly rhythm: Rhythm
  readonly reason: string
  readonly by: string
}

/** Households of the county that would be open today, by period: what a rhythm asks for. */
export type OpenByPeriod = Readonly<Record<Per, number>>
