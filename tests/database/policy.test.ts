import { beforeEach, describe, expect, it } from "vitest"
import { RULE_KEYS } from "@/lib/domain/classification/codes"
import { nextDay, yearAfter } from "@/lib/domain/override/review-date"
import { classificationJobs } from "@/lib/features/classification/jobs"
import { classifyHouseholds } from "@/lib/features/classification/mutations"
import { getExplanation } from "@/lib/features/classification/queries"
import type { PreviewResult } from "@/lib/features/classification/schema"
import { previewPolicy, publishPolicy } from "@/lib/features/policy/actions"
import { listPolicyVersions, PolicyUnusable, policyOn, usablePolicy } from "@/lib/features/policy/queries"
import { today } from "@/lib/platform/clock"
import { write } from "@/lib/platform/db/tenant"
import { runWorker } from "@/lib/platform/jobs/worker"
import type { Scope } from "@/lib/platform/scope/scope"
import { makeCounty, makeHousehold, scopeFor, type TestCounty } from "@/tests/support/county"
import { ended } from "@/tests/support/job-context"
import { asOwner } from "@/tests/support/owner"
import { signedInAs } from "@/tests/support/signed-in"

let county: TestCounty
let admin: Scope
let id: string

beforeEach(async () => {
  county = await makeCounty()
  admin = await scopeFor("countyAdmin", county.code)
  const household = await makeHousehold(admin, {
    villageCode: county.villages[0],
    values: { lacksSkill: true, hasFixedIncome: false, canWorkAway: true } as never,
    members: [
      { name: "孙试验", birthDate: "1964-01-01", labour: "ordinary", education: "junior", extremePoverty: false },
    ],
  })
  id = household.id
  await write(admin, (tx) => classifyHouseholds(tx, [id], today()))
})

/** R10 (work outside) before R09 (training). */
const TURNED = RULE_KEYS.map((key) => (key === "R09" ? "R10" : key === "R10" ? "R09" : key))
const draft = (more: Record<string, unknown> = {}) =>
  signedInAs(admin, () => previewPolicy({ order: TURNED, validFrom: today(), ...more }))

/** Lets a worker do what is queued until the given job is over. */
async function worked(job: string) {
  const stop = new AbortController()
  const worker = runWorker(classificationJobs, stop.signal)
  const state = await ended(admin, job)
  stop.abort()
  await worker
  return state
}

async function previewed(more: Record<string, unknown> = {}): Promise<string> {
  const job = await draft(more)
  if (!job.ok) throw new Error(job.message)
  await worked(job.value)
  return job.value
}
const publish = (preview: string, reason = "县领导小组第 3 次会议决定") =>
  signedInAs(admin, () => publishPolicy({ preview, reason }))

describe("a new version of the rules", () => {
  it("is previewed, published with its reason and carried out; earlier results keep their version", async () => {
    const job = await draft()
    if (!job.ok) throw new Error(job.message)
    expect(await publish(job.value)).toMatchObject({ ok: false, code: "notFound" })
    const result = (await worked(job.value)).result as unknown as PreviewResult
    expect(result).toMatchObject({ version: 2, moved: 1, moves: [{ from: "P07", to: "P09", examples: [id] }] })
    expect(await getExplanation(admin, id)).toMatchObject({ pathway: "P07" })
    expect(await policyOn(admin, today())).toMatchObject({ version: 1 })
    const published = await publish(job.value)
    if (!published.ok || !published.value) throw new Error("no run")
    expect(await worked(published.value)).toMatchObject({ state: "done" })
    const told = await getExplanation(admin, id)
    expect(told).toMatchObject({ pathway: "P09", result: { version: 2, rule: "R10" } })
    expect(told?.history.map(({ version, primary }) => [version, primary])).toEqual([
      [2, "P09"],
      [1, "P07"],
    ])
    expect(await listPolicyVersions(admin)).toMatchObject([{ version: 2, reason: "县领导小组第 3 次会议决定" }])
    expect(await publish(job.value)).toMatchObject({ ok: false, code: "conflict" })
  })

  it("with a later day waits for it", async () => {
    const tomorrow = nextDay(today())
    const more = {
      order: [...RULE_KEYS],
      validFrom: tomorrow,
      "value.elder_age": "65",
      "reference.elder_age": "县办1号",
    }
    const published = await publish(await previewed(more))
    expect(published).toEqual({ ok: true, value: null })
    expect(await policyOn(admin, today())).toMatchObject({ version: 1 })
    expect(await policyOn(admin, tomorrow)).toMatchObject({ version: 2 })
    expect(await getExplanation(admin, id)).toMatchObject({ secondary: ["P09", "P12"] })
    await write(admin, (tx) => classifyHouseholds(tx, [id], yearAfter(today())))
    expect(await getExplanation(admin, id)).toMatchObject({ secondary: ["P09"], result: { version: 2 } })
  })

  it.each([
    [{ order: [...RULE_KEYS] }, "没有改动"],
    [{ order: TURNED.slice(1) }, "缺少规则 R01"],
    [{ order: [...TURNED].reverse() }, "R17"],
    [{ order: ["R99"] }, "规则代号不存在"],
    [{ validFrom: "2020-01-01" }, "不能早于今天"],
    [{ "value.elder_age": "40", "reference.elder_age": "县办1号" }, "50 到 80"],
    [{ "value.elder_age": "65" }, "写明政策依据"],
    [{ "value.elder_age": "六十", "reference.elder_age": "县办1号" }, "整数周岁"],
    [{ "value.min_startup_education": "phd", "reference.min_startup_education": "县办1号" }, "不在允许的范围内"],
  ])("is refused: %o", async (more, message) => {
    const refused = await draft(more)
    expect(refused.ok ? "" : refused.message).toContain(message)
  })

  it("needs the right and a reason, and gives way to one published meanwhile", async () => {
    const staff = await scopeFor("countyStaff", county.code)
    const other = await signedInAs(staff, () => previewPolicy({ order: TURNED, validFrom: today() }))
    expect(other).toMatchObject({ ok: false, code: "forbidden" })
    const [first, second] = [await previewed(), await previewed()]
    expect(await publish(first, "短")).toMatchObject({ ok: false, code: "invalid" })
    expect(await publish(first)).toMatchObject({ ok: true })
    expect(await publish(second)).toMatchObject({ ok: false, code: "conflict" })
  })
})

describe("stored rules that are damaged", () => {
  const damage = (content: string) =>
    asOwner((client) =>
      client.query(
        `INSERT INTO policy_version (county_code, version, valid_from, content, reason, published_by, published_by_name)
         VALUES ($1, 2, '2026-01-01', $2, '试验', $3, '试验')`,
        [county.code, content, admin.actorId],
      ),
    )

  it.each(["{}", '{"version": 2, "order": []}', "null", "[]"])(
    "%s: nobody is classified, no default steps in",
    async (content) => {
      await damage(content)
      await expect(policyOn(admin, today())).rejects.toThrow(PolicyUnusable)
      expect(await usablePolicy(admin, today())).toMatchObject({
        ok: false,
        problem: expect.stringContaining("第 2 版"),
      })
      await expect(write(admin, (tx) => classifyHouseholds(tx, [id], today()))).rejects.toThrow(PolicyUnusable)
      expect(await getExplanation(admin, id)).toMatchObject({ pathway: "P07", result: { version: 1 } })
    },
  )
})
