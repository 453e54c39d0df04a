import { stat } from "node:fs/promises"
import { join } from "node:path"
import { beforeAll, describe, expect, it } from "vitest"
import { checkAgainstRegister, checkProfile } from "@/lib/domain/village/checks"
import { importJobs } from "@/lib/features/imports/jobs"
import { listBatches } from "@/lib/features/imports/queries"
import { listSamples, readSample, SAMPLES_FOLDER } from "@/lib/features/imports/sample-queries"
import { getVillage } from "@/lib/features/villages/village-queries"
import { runWorker } from "@/lib/platform/jobs/worker"
import { generateSmall } from "@/prisma/seed/demo/counties"
import { importWorkbook } from "@/prisma/seed/demo/import-workbook"
import { makeSupplement } from "@/prisma/seed/demo/supplement"
import { demoSignIns, loadDemo } from "@/prisma/seed/load-demo"
import { scopeOfAccount } from "@/tests/support/county"
import { asOwner } from "@/tests/support/owner"

const rowsOf = (sql: string) => asOwner(async (client) => (await client.query(sql)).rows)
const quiet = () => undefined

async function administrator() {
  const [row] = await rowsOf("SELECT id FROM account WHERE username = 'wugong.admin'")
  return scopeOfAccount(String(row?.id))
}

describe("the demo", () => {
  beforeAll(() => loadDemo(quiet, { small: true }), 240_000)

  it("holds the households that the generator made, each classified as it was made to be", async () => {
    const made: Record<string, { households: number; persons: number }> = {}
    for (const { pathway, members } of generateSmall().households) {
      const sum = made[pathway] ?? { households: 0, persons: 0 }
      made[pathway] = { households: sum.households + 1, persons: sum.persons + members.length }
    }
    const rows =
      await rowsOf(`SELECT computed_pathway AS pathway, count(*)::int AS households, sum(member_count)::int AS persons
      FROM household WHERE county_code = '610431' GROUP BY 1`)
    const stored = Object.fromEntries(
      rows.map(({ pathway, households, persons }) => [pathway, { households, persons }]),
    )
    expect(stored).toEqual(made)
  })

  it("has life events that leave its figures as they are", async () => {
    const rows = await rowsOf("SELECT kind, count(*)::int AS events FROM life_event GROUP BY 1 ORDER BY 1")
    expect(Object.fromEntries(rows.map(({ kind, events }) => [kind, events]))).toEqual({
      born: 1,
      died: 1,
      headChanged: 2,
      marriedIn: 1,
      marriedOut: 1,
    })
  })

  it("shows the same table with its overrides as without", async () => {
    const [row] = await rowsOf(`SELECT count(*) FILTER (WHERE overridden)::int AS overridden,
      count(*) FILTER (WHERE override_review)::int AS review FROM household WHERE county_code = '610431'`)
    expect(row?.overridden).toBeGreaterThanOrEqual(6)
    expect(row?.review).toBeGreaterThanOrEqual(1)
    const persons = (column: string) =>
      rowsOf(`SELECT ${column} AS pathway, count(*)::int AS households, sum(member_count)::int AS persons FROM household
        WHERE county_code = '610431' GROUP BY 1 ORDER BY 1`)
    expect(await persons("pathway")).toEqual(await persons("computed_pathway"))
  })

  it("pairs the helper with the households that are then the helper's own", async () => {
    const [row] = await rowsOf("SELECT id FROM account WHERE username = 'wugong.bangfu'")
    const scope = await scopeOfAccount(String(row?.id))
    expect(scope.households.split(",")).toHaveLength(20)
  })

  it("has village profiles that add up, but for the three with mistakes on purpose", async () => {
    const villages = await rowsOf("SELECT village_code AS code, profile FROM village WHERE county_code = '610431'")
    expect(villages.filter(({ profile }) => Object.keys(profile).length === 0)).toHaveLength(0)
    const wrong = villages.filter(({ profile }) => checkProfile(profile).length > 0).map(({ code }) => code)
    expect(wrong).toHaveLength(3)
    expect(wrong.every((code) => code.startsWith("610431103"))).toBe(true)
    const scope = await administrator()
    const sound = villages.filter(({ code }) => code.startsWith("610431103") && !wrong.includes(code))
    for (const { code } of sound) {
      const village = await getVillage(scope, code)
      expect(village && checkAgainstRegister(village.profile, village.register)).toEqual([])
    }
  })

  it("is loaded once", async () => {
    const lines: string[] = []
    await loadDemo((line) => lines.push(line), { small: true })
    expect(lines).toEqual(["系统里已经有用户，不再载入演示县。"])
  })

  it("keeps random passwords of this installation for the runner, readable by the owner alone", async () => {
    const signIns = await demoSignIns()
    // Everybody else is there to be seen: no password opens their accounts.
    const accounts = await rowsOf(
      "SELECT username, must_change_password AS must FROM account WHERE password_hash <> '-' ORDER BY username COLLATE \"C\"",
    )
    expect(signIns.map(({ username }) => username).sort()).toEqual(accounts.map(({ username }) => username))
    expect(accounts.filter(({ must }) => must)).toEqual([])
    expect(new Set(signIns.map(({ password }) => password)).size).toBe(signIns.length)
    expect((await stat(join(".data", "demo-sign-ins.json"))).mode & 0o077).toBe(0)
  })

  it("offers its workbooks as samples and no other file", async () => {
    const [first] = await listSamples("610431")
    expect(first?.name).toBe("武功县-补充名单.xlsx")
    const bytes = await readSample("武功县-补充名单.xlsx")
    expect(bytes?.subarray(0, 2).toString()).toBe("PK")
    expect(bytes?.length).toBe(first?.bytes)
    expect((await listSamples("469002")).every(({ countyCode }) => countyCode === "469002")).toBe(true)
    expect(await readSample("../demo-sign-ins.json")).toBeNull()
  })

  it("lets the supplementary list be imported with the outcomes that it was made for", async () => {
    const scope = await administrator()
    const stop = new AbortController()
    const working = runWorker(importJobs, stop.signal)
    try {
      await importWorkbook(scope, join(SAMPLES_FOLDER, "武功县-补充名单.xlsx"), quiet)
    } finally {
      stop.abort()
      await working
    }
    const batch = (await listBatches(scope)).find(({ fileName }) => fileName === "武功县-补充名单.xlsx")
    expect(batch?.counts).toMatchObject(makeSupplement(generateSmall()).expected)
  })
})
