import { readFileSync } from "node:fs"
import pg from "pg"

let kept

/** The pool, and the statements that the product's page sends, recorded by the bench: [{ text, values }] by page. */
function open() {
  kept ??= {
    recorded: JSON.parse(readFileSync(process.env.BASELINE_STATEMENTS, "utf8")),
    pool: new pg.Pool({ connectionString: process.env.BASELINE_URL, max: 10 }),
  }
  return kept
}

/** Runs a page's statements in one transaction and gives the rows of the one that returns most. */
export async function rowsOf(page) {
  const { pool, recorded } = open()
  const client = await pool.connect()
  try {
    let most = []
    for (const { text, values } of recorded[page]) {
      const { rows = [] } = await client.query(values ? { text, values } : text)
      if (rows.length > most.length) most = rows
    }
    return most
  } finally {
    client.release()
  }
}
