import { z } from "zod"
import { ALERT_RULE_KEYS } from "@/lib/domain/alert/rules"
import { PATHWAY_KEYS, WARNING_KEYS } from "@/lib/domain/classification/codes"
import { HOUSEHOLD_FIELDS, MEMBER_FIELDS } from "@/lib/domain/classification/facts"
import { ROLL_TYPE, type RollType } from "@/lib/domain/household/codes"

/** The facts that can be missing, as `missing_facts` names them (without the member's id). */
export const MISSING_FACTS = ["members", ...HOUSEHOLD_FIELDS, ...MEMBER_FIELDS] as const
export const SORTS = ["place", "changed", "missing"] as const
export type Sort = (typeof SORTS)[number]

const rollTypes = Object.keys(ROLL_TYPE) as [RollType, ...RollType[]]

/** What the list shows: its address in full. Everything that is given has to be met. */
export const householdFilterSchema = z.object({
  /** The search box, see readSearch. */
  q: z.string().trim().max(120).optional(),
  /** A township (9 digits) or village (12); the county's own code (6) filters nothing. */
  place: z
    .string()
    .regex(/^\d{6}(\d{3}){0,2}$/)
    .optional(),
  /** A roll type, all of those that are watched (监测对象), or all that are helped: everybody but 一般农户. */
  roll: z.enum([...rollTypes, "monitored", "assisted"]).optional(),
  /** How far its plan is: none (nor a draft), one that waits for the household's word, one in force. */
  plan: z.enum(["none", "draft", "agreed"]).optional(),
  pathway: z.enum([...PATHWAY_KEYS, "none"]).optional(),
  /** Also those that have the pathway beside another (含兼用). */
  with: z.literal("1").optional(),
  status: z.enum(["determined", "provisional", "out_of_scope", "unclassified"]).optional(),
  missing: z.enum(["any", ...MISSING_FACTS]).optional(),
  /** A contradiction W01–W06, any of them, or a manual decision that waits for its review. */
  finding: z.enum(["any", ...WARNING_KEYS, "override"]).optional(),
  /** Not seen for UNSEEN_DAYS (lib/domain/obligations), never, either of both, or since a day. */
  unseen: z.union([z.enum(["long", "never", "any"]), z.iso.date()]).optional(),
  /** With a live alert of a rule (lib/domain/alert), or of any. */
  alert: z.enum(["any", ...ALERT_RULE_KEYS]).optional(),
  /** With a measure of its plan that the list of measures finds so. */
  measure: z.enum(["open", "late", "delivered", "confirmed", "effective"]).optional(),
  /** With a problem that is not solved, or past its deadline as well. */
  problem: z.enum(["open", "overdue"]).optional(),
  /** Whose duty: mine, nobody's, somebody's who cannot help any more, or one account's. */
  helper: z.union([z.enum(["me", "none", "left"]), z.uuid()]).optional(),
  /** "1" = all of a county without any filter, asked for explicitly. */
  all: z.literal("1").optional(),
  sort: z.enum(SORTS).optional(),
  /** Household after or before which the page lies. */
  after: z.uuid().optional(),
  before: z.uuid().optional(),
})
export type HouseholdFilter = z.output<typeof householdFilterSchema>

type SearchParams = Readonly<Record<string, string | readonly string[] | undefined>>

/** The filter of an address, or null when it holds something unknown: that matches nothing, never everything. */
export function filterFromSearch(params: SearchParams): HouseholdFilter | null {
  const given = Object.entries(params).filter(([, value]) => value !== undefined && value !== "")
  const parsed = householdFilterSchema.safeParse(Object.fromEntries(given))
  return parsed.success ? parsed.data : null
}

/** The address of a filter with changes; `undefined` takes a condition away. A changed condition begins at the first page. */
export function queryOf(filter: HouseholdFilter, change: { [K in keyof HouseholdFilter]?: HouseholdFilter[K] } = {}) {
  const { after: _after, before: _before, ...conditions } = filter
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...conditions, ...change })) {
    if (typeof value === "string" && value !== "") query.set(name, value)
  }
  const text = query.toString()
  return text ? `?${text}` : ""
}

/** Whether anything narrows the list; sort and page do not. */
export function isNarrowed(filter: HouseholdFilter): boolean {
  const { after: _after, before: _before, sort: _sort, all: _all, with: _with, ...conditions } = filter
  return Object.values(conditions).some((value) => value !== undefined)
}

export interface HouseholdRow {
  readonly id: string
  readonly village_code: string
  readonly household_no: string
  readonly head_name: string
  /** persons */
  readonly member_count: number
  readonly roll_type: string
  readonly pathway: string | null
  readonly pathway_status: string
  readonly urgent: readonly string[] | null
  readonly missing_count: number
  readonly warnings: readonly string[] | null
  readonly overridden: boolean
  readonly override_review: boolean
  /** `2026-07-28`, the day in China */
  readonly changed_on: string
  readonly helper: string | null
  /** Members other than the head whose name or initials were searched for. */
  readonly matched: string | null
}

export interface SavedView {
  readonly id: string
  readonly name: string
  readonly query: string
}

export interface HouseholdPage {
  readonly rows: readonly HouseholdRow[]
  /** Of the whole list, not of the page. */
  readonly households: number
  readonly persons: number
  /** Edges of the neighbouring pages, if there are such. */
  readonly after?: string | undefined
  readonly before?: string | undefined
  readonly views: readonly SavedView[]
}

/** A township with what its register holds. */
export interface PlaceTotals {
  readonly code: string
  readonly name: string
  readonly villages: number
  readonly households: number
  readonly persons: number
  /** households whose result waits for facts */
  readonly provisional: number
  /** households whose pathway was decided by a person */
  readonly overridden: number
}
