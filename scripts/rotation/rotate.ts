import { Client } from "pg"
import { STORED_SECRETS, type StoredSecret, wantedVersion } from "./stored-secrets"

const CHUNK = 500

export interface Rotated {
  readonly table: string
  readonly column: string
  readonly values: number
}

interface StaleRow {
  readonly key: readonly string[]
  readonly county: string
  readonly value: unknown
}

/** Writes one chunk back. A value that somebody has changed meanwhile is left: it was written with the active key. */
async function writeChunk(client: Client, secret: StoredSecret, rows: readonly StaleRow[]): Promise<number> {
  const { table, column, keys, type, renew } = secret
  const text = (value: unknown): string =>
    type === "text"
      ? String(value)
      : type === "jsonb"
        ? JSON.stringify(value)
        : `\\x${Buffer.from(value as Uint8Array).toString("hex")}`
  const chunk = rows.map(({ key, county, value }) => ({ key, stale: text(value), fresh: text(renew(county, value)) }))
  const same = keys.map((name, at) => `t."${name}"::text = x.key[${at + 1}]`).join(" AND ")
  const { rowCount } = await client.query(
    `UPDATE "${table}" t SET "${column}" = x.fresh::${type}
       FROM jsonb_to_recordset($1::jsonb) AS x(key text[], stale text, fresh text)
      WHERE ${same} AND t."${column}" = x.stale::${type} AND t.county_code = x.key[1]`,
    [JSON.stringify(chunk)],
  )
  return rowCount ?? 0
}

async function rotateOne(
  reader: Client,
  writer: Client,
  secret: StoredSecret,
  told: (done: number) => void,
): Promise<number> {
  const { table, column, keys, stale } = secret
  const key = keys.map((name) => `"${name}"::text`).join(", ")
  let done = 0
  await reader.query("BEGIN READ ONLY")
  await reader.query(
    `DECLARE stale NO SCROLL CURSOR FOR
     SELECT ARRAY[${key}] AS key, county_code AS county, "${column}" AS value FROM "${table}" WHERE ${stale.replaceAll("$1", `'${wantedVersion()}'`)}`,
  )
  for (;;) {
    const { rows } = await reader.query<StaleRow>(`FETCH ${CHUNK} FROM stale`)
    if (rows.length === 0) break
    done += await writeChunk(writer, secret, rows)
    told(done)
  }
  await reader.query("COMMIT")
  return done
}

/**
 * Brings every encrypted value under the newest key of DATA_KEYS, in chunks that are committed one by one: it can be
 * stopped at any time and begun again, and the product may run meanwhile once it knows the new key.
 * @param ownerUrl the owner's connection, which sees every county
 */
export async function rotateKeys(ownerUrl: string, told: (line: string) => void): Promise<Rotated[]> {
  const reader = new Client({ connectionString: ownerUrl, application_name: "yihuyice rotate-keys" })
  const writer = new Client({ connectionString: ownerUrl, application_name: "yihuyice rotate-keys" })
  await Promise.all([reader.connect(), writer.connect()])
  try {
    const rotated: Rotated[] = []
    for (const secret of STORED_SECRETS) {
      const { table, column } = secret
      const values = await rotateOne(reader, writer, secret, (done) => told(`${table}.${column}:${done}`))
      rotated.push({ table, column, values })
    }
    return rotated
  } finally {
    await Promise.all([reader.end(), writer.end()])
  }
}

/** How many values still lie under another key; 0 = the older keys may be removed from DATA_KEYS. */
export async function countStale(ownerUrl: string): Promise<number> {
  const client = new Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    let left = 0
    for (const { table, stale } of STORED_SECRETS) {
      const sql = `SELECT count(*)::int AS left FROM "${table}" WHERE ${stale.replaceAll("$1", `'${wantedVersion()}'`)}`
      left += (await client.query<{ left: number }>(sql)).rows[0]?.left ?? 0
    }
    return left
  } finally {
    await client.end()
  }
}
