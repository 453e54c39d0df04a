import { compile } from "@/lib/domain/classification/engine"
import type { Explanation, OverrideLine, PastResult, ResultLine } from "@/lib/domain/explanation/lines"
import { narrate, type Register } from "@/lib/domain/explanation/narration"
import { restoreFacts } from "@/lib/domain/household/stored-facts"
import { policyOfVersion } from "@/lib/features/policy/queries"
import { minuteOf, today } from "@/lib/platform/clock"
import { Prisma } from "@/lib/platform/db/generated/client"
import { countyOf, type Reader, read, scopeOf } from "@/lib/platform/db/tenant"
import { may } from "@/lib/platform/scope/scope"

interface StoredOverride {
  pathway: string
  computed: string | null
  reason: string
  reviewOn: string
  by: string
  at: string
  factsChangedAt: string | null
  endedAt: string | null
  endReason: string | null
}

interface StoredResult extends Omit<ResultLine, "computedAt"> {
  computedAt: string
  supersededAt: string | null
}

interface Sourced {
  source: string
  /** field key → id of the source of its present value, where it was changed since */
  fields: Record<string, string>
}

interface Row extends Sourced {
  villageChangedAt: Date
  members: (Sourced & { id: string; name: string })[]
  sources: Record<string, { label: string; at: string }>
  village_code: string
  household_no: string
  head_name: string
  pathway: string | null
  secondary: string[] | null
  override_review: boolean
  facts: unknown
  history: StoredResult[]
  overrides: StoredOverride[]
}

const dayOf = (at: Date): string => minuteOf(at).slice(0, 10)
const moment = (text: string): string => minuteOf(new Date(text))

const overrideLine = (stored: StoredOverride): OverrideLine => ({
  ...stored,
  at: moment(stored.at),
  factsChangedAt: stored.factsChangedAt && moment(stored.factsChangedAt),
  endedAt: stored.endedAt && moment(stored.endedAt),
})

const pastResult = (stored: StoredResult): PastResult => ({
  ...stored,
  computedAt: moment(stored.computedAt),
  supersededAt: stored.supersededAt && moment(stored.supersededAt),
})

/** Names and sources as the narration asks for them. */
function registerOf(row: Row): Register {
  const members = new Map(row.members.map((member) => [member.id, member]))
  return {
    nameOf: (id) => members.get(id)?.name ?? "已不在本户的成员",
    originOf(memberId, key) {
      if (key === null) return { date: dayOf(row.villageChangedAt), label: "村档案" }
      const holder: Sourced | undefined = memberId === null ? row : members.get(memberId)
      const source = holder && row.sources[holder.fields[key] ?? holder.source]
      return source ? { date: dayOf(new Date(source.at)), label: source.label } : null
    },
  }
}

/** Results and overrides that a page lists; older ones stay in the database. */
const MOST = 30

/** One statement: the household, its results and overrides, its members' names, and the sources of its values. */
async function load(on: Reader, householdId: string): Promise<Row | undefined> {
  const county = countyOf(on)
  const [row] = await read<Row>(
    on,
    Prisma.sql`
    SELECT h.village_code, h.household_no, h.head_name, h.pathway, h.secondary, h.override_review,
      h.source_id::text AS source, h.field_source AS fields, v.changed_at AS "villageChangedAt",
      (SELECT coalesce(json_agg(json_build_object('id', m.id, 'name', m.name, 'source', m.source_id, 'fields', m.field_source)), '[]')
        FROM member m WHERE m.county_code = ${county} AND m.household_id = h.id) AS members,
      (SELECT coalesce(json_object_agg(s.id, json_build_object('label', s.label, 'at', s.recorded_at)), '{}') FROM source s
        WHERE s.county_code = ${county} AND s.id IN (
          SELECT h.source_id UNION SELECT f.value::uuid FROM jsonb_each_text(h.field_source) f
          UNION SELECT m.source_id FROM member m WHERE m.county_code = ${county} AND m.household_id = h.id
          UNION SELECT f.value::uuid FROM member m, jsonb_each_text(m.field_source) f
            WHERE m.county_code = ${county} AND m.household_id = h.id)) AS sources,
      (SELECT c.facts FROM classification c WHERE c.county_code = ${county} AND c.household_id = h.id
        AND c.superseded_at IS NULL) AS facts,
      (SELECT coalesce(json_agg(r ORDER BY r."computedAt" DESC), '[]') FROM (
        SELECT c.status, c.primary_pathway AS primary, c.rule, c.secondary, c.urgent, c.policy_version AS version,
          c.as_of AS "asOf", c.computed_at AS "computedAt", c.superseded_at AS "supersededAt"
        FROM classification c WHERE c.county_code = ${county} AND c.household_id = h.id
        ORDER BY c.computed_at DESC LIMIT ${MOST}) r) AS history,
      (SELECT coalesce(json_agg(r ORDER BY r.at DESC), '[]') FROM (
        SELECT o.pathway, o.computed_pathway AS computed, o.reason, o.review_on AS "reviewOn", o.created_by_name AS by,
          o.created_at AS at, o.facts_changed_at AS "factsChangedAt", o.ended_at AS "endedAt", o.end_reason AS "endReason"
        FROM pathway_override o WHERE o.county_code = ${county} AND o.household_id = h.id
        ORDER BY o.created_at DESC LIMIT ${MOST}) r) AS overrides
    FROM household h JOIN village v ON v.county_code = h.county_code AND v.village_code = h.village_code
    WHERE h.county_code = ${county} AND h.id = ${householdId}::uuid`,
  )
  return row
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * Why a household is in its pathway, why not in each of the others, what is missing and what would change it: the stored
 * result put into words, by the rules and the day it was computed with. Health facts are left out for who may not see them.
 * @returns null when absent or out of reach
 * @throws PolicyUnusable
 */
export async function getExplanation(on: Reader, householdId: string): Promise<Explanation | null> {
  if (!UUID.test(householdId)) return null
  const row = await load(on, householdId)
  if (!row) return null
  const current = row.history.find(({ supersededAt }) => supersededAt === null)
  const overrides = row.overrides.map(overrideLine)
  const override = overrides.find(({ endedAt }) => endedAt === null) ?? null
  const common = {
    householdId,
    villageCode: row.village_code,
    householdNo: row.household_no,
    headName: row.head_name,
    pathway: row.pathway,
    secondary: row.secondary ?? [],
    override,
    reviewDue: override !== null && (row.override_review || override.reviewOn <= today()),
    history: row.history.map(pastResult),
    pastOverrides: overrides.filter(({ endedAt }) => endedAt !== null),
  }
  if (!current) {
    return { ...common, result: null, why: "还没有判定。", pathways: [], questions: [], warnings: [], changes: [] }
  }
  const engine = compile(await policyOfVersion(on, current.version), current.asOf)
  const told = narrate(engine, restoreFacts(row.facts), registerOf(row), may(scopeOf(on), "household.health"))
  return { ...common, result: pastResult(current), ...told }
}
