import { changesBetween } from "@/lib/domain/household/changes"
import type { Field } from "@/lib/domain/household/field"
import { HOUSEHOLD_FIELDS } from "@/lib/domain/household/household-fields"
import { MEMBER_FIELDS } from "@/lib/domain/household/member-fields"
import type { RecordRow } from "@/lib/domain/household/record"
import { Prisma } from "@/lib/platform/db/generated/client"
import { countyOf, type Reader, read, scopeOf } from "@/lib/platform/db/tenant"
import { may } from "@/lib/platform/scope/scope"
import type { HistoryEntry } from "./record-schema"

const { sql } = Prisma

/** Versions of one household that are read at most; older ones stay in the database. */
const MOST_VERSIONS = 400

interface Version {
  readonly kind: "household" | "member"
  readonly record_id: string
  readonly row: RecordRow
  /** When it began, and by which source. */
  readonly at: string
  readonly label: string | null
  readonly source_kind: string | null
}

const FIELDS: Record<Version["kind"], readonly Field[]> = { household: HOUSEHOLD_FIELDS, member: MEMBER_FIELDS }

/** Each version of the household and of whoever was ever one of its members, with what brought it about, oldest first; nothing of a household out of reach. */
function versions(county: string, id: string): Prisma.Sql {
  return sql`
    WITH people AS (
      SELECT m.id FROM member m WHERE m.county_code = ${county} AND m.household_id = ${id}::uuid
      UNION SELECT r.record_id FROM register_history r
        WHERE r.county_code = ${county} AND r.household_id = ${id}::uuid AND r.kind = 'member'),
    past AS (
      SELECT r.kind, r.record_id, r.row, r.valid_from, r.valid_to, r.source_id FROM register_history r
      WHERE r.county_code = ${county} AND (r.record_id = ${id}::uuid OR r.record_id IN (SELECT id FROM people))),
    known AS (
      SELECT kind, record_id, row, valid_from FROM past
      UNION ALL SELECT 'household', h.id, to_jsonb(h), h.changed_at FROM household h
        WHERE h.county_code = ${county} AND h.id = ${id}::uuid
      UNION ALL SELECT 'member', m.id, to_jsonb(m), m.changed_at FROM member m
        WHERE m.county_code = ${county} AND m.id IN (SELECT id FROM people))
    SELECT k.kind, k.record_id::text, k.row, k.valid_from::text AS at, s.label, s.kind AS source_kind
    FROM (SELECT * FROM known ORDER BY valid_from DESC LIMIT ${MOST_VERSIONS}) k
    LEFT JOIN past p ON p.record_id = k.record_id AND p.valid_to = k.valid_from
    LEFT JOIN source s ON s.county_code = ${county} AND s.id = coalesce(p.source_id, (k.row ->> 'source_id')::uuid)
    WHERE EXISTS (SELECT FROM household x WHERE x.county_code = ${county} AND x.id = ${id}::uuid)
    ORDER BY k.valid_from, k.record_id`
}

function whatHappened(householdId: string, before: RecordRow | undefined, version: Version): HistoryEntry["what"] {
  const { row, kind } = version
  if (kind === "member") {
    const isHere = row.household_id === householdId
    if (before && before.household_id !== row.household_id) return isHere ? "joined" : "left"
  }
  if (row.ended_at) return "ended"
  return before ? "changed" : "created"
}

function entryOf(householdId: string, version: Version, before: RecordRow | undefined, health: boolean): HistoryEntry {
  const { kind, row } = version
  const what = whatHappened(householdId, before, version)
  return {
    id: `${version.record_id}:${version.at}`,
    at: version.at,
    who: kind === "member" ? String(row.name) : null,
    source: version.label ?? "来源不详",
    sourceKind: version.source_kind ?? "",
    what,
    endReason: typeof row.end_reason === "string" ? row.end_reason : null,
    changes: before && what !== "left" ? changesBetween(FIELDS[kind], before, row, health) : [],
  }
}

/** Field by field what changed in a household, newest first. What happened to a member in another household is left out. */
export async function getHistory(on: Reader, householdId: string): Promise<HistoryEntry[]> {
  const rows = await read<Version>(on, versions(countyOf(on), householdId))
  const health = may(scopeOf(on), "household.health")
  const latest = new Map<string, RecordRow>()
  const entries: HistoryEntry[] = []
  for (const version of rows) {
    const before = latest.get(version.record_id)
    latest.set(version.record_id, version.row)
    const isElsewhere =
      version.kind === "member" &&
      version.row.household_id !== householdId &&
      (!before || before.household_id !== householdId)
    if (!isElsewhere) entries.push(entryOf(householdId, version, before, health))
  }
  return entries.reverse()
}
