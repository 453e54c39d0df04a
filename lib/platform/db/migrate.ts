import { randomUUID } from "node:crypto"
import { Client } from "pg"
import { type MigrationFile, readDeclaredTables, readMigrationFiles } from "./migration-files"
import { splitSql } from "./split-sql"

/** A migration cannot be applied; the message is one plain line that says what to do. */
export class MigrationError extends Error {
  override readonly name = "MigrationError"
}

// The number that the official command locks, so that the two cannot run at once.
const LOCK = 72707369

// As the official command creates it, so that `prisma migrate deploy` can take over.
const CREATE_LEDGER = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL,
  "checksum" VARCHAR(64) NOT NULL,
  "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL,
  "logs" TEXT,
  "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
  "applied_steps_count" INTEGER NOT NULL DEFAULT 0
)`

interface LedgerRow {
  migration_name: string
  checksum: string
  finished: boolean
}

/** Anything that runs one statement: a `pg` client or pool. */
export interface SqlRunner {
  query<Row extends object>(text: string, values?: unknown[]): Promise<{ rows: Row[] }>
}

async function readLedger(client: SqlRunner): Promise<LedgerRow[]> {
  const { rows } = await client.query<LedgerRow>(
    `SELECT migration_name, checksum, finished_at IS NOT NULL AS finished
       FROM "_prisma_migrations" WHERE rolled_back_at IS NULL ORDER BY started_at, migration_name`,
  )
  return rows
}

function pendingOf(files: readonly MigrationFile[], ledger: readonly LedgerRow[]): MigrationFile[] {
  for (const row of ledger) {
    const file = files.find((candidate) => candidate.name === row.migration_name)
    if (!row.finished)
      throw new MigrationError(`数据库升级 ${row.migration_name} 曾中断：请用 prisma migrate resolve 处理后重试。`)
    if (!file)
      throw new MigrationError(`数据库已升级到更新的版本（${row.migration_name}）：请更新程序，不要用旧程序打开。`)
    if (file.checksum !== row.checksum)
      throw new MigrationError(`数据库升级文件 ${file.name} 在执行后被改动：请还原该文件，改动应写成新的升级文件。`)
  }
  const applied = new Set(ledger.map((row) => row.migration_name))
  const pending = files.filter((file) => !applied.has(file.name))
  const last = ledger.at(-1)?.migration_name ?? ""
  const late = pending.find((file) => file.name < last)
  if (late) throw new MigrationError(`数据库升级文件 ${late.name} 排在已执行的 ${last} 之前：请改用更大的编号。`)
  return pending
}

async function runStatements(client: Client, file: MigrationFile): Promise<void> {
  for (const statement of splitSql(file.sql)) {
    try {
      await client.query(statement.text)
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      throw new MigrationError(`数据库升级 ${file.name} 第 ${statement.line} 行失败，已全部撤回：${reason}`, {
        cause: error,
      })
    }
  }
}

async function applyOne(client: Client, file: MigrationFile): Promise<void> {
  await client.query("BEGIN")
  try {
    await runStatements(client, file)
    // now() is the start of the transaction, clock_timestamp() its end.
    await client.query(
      `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), file.checksum, file.name],
    )
    await client.query("COMMIT")
  } catch (error) {
    await client.query("ROLLBACK")
    throw error
  }
}

async function missingTables(client: SqlRunner, declared: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT name FROM unnest($1::text[]) AS name
      WHERE to_regclass(CASE WHEN name LIKE '%.%'
        THEN quote_ident(split_part(name, '.', 1)) || '.' || quote_ident(split_part(name, '.', 2))
        ELSE quote_ident(name) END) IS NULL`,
    [declared],
  )
  return rows.map((row) => row.name)
}

/** Where migrations and schema are read from; by default the project's prisma folder. */
export interface MigrationSource {
  migrations: string
  schema: string
}

async function migrateLocked(client: Client, source: Partial<MigrationSource>): Promise<string[]> {
  await client.query(CREATE_LEDGER)
  const files = readMigrationFiles(source.migrations)
  const pending = pendingOf(files, await readLedger(client))
  for (const file of pending) await applyOne(client, file)
  const missing = files.length === 0 ? [] : await missingTables(client, readDeclaredTables(source.schema))
  if (missing.length > 0) throw new MigrationError(`数据库升级后仍缺少数据表：${missing.join("、")}。请检查升级文件。`)
  return pending.map((file) => file.name)
}

/**
 * Brings a database to the newest structure: each file of prisma/migrations in order, one transaction each, under the
 * official command's lock and in its ledger. Then looks whether the declared tables really exist.
 * @param ownerUrl the owner's connection
 * @returns the names of the migrations applied now
 * @throws MigrationError with one plain line; a failed file leaves nothing behind
 */
export async function migrate(ownerUrl: string, source: Partial<MigrationSource> = {}): Promise<string[]> {
  const client = new Client({ connectionString: ownerUrl, application_name: "yihuyice migrate" })
  await client.connect()
  try {
    await client.query("SELECT pg_advisory_lock($1)", [LOCK])
    return await migrateLocked(client, source)
  } finally {
    await client.end()
  }
}

/**
 * Tells whether every migration of this program is in place; readable by the application's role.
 * @returns the names of the missing ones, empty when all are there
 * @throws when the database is not reached or was never migrated
 */
export async function missingMigrations(client: SqlRunner): Promise<string[]> {
  const applied = new Set((await readLedger(client)).filter((row) => row.finished).map((row) => row.migration_name))
  return readMigrationFiles()
    .map((file) => file.name)
    .filter((name) => !applied.has(name))
}
