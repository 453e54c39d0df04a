import { z } from "zod"
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
  roll: z.enum(rollTypes).optional(),
  pathway: z.enum([...PATHWAY_KEYS, "none"]).optional(),
  /** Also those that have the pathway beside another (含兼用). */
  with: z.literal("1").optional(),
  status: z.enum(["determined", "provisional", "out_of_scope", "unclassified"]).optional(),
  missing: z.enum(["any", ...MISSING_FACTS]).optional(),
  /** A contradiction W01–W06, any of them, or a manual decision that waits for its review. */
  finding: z.enum(["any", ...WARNING_KEYS, "override"]).optional(),
  /** Whose duty: mine, nobody's, or one account's. */
  helper: z.union([z.enum(["me", "none"]), z.uuid()]).optional(),
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

export const saveViewSchema = z.object({
  name: z.string("请给这个视图起个名字").trim().min(1, "请给这个视图起个名字").max(30, "名字不超过 30 个字"),
  /** As in the address, without "?". */
  query: z.string().max(1000),
})
export const removeViewSchema = z.object({ id: z.uuid() })
