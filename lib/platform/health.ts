import { log } from "@/lib/platform/log"
import { database } from "./db/client"
import { missingMigrations } from "./db/migrate"

export interface DatabaseHealth {
  /** the database answers */
  readonly database: boolean
  /** every migration of this program is applied */
  readonly migrations: boolean
}

const PATIENCE_MS = 3000

/** Asks the database at most three seconds. Why it is not well stands in the log alone. */
export async function databaseHealth(): Promise<DatabaseHealth> {
  let late: NodeJS.Timeout | undefined
  try {
    const answered = database().pool.query("SELECT 1")
    const timeout = new Promise<never>((_resolve, reject) => {
      late = setTimeout(() => reject(new Error("timeout")), PATIENCE_MS)
    })
    await Promise.race([answered, timeout])
  } catch {
    log.warn("health.databaseNotReached")
    return { database: false, migrations: false }
  } finally {
    clearTimeout(late)
  }
  try {
    const missing = await missingMigrations(database().pool)
    if (missing.length > 0) log.warn("health.migrationsMissing", { count: missing.length })
    return { database: true, migrations: missing.length === 0 }
  } catch {
    log.warn("health.ledgerNotReadable")
    return { database: true, migrations: false }
  }
}
