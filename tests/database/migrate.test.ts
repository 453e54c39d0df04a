import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { migrate, missingMigrations } from "@/lib/platform/db/migrate"
import { rowsAsApp, rowsAsOwner } from "@/tests/support/sql"

const folder = mkdtempSync(join(tmpdir(), "yihuyice-migrations-"))
const source = { migrations: join(folder, "migrations"), schema: join(folder, "schema") }
const ownerUrl = () => process.env.DATABASE_URL ?? ""

function write(name: string, sql: string): void {
  mkdirSync(join(source.migrations, name), { recursive: true })
  writeFileSync(join(source.migrations, name, "migration.sql"), sql)
}

beforeEach(async () => {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(source.schema, { recursive: true })
  writeFileSync(join(source.schema, "a.prisma"), 'model Thing {\n  id Int @id\n  @@map("thing")\n}\n')
  await rowsAsOwner('DELETE FROM "_prisma_migrations"')
  await rowsAsOwner("DROP TABLE IF EXISTS thing")
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe("migrate", () => {
  it("applies each file once and writes it into the official ledger", async () => {
    write("001_a", "CREATE TABLE thing (id int PRIMARY KEY);\n-- a; comment\nINSERT INTO thing VALUES (1);")
    expect(await migrate(ownerUrl(), source)).toEqual(["001_a"])
    expect(await migrate(ownerUrl(), source)).toEqual([])
    const rows = await rowsAsOwner(
      'SELECT length(checksum) AS digits, finished_at IS NOT NULL AS finished, applied_steps_count FROM "_prisma_migrations"',
    )
    expect(rows).toEqual([{ digits: 64, finished: true, applied_steps_count: 1 }])
    expect(await rowsAsOwner("SELECT id FROM thing")).toEqual([{ id: 1 }])
  })

  it("undoes a failed file and names its line", async () => {
    write("001_a", "CREATE TABLE thing (id int PRIMARY KEY);\n\nINSERT INTO nowhere VALUES (1);")
    await expect(migrate(ownerUrl(), source)).rejects.toThrow(/001_a 第 3 行失败/)
    expect(await rowsAsOwner("SELECT to_regclass('thing') AS found")).toEqual([{ found: null }])
  })

  it("refuses a file that was changed after it was applied", async () => {
    write("001_a", "CREATE TABLE thing (id int PRIMARY KEY)")
    await migrate(ownerUrl(), source)
    write("001_a", "CREATE TABLE thing (id bigint PRIMARY KEY)")
    await expect(migrate(ownerUrl(), source)).rejects.toThrow(/001_a 在执行后被改动/)
  })

  it("refuses a database of a newer program, and a file that comes too late", async () => {
    write("002_b", "CREATE TABLE thing (id int PRIMARY KEY)")
    await migrate(ownerUrl(), source)
    write("001_a", "SELECT 1")
    await expect(migrate(ownerUrl(), source)).rejects.toThrow(/001_a 排在已执行的 002_b 之前/)
    rmSync(source.migrations, { recursive: true })
    await expect(migrate(ownerUrl(), source)).rejects.toThrow(/更新的版本（002_b）/)
  })

  it("notices a declared table that no migration made", async () => {
    write("001_a", "SELECT 1")
    await expect(migrate(ownerUrl(), source)).rejects.toThrow(/缺少数据表：thing/)
  })

  it("lets two programs migrate at once", async () => {
    write("001_a", "CREATE TABLE thing (id int PRIMARY KEY); SELECT pg_sleep(0.2);")
    const applied = await Promise.all([migrate(ownerUrl(), source), migrate(ownerUrl(), source)])
    expect(applied.flat()).toEqual(["001_a"])
  })

  it("tells the application which migrations are missing", async () => {
    const runner = { query: async <Row extends object>(text: string) => ({ rows: await rowsAsApp<Row>(text) }) }
    expect((await missingMigrations(runner)).length).toBeGreaterThan(0)
  })
})
