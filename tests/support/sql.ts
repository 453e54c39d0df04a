import { Client } from "pg"

async function run<Row extends object>(address: string | undefined, text: string, values: unknown[]): Promise<Row[]> {
  if (!address) throw new Error("this test has no database: it belongs under tests/database or tests/isolation")
  const client = new Client({ connectionString: address })
  await client.connect()
  try {
    return (await client.query<Row>(text, values)).rows
  } finally {
    await client.end()
  }
}

/** Runs one statement as the owner, whom row-level security does not bind. */
export function rowsAsOwner<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
  return run<Row>(process.env.DATABASE_URL, text, values)
}

/** Runs one statement as the application's role, with no county set. */
export function rowsAsApp<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
  return run<Row>(process.env.APP_DATABASE_URL, text, values)
}
