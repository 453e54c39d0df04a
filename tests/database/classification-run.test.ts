import { beforeAll, describe, expect, it } from "vitest"
import { requestPreview, requestRun } from "@/lib/features/classification/actions"
import { classificationJobs } from "@/lib/features/classification/jobs"
import { PREVIEW, type PreviewResult, RUN, type RunResult } from "@/lib/features/classification/schema"
import { registerTotals } from "@/lib/features/households/summary-queries"
import { today } from "@/lib/platform/clock"
import { Prisma } from "@/lib/platform/db/generated/client"
import { read } from "@/lib/platform/db/tenant"
import { JobFailure } from "@/lib/platform/jobs/job"
import { runWorker } from "@/lib/platform/jobs/worker"
import type { Scope } from "@/lib/platform/scope/scope"
import { makeCounty, makeHousehold, scopeFor, type TestCounty } from "@/tests/support/county"
import { ended, runningJob, takenUp } from "@/tests/support/job-context"
import { asOwner } from "@/tests/support/owner"
import { signedInAs } from "@/tests/support/signed-in"

const DAY = "2026-07-28"
/** More than one chunk in a village pair, so that a killed run has something to take up. */
const COPIES = 1400
let county: TestCounty
let staff: Scope

/** Each seeded household many times over: the same facts, other ids. */
async function multiply(code: string): Promise<void> {
  await asOwner(async (client) => {
    await client.query(
      `CREATE TEMP TABLE twin AS SELECT h.id AS old, gen_random_uuid() AS id, n FROM household h, generate_series(1, $2::int) n
       WHERE h.county_code = $1`,
      [code, COPIES],
    )
    const copy = async (table: string, given: Record<string, string>, from: string) => {
      const { rows } = await client.query(
        `SELECT column_name AS name FROM information_schema.columns
         WHERE table_schema = current_schema() AND table_name = $1 AND is_generated = 'NEVER'`,
        [table],
      )
      const names = rows.map(({ name }) => String(name))
      const values = names.map((name) => given[name] ?? `x.${name}`)
      await client.query(
        `INSERT INTO ${table} (${names}) SELECT ${values} FROM ${table} x JOIN twin t ON ${from} WHERE x.county_code = '${code}'`,
      )
    }
    await copy("household", { id: "t.id", household_no: "x.household_no || '-' || t.n" }, "t.old = x.id")
    await copy("member", { id: "gen_random_uuid()", household_id: "t.id" }, "t.old = x.household_id")
  })
}

beforeAll(async () => {
  county = await makeCounty()
  staff = await scopeFor("countyStaff", county.code)
  const grades = ["A", "D", null, "B"]
  for (const [index, villageCode] of county.villages.entries()) {
    const values = { housingGrade: grades[index], housingHazard: false, lacksSkill: true }
    const members = [
      { name: "赵试验", birthDate: "1990-01-01", labour: "ordinary", education: "junior", extremePoverty: false },
    ]
    await makeHousehold(staff, { villageCode, values: values as never, members })
  }
  await multiply(county.code)
}, 60_000)

const TOTAL = 4 * (COPIES + 1)
const counts = async () => {
  const [found] = await read<{ results: number; doubled: number; classified: number; events: number }>(
    staff,
    Prisma.sql`SELECT
      (SELECT count(*)::int FROM classification WHERE county_code = ${county.code}) AS results,
      (SELECT count(*)::int FROM classification WHERE county_code = ${county.code} AND superseded_at IS NOT NULL) AS doubled,
      (SELECT count(*)::int FROM household WHERE county_code = ${county.code} AND pathway IS NOT NULL) AS classified,
      (SELECT count(*)::int FROM audit_event WHERE county_code = ${county.code} AND type = 'county.classified') AS events`,
  )
  return found
}

