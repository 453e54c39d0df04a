import type { Client } from "pg"

/** Tables with a county, by the catalogue. */
export async function tenantTables(owner: Client): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    `SELECT c.table_name AS name FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
      WHERE table_schema = 'public' AND column_name = 'county_code' AND table_type = 'BASE TABLE' ORDER BY 1`,
  )
  return rows.map((row) => row.name)
}

/** Whoever tries from within the county opens a session of their own. */
const BY_ACCOUNT = new Set(["session", "account_guard"])

/** Every row of a county, table by table, as one number each: the same before and after, or somebody has written. */
export async function fingerprint(
  owner: Client,
  tables: readonly string[],
  county: string,
  account: string,
): Promise<Record<string, string>> {
  const parts = tables.map((table) => {
    const whose = BY_ACCOUNT.has(table) ? "AND account_id = $2::uuid" : "AND $2::uuid IS NOT NULL"
    return `SELECT '${table}' AS name, count(*) || ':' || coalesce(sum(hashtextextended(t::text, 0)), 0) AS print
      FROM "${table}" t WHERE county_code = $1 ${whose}`
  })
  const { rows } = await owner.query<{ name: string; print: string }>(parts.join(" UNION ALL "), [county, account])
  return Object.fromEntries(rows.map((row) => [row.name, row.print]))
}
