import type { RoleKey } from "@/lib/domain/access/roles"
import { Prisma } from "@/lib/platform/db/generated/client"
import { countyOf, type Reader, read, scopeOf } from "@/lib/platform/db/tenant"
import type { AccountFilter, AccountState } from "./schema"

export const ACCOUNTS_PER_PAGE = 50

export interface AccountRow {
  readonly id: string
  readonly username: string
  readonly displayName: string
  readonly role: RoleKey
  readonly area: string
  readonly department: string | null
  readonly post: string | null
  readonly workPhone: string | null
  readonly state: AccountState
  readonly lockedUntil: Date | null
  readonly lastSignInAt: Date | null
  readonly mustChangePassword: boolean
  readonly createdAt: Date
}

const COLUMNS = Prisma.sql`
  a.id::text, a.username, a.display_name AS "displayName", a.role, a.area, a.department, a.post, a.work_phone AS "workPhone",
  CASE WHEN a.disabled_at IS NOT NULL THEN 'disabled' WHEN g.locked_until > clock_timestamp() THEN 'locked' ELSE 'active' END AS state,
  g.locked_until AS "lockedUntil", g.last_sign_in_at AS "lastSignInAt",
  a.must_change_password AS "mustChangePassword", a.created_at AS "createdAt"`

/** Accounts of the county whose area lies within the reader's own. */
const inReach = (on: Reader): Prisma.Sql => Prisma.sql`
  FROM account a LEFT JOIN account_guard g ON g.county_code = a.county_code AND g.account_id = a.id
  WHERE a.county_code = ${countyOf(on)} AND starts_with(a.area, ${scopeOf(on).area})`

const STATE: Record<AccountState, Prisma.Sql> = {
  active: Prisma.sql`AND a.disabled_at IS NULL AND (g.locked_until IS NULL OR g.locked_until <= clock_timestamp())`,
  locked: Prisma.sql`AND a.disabled_at IS NULL AND g.locked_until > clock_timestamp()`,
  disabled: Prisma.sql`AND a.disabled_at IS NOT NULL`,
}

/** One page by username and whether there is another. */
export async function listAccounts(on: Reader, filter: AccountFilter): Promise<{ rows: AccountRow[]; more: boolean }> {
  const { q, role, state, after } = filter
  const found = await read<AccountRow>(
    on,
    Prisma.sql`SELECT ${COLUMNS} ${inReach(on)}
      ${q ? Prisma.sql`AND (position(lower(${q}) IN a.username) > 0 OR position(${q} IN a.display_name) > 0)` : Prisma.empty}
      ${role ? Prisma.sql`AND a.role = ${role}` : Prisma.empty}
      ${state ? STATE[state] : Prisma.empty}
      ${after ? Prisma.sql`AND a.username > ${after}` : Prisma.empty}
      ORDER BY a.username LIMIT ${ACCOUNTS_PER_PAGE + 1}`,
  )
  return { rows: found.slice(0, ACCOUNTS_PER_PAGE), more: found.length > ACCOUNTS_PER_PAGE }
}

/** How many accounts there are in each state. */
export async function countAccounts(on: Reader): Promise<Record<AccountState, number>> {
  const rows = await read<{ state: AccountState; accounts: number }>(
    on,
    Prisma.sql`SELECT state, count(*)::int AS accounts FROM (SELECT ${COLUMNS} ${inReach(on)}) x GROUP BY state`,
  )
  return { active: 0, locked: 0, disabled: 0, ...Object.fromEntries(rows.map((row) => [row.state, row.accounts])) }
}

export async function getAccount(on: Reader, id: string): Promise<AccountRow | null> {
  if (!/^[0-9a-f-]{36}$/.test(id)) return null
  const [row] = await read<AccountRow>(on, Prisma.sql`SELECT ${COLUMNS} ${inReach(on)} AND a.id = ${id}::uuid`)
  return row ?? null
}

export interface SessionRow {
  /** Hash of the cookie's secret: names the session and opens nothing. */
  readonly id: string
  readonly createdAt: Date
  readonly seenAt: Date
  readonly device: string
}

/** Sessions of an account that still open the door, the most recently used first. @param idleMinutes of the settings */
export async function listSessions(on: Reader, accountId: string, idleMinutes: number): Promise<SessionRow[]> {
  return read<SessionRow>(
    on,
    Prisma.sql`
      SELECT id, created_at AS "createdAt", seen_at AS "seenAt", device FROM session
      WHERE county_code = ${countyOf(on)} AND account_id = ${accountId}::uuid AND revoked_at IS NULL
        AND expires_at > clock_timestamp() AND seen_at > clock_timestamp() - ${idleMinutes}::float8 * interval '1 minute'
      ORDER BY seen_at DESC`,
  )
}

/** Whether a township or village of this code exists in the reader's area; the county itself does. */
export async function isPlace(on: Reader, code: string): Promise<boolean> {
  const { countyCode, area } = scopeOf(on)
  if (!code.startsWith(area)) return false
  if (code.length === 6) return code === countyCode
  const [row] = await read<{ found: boolean }>(
    on,
    code.length === 9
      ? Prisma.sql`SELECT true AS found FROM township WHERE county_code = ${countyCode} AND code = ${code}`
      : Prisma.sql`SELECT true AS found FROM village WHERE county_code = ${countyCode} AND village_code = ${code}`,
  )
  return row?.found ?? false
}

/** What the owner of an account sees of it. */
export async function getOwnAccount(on: Reader): Promise<{ passwordSetAt: Date; post: string | null } | null> {
  const [row] = await read<{ passwordSetAt: Date; post: string | null }>(
    on,
    Prisma.sql`SELECT password_set_at AS "passwordSetAt", post FROM account
      WHERE county_code = ${countyOf(on)} AND id = ${scopeOf(on).actorId}::uuid`,
  )
  return row ?? null
}