describe("a county run", () => {
  it("is previewed without writing anything", async () => {
    const { job, result } = await runningJob(staff, PREVIEW, { asOf: DAY })
    await classificationJobs[PREVIEW](job)
    const found = result() as unknown as PreviewResult
    expect(found).toMatchObject({
      version: 1,
      asOf: DAY,
      households: TOTAL,
      moved: TOTAL,
      movedPersons: TOTAL,
      overridden: 0,
    })
    expect(found.moves.map(({ from, to, households }) => [from, to, households])).toEqual([
      ["none", "P01", COPIES + 1],
      ["none", "P07", 3 * (COPIES + 1)],
    ])
    expect(found.moves[0]?.examples).toHaveLength(10)
    expect(await counts()).toMatchObject({ results: 0, classified: 0 })
  })

  it("that is killed half-way is taken up where it stopped, with nothing doubled or lost", async () => {
    const input = { asOf: DAY, version: 1 }
    const first = await runningJob(staff, RUN, input, { after: 2 })
    await expect(classificationJobs[RUN](first.job)).rejects.toThrow("killed")
    const half = await counts()
    expect(half?.results).toBe(half?.classified)
    expect(half?.results).toBeGreaterThan(0)
    expect(half?.results).toBeLessThan(TOTAL)
    expect(half?.events).toBe(0)
    const second = takenUp(staff, first.job.id, input)
    await classificationJobs[RUN](second.job)
    expect(await counts()).toEqual({ results: TOTAL, doubled: 0, classified: TOTAL, events: 1 })
    const result = second.result() as unknown as RunResult
    expect(result).toMatchObject({ households: TOTAL, changed: TOTAL, moved: TOTAL })
    expect(await registerTotals(staff)).toEqual({ households: TOTAL, persons: TOTAL })
  })

  it("run again writes nothing", async () => {
    const { job, result } = await runningJob(staff, RUN, { asOf: DAY, version: 1 })
    await classificationJobs[RUN](job)
    expect(result()).toMatchObject({ households: TOTAL, changed: 0, moved: 0 })
    expect(await counts()).toMatchObject({ results: TOTAL, doubled: 0 })
  })

  it("stops when the rules are not those that were previewed", async () => {
    const { job } = await runningJob(staff, RUN, { asOf: DAY, version: 2 })
    await expect(classificationJobs[RUN](job)).rejects.toThrow(JobFailure)
  })

  it("goes from request over preview and confirmation to its end, by the worker", async () => {
    await asOwner((client) => client.query("UPDATE job SET state = 'done' WHERE county_code = $1", [county.code]))
    const preview = await signedInAs(staff, () => requestPreview({}))
    if (!preview.ok) throw new Error(preview.message)
    expect(await signedInAs(staff, () => requestPreview({}))).toMatchObject({ ok: false, code: "conflict" })
    expect(await signedInAs(staff, () => requestRun({ preview: preview.value }))).toMatchObject({
      ok: false,
      code: "notFound",
    })
    const stop = new AbortController()
    const worker = runWorker(classificationJobs, stop.signal)
    expect(await ended(staff, preview.value)).toMatchObject({ state: "done", done: TOTAL, total: TOTAL })
    const run = await signedInAs(staff, () => requestRun({ preview: preview.value }))
    if (!run.ok) throw new Error(run.message)
    expect(await ended(staff, run.value)).toMatchObject({ state: "done", failure: null, done: TOTAL })
    stop.abort()
    await worker
    const township = await scopeFor("townshipStaff", county.townships[0])
    expect(await signedInAs(township, () => requestPreview({}))).toMatchObject({ ok: false, code: "forbidden" })
  })

  it("asks for a reason when it would leave a pathway empty", async () => {
    await asOwner(async (client) => {
      await client.query("UPDATE job SET state = 'done' WHERE county_code = $1", [county.code])
      await client.query("UPDATE household SET housing_grade = 'A' WHERE county_code = $1", [county.code])
    })
    const { job, result } = await runningJob(staff, PREVIEW, { asOf: today() })
    await classificationJobs[PREVIEW](job)
    expect(result().concerns).toEqual([expect.stringContaining("乡村建设"), expect.stringContaining("技能提升")])
    await asOwner((client) =>
      client.query("UPDATE job SET state = 'done', result = $2 WHERE id = $1", [job.id, JSON.stringify(result())]),
    )
    const silent = await signedInAs(staff, () => requestRun({ preview: job.id }))
    expect(silent).toMatchObject({ ok: false, code: "invalid", fields: { reason: expect.any(String) } })
    const signed = await signedInAs(staff, () => requestRun({ preview: job.id, reason: "危房已全部改造完毕" }))
    expect(signed).toMatchObject({ ok: true })
  })
})

describe("rules that cannot be used", () => {
  it("classify nobody", async () => {
    const other = await makeCounty()
    const admin = await scopeFor("countyAdmin", other.code)
    await makeHousehold(admin, { villageCode: other.villages[0] })
    await asOwner((client) =>
      client.query(
        `INSERT INTO policy_version (county_code, version, valid_from, content, reason, published_by, published_by_name)
         VALUES ($1, 2, '2026-01-01', '{"version": 2}', '试验', $2, '试验')`,
        [other.code, admin.actorId],
      ),
    )
    for (const [kind, input] of [
      [PREVIEW, { asOf: DAY }],
      [RUN, { asOf: DAY, version: 2 }],
    ] as const) {
      const { job } = await runningJob(admin, kind, input)
      await expect(classificationJobs[kind](job)).rejects.toThrow(/第 2 版不能使用.*没有判定任何农户/)
    }
    const rows = await read(admin, Prisma.sql`SELECT 1 FROM classification WHERE county_code = ${other.code}`)
    expect(rows).toEqual([])
  })
})
