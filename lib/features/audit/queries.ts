import type { RoleKey } from "@/lib/domain/access/roles"
import type { AuditType } from "@/lib/domain/audit/events"
import { Prisma } from "@/lib/platform/db/generated/client"
import { countyOf, cursor, type Reader, read } from "@/lib/platform/db/tenant"
import type { Scope } from "@/lib/platform/scope/scope"
import type { AuditFilter } from "./schema"

export const EVENTS_PER_PAGE = 50

export interface AuditRow {
  readonly id: string
  readonly at: Date
  readonly type: AuditType
  readonly actorName: string
  readonly actorRole: RoleKey
  readonly subjectKind: string
  readonly subjectId: string
  /** Username, where the subject is an account. */
  readonly subjectUsername: string | null
  readonly villageCode: string | null
  readonly details: Readonly<Record<string, unknown>>
}

const COLUMNS = Prisma.sql`
  e.id::text, e.at, e.type, e.actor_name AS "actorName", e.actor_role AS "actorRole", e.subject_kind AS "subjectKind",
  e.subject_id AS "subjectId", s.username AS "subjectUsername", e.village_code AS "villageCode", e.details
  FROM audit_event e LEFT JOIN account s ON s.county_code = e.county_code AND s.id::text = e.subject_id AND e.subject_kind = 'account'`

/** Midnight in China, where a day begins. */
const midnight = (day: string): Prisma.Sql => Prisma.sql`(${day}::date::timestamp AT TIME ZONE 'Asia/Shanghai')`

function conditions(on: Reader, filter: AuditFilter): Prisma.Sql {
  const { type, person, from, to, subject } = filter
  const county = countyOf(on)
  const by = (text: string): Prisma.Sql => Prisma.sql`AND (position(${text} IN e.actor_name) > 0
    OR e.actor_id IN (SELECT a.id FROM account a WHERE a.county_code = ${county} AND a.username = lower(${text})))`
  return Prisma.sql`WHERE e.county_code = ${county}
    ${type ? Prisma.sql`AND e.type = ${type}` : Prisma.empty}
    ${person ? by(person) : Prisma.empty}
    ${from ? Prisma.sql`AND e.at >= ${midnight(from)}` : Prisma.empty}
    ${to ? Prisma.sql`AND e.at < ${midnight(to)} + interval '1 day'` : Prisma.empty}
    ${subject ? Prisma.sql`AND e.subject_id = ${subject}` : Prisma.empty}`
}

/** The place of an event in the order of the list. */
const placeOf = (on: Reader, id: string): Prisma.Sql =>
  Prisma.sql`(SELECT x.at, x.id FROM audit_event x WHERE x.county_code = ${countyOf(on)} AND x.id = ${id}::uuid)`

export interface AuditPage {
  readonly rows: readonly AuditRow[]
  readonly newer: boolean
  readonly older: boolean
}

/** One page, the newest first. */
export async function listEvents(on: Reader, filter: AuditFilter): Promise<AuditPage> {
  const { after, before } = filter
  const backwards = before !== undefined
  const page = before
    ? Prisma.sql`AND (e.at, e.id) > ${placeOf(on, before)} ORDER BY e.at, e.id`
    : Prisma.sql`${after ? Prisma.sql`AND (e.at, e.id) < ${placeOf(on, after)}` : Prisma.empty} ORDER BY e.at DESC, e.id DESC`
  const found = await read<AuditRow>(
    on,
    Prisma.sql`SELECT ${COLUMNS} ${conditions(on, filter)} ${page} LIMIT ${EVENTS_PER_PAGE + 1}`,
  )
  const more = found.length > EVENTS_PER_PAGE
  const rows = found.slice(0, EVENTS_PER_PAGE)
  if (backwards) rows.reverse()
  return { rows, newer: backwards ? more : after !== undefined, older: backwards ? true : more }
}

/** How many events a list has and when the last of them happened: an export holds exactly these. */
export async function measureEvents(on: Reader, filter: AuditFilter): Promise<{ rows: number; until: Date | null }> {
  const [row] = await read<{ rows: number; until: Date | null }>(
    on,
    Prisma.sql`SELECT count(*)::int AS rows, max(e.at) AS until FROM audit_event e ${conditions(on, filter)}`,
  )
  return row ?? { rows: 0, until: null }
}

/** All events of a list up to a moment, the newest first, in batches. */
export function streamEvents(scope: Scope, filter: AuditFilter, until: Date): AsyncGenerator<AuditRow[]> {
  return cursor<AuditRow>(
    scope,
    Prisma.sql`SELECT ${COLUMNS} ${conditions(scope, filter)} AND e.at <= ${until} ORDER BY e.at DESC, e.id DESC`,
  )
}
