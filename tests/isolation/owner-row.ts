import { Client } from "pg"

/** A connection of the tables' owner that stays open for a whole test file. */
export type Owner = Client

export async function connectOwner(): Promise<Owner> {
  const owner = new Client({ connectionString: process.env.DATABASE_URL })
  await owner.connect()
  return owner
}

/** @throws when there is not exactly one row */
export async function one<Row extends object>(owner: Owner, text: string, values: readonly unknown[]): Promise<Row> {
  const { rows } = await owner.query<Row>(text, [...values])
  const [row] = rows
  if (!row || rows.length !== 1) throw new Error(`${rows.length} rows instead of one: ${text}`)
  return row
}
