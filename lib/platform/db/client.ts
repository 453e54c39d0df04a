import { PrismaPg } from "@prisma/adapter-pg"
import pg from "pg"
import { env } from "@/lib/platform/env"
import { PrismaClient } from "./generated/client"

const INT8 = 20
const NUMERIC = 1700
const DATE = 1082

// One pool for both ways of asking; kept on globalThis because `next dev` loads modules anew.
const kept = globalThis as { yihuyiceDatabase?: { pool: pg.Pool; prisma: PrismaClient } }

function connect(): { pool: pg.Pool; prisma: PrismaClient } {
  pg.types.setTypeParser(INT8, Number)
  pg.types.setTypeParser(NUMERIC, Number)
  pg.types.setTypeParser(DATE, (text) => text)
  const pool = new pg.Pool({ connectionString: env().APP_DATABASE_URL, max: 10, idleTimeoutMillis: 30_000 })
  // An idle connection that breaks must not end the process; the next query opens another.
  pool.on("error", () => undefined)
  return { pool, prisma: new PrismaClient({ adapter: new PrismaPg(pool) }) }
}

export function database(): { pool: pg.Pool; prisma: PrismaClient } {
  kept.yihuyiceDatabase ??= connect()
  return kept.yihuyiceDatabase
}

/** Closes every connection, for commands that end. */
export async function closeDatabase(): Promise<void> {
  const open = kept.yihuyiceDatabase
  delete kept.yihuyiceDatabase
  await open?.prisma.$disconnect()
  await open?.pool.end()
}
