import { departmentLabel } from "@/lib/domain/access/administration"
import type { KnownHelper } from "@/lib/domain/pairing/helper-finder"
import type { PairingState } from "@/lib/domain/pairing/pairing-sheet"
import { Prisma } from "@/lib/platform/db/generated/client"
import { countyOf, type Reader, read } from "@/lib/platform/db/tenant"

const { sql } = Prisma

/** The county's accounts as a list may name them, with the units that they stand for. Names of the county's own staff. */
export async function listNameable(on: Reader): Promise<KnownHelper[]> {
  const county = countyOf(on)
  const rows = await read<Omit<KnownHelper, "units"> & { department: string | null; units: string[] }>(
    on,
    sql`SELECT a.id::text, a.username, a.display_name AS name, a.work_phone AS phone, a.post, a.role, a.area, a.department,
        a.disabled_at IS NULL AS active, coalesce((SELECT array_agg(DISTINCT u.name) FROM appointment p JOIN unit u
          ON u.county_code = ${county} AND u.id = p.unit_id
          WHERE p.county_code = ${county} AND p.account_id = a.id AND p.ended_on IS NULL), '{}') AS units
      FROM account a WHERE a.county_code = ${county}`,
  )
  return rows.map(({ department, units, ...row }) => {
    const label = departmentLabel(department)
    return { ...row, units: label ? [...units, label] : units }
  })
}

/** Who is responsible for these households, and whether a hand-over of theirs waits for an answer. */
export async function pairingStates(on: Reader, ids: readonly string[]): Promise<Map<string, PairingState>> {
  const county = countyOf(on)
  const current = await read<{ household: string; accountId: string; name: string }>(
    on,
    sql`SELECT p.household_id::text AS household, p.account_id::text AS "accountId", a.display_name AS name
      FROM pairing p JOIN account a ON a.county_code = ${county} AND a.id = p.account_id
      WHERE p.county_code = ${county} AND p.ended_on IS NULL AND p.household_id = ANY(${[...ids]}::uuid[]) ORDER BY p.started_on, p.id`,
  )
  const open = await read<{ household: string }>(
    on,
    sql`SELECT i.household_id::text AS household FROM handover_item i
      WHERE i.county_code = ${county} AND i.open AND i.household_id = ANY(${[...ids]}::uuid[])`,
  )
  const waiting = new Set(open.map(({ household }) => household))
  const states = new Map<string, PairingState>(ids.map((id) => [id, { current: [], handover: waiting.has(id) }]))
  for (const { household, ...who } of current) {
    const state = states.get(household)
    if (state) states.set(household, { ...state, current: [...state.current, who] })
  }
  return states
}
