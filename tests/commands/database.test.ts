import { readFileSync, renameSync, statSync } from "node:fs"
import { join } from "node:path"
import { Client } from "pg"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { failureLine, ProjectCopy, type Started } from "@/tests/support/project-copy"

const copy = new ProjectCopy()
let running: Started

async function startDatabase(): Promise<Started> {
  const started = copy.start(["db"])
  await started.says("DATABASE_URL=postgresql://yihuyice_owner")
  return started
}

async function ask(sql: string): Promise<unknown[]> {
  const { port, ownerPassword } = JSON.parse(readFileSync(join(copy.folder, ".data/database.json"), "utf8"))
  const client = new Client({
    host: "127.0.0.1",
    port,
    user: "yihuyice_owner",
    password: ownerPassword,
    database: "yihuyice",
  })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

beforeAll(async () => {
  running = await startDatabase()
})

afterAll(async () => {
  running.kill("SIGTERM")
  await running.ended
  copy.remove()
})

describe("the embedded database", () => {
  it("keeps its secrets to its owner, with no default among them", () => {
    const file = readFileSync(join(copy.folder, ".env"), "utf8")
    for (const name of ["NEXTAUTH_SECRET", "DATA_KEYS", "INDEX_KEY"])
      expect(file).toMatch(new RegExp(`^${name}=".{40,}"$`, "m"))
    for (const path of [".env", ".data/database.json"]) expect(statSync(join(copy.folder, path)).mode & 0o077).toBe(0)
  })

  it("sorts by code point in UTF-8, whatever the machine's language", async () => {
    const rows = await ask(
      "SELECT datlocprovider, datlocale, pg_encoding_to_char(encoding) AS encoding FROM pg_database WHERE datname = 'yihuyice'",
    )
    expect(rows).toEqual([{ datlocprovider: "b", datlocale: "C.UTF-8", encoding: "UTF8" }])
  })

  it("is shared by a second command, which leaves it running", async () => {
    await copy.write("shared.ts", 'console.log(new URL(process.env.APP_DATABASE_URL ?? "").username)')
    const ended = await copy.run(["exec", "shared.ts"])
    expect(ended).toMatchObject({ code: 0, stdout: "yihuyice_app\n" })
    expect(await ask("SELECT 1 AS one")).toEqual([{ one: 1 }])
  })

  it("keeps data, secrets and port when its command is killed", async () => {
    const before = readFileSync(join(copy.folder, ".env"), "utf8")
    await ask("CREATE TABLE kept (id int)")
    await ask("INSERT INTO kept VALUES (7)")
    running.kill("SIGKILL")
    await running.ended
    running = await startDatabase()
    expect(await ask("SELECT id FROM kept")).toEqual([{ id: 7 }])
    expect(readFileSync(join(copy.folder, ".env"), "utf8")).toBe(before)
  })

  it("recovers when the server itself was killed", async () => {
    await ask("INSERT INTO kept VALUES (8)")
    const [pid] = readFileSync(join(copy.folder, ".data/postgres/data/postmaster.pid"), "utf8").split("\n")
    running.kill("SIGKILL")
    process.kill(Number(pid), "SIGKILL")
    await running.ended
    running = await startDatabase()
    expect(await ask("SELECT id FROM kept ORDER BY id")).toEqual([{ id: 7 }, { id: 8 }])
  })

  it("refuses keys other than those its data were written with", async () => {
    const { stderr, code } = await copy.run(["exec", "shared.ts"], { DATA_KEYS: `1:${"A".repeat(43)}=` })
    expect(code).toBe(1)
    expect(stderr).toContain("错误：DATA_KEYS 不是写入这个数据库时所用的密钥")
  })

  it("says so when the file with its passwords is lost", async () => {
    running.kill("SIGTERM")
    await running.ended
    const file = join(copy.folder, ".data/database.json")
    renameSync(file, `${file}.away`)
    expect(failureLine(await copy.run(["db"]))).toMatch(/已有数据库，但 .*database.json 丢失/)
    renameSync(`${file}.away`, file)
    running = await startDatabase()
  })
})
