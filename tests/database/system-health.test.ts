import { afterEach, describe, expect, it } from "vitest"
import { GET as health } from "@/app/api/health/route"
import { GET as jobState } from "@/app/api/jobs/[id]/route"
import { stopJob } from "@/lib/features/jobs/actions"
import { isAnyWaiting, listJobs } from "@/lib/features/jobs/queries"
import { write } from "@/lib/platform/db/tenant"
import { enqueue } from "@/lib/platform/jobs/queue"
import type { Scope } from "@/lib/platform/scope/scope"
import { makeCounty, scopeFor } from "@/tests/support/county"
import { signedInAs } from "@/tests/support/signed-in"
import { rowsAsOwner } from "@/tests/support/sql"

describe("/api/health", () => {
  afterEach(() =>
    rowsAsOwner(`UPDATE "_prisma_migrations" SET rolled_back_at = NULL, finished_at = coalesce(finished_at, now())`),
  )
  const ask = async () => {
    const answer = await health()
    return { status: answer.status, body: await answer.json() }
  }
  it("is well when every migration is in place", async () => {
    expect(await ask()).toEqual({ status: 200, body: { ok: true, database: true, migrations: true } })
  })

  it("is not well while one is missing or unfinished, and says nothing else", async () => {
    const last = `WHERE migration_name = (SELECT max(migration_name) FROM "_prisma_migrations")`
    for (const sql of ["rolled_back_at = now()", "finished_at = NULL"]) {
      await rowsAsOwner(`UPDATE "_prisma_migrations" SET ${sql} ${last}`)
      expect(await ask()).toEqual({ status: 503, body: { ok: false, database: true, migrations: false } })
    }
  })
})

describe("background work on the page", () => {
  const queued = (who: Scope): Promise<string> => write(who, (tx) => enqueue(tx, "import.read", {}, 10))
  const ask = (who: Scope, id: string) =>
    signedInAs(who, async () => {
      const answer = await jobState(new Request("http://localhost/api/jobs"), { params: Promise.resolve({ id }) })
      return { status: answer.status, body: await answer.json() }
    })

  it("shows how far it is to whoever reaches its area", async () => {
    const county = await makeCounty()
    const staff = await scopeFor("countyStaff", county.code)
    const id = await queued(staff)
    expect(await ask(staff, id)).toEqual({
      status: 200,
      body: { id, state: "queued", done: 0, total: 10, failure: null },
    })
    expect((await ask(await scopeFor("townshipStaff", county.townships[0]), id)).status).toBe(404)
    expect((await ask(await scopeFor("countyAdmin", (await makeCounty()).code), id)).status).toBe(404)
    expect((await ask(staff, "nonsense")).status).toBe(404)
  })

  it("is stopped by whoever asked for it or by an administrator, once", async () => {
    const county = await makeCounty()
    const [staff, colleague] = [await scopeFor("countyStaff", county.code), await scopeFor("countyStaff", county.code)]
    const admin = await scopeFor("countyAdmin", county.code)
    const stop = (who: Scope, id: string) => signedInAs(who, () => stopJob({ id }))
    const [one, two] = [await queued(staff), await queued(staff)]
    expect(await stop(colleague, one)).toMatchObject({ ok: false, code: "notFound" })
    expect((await stop(staff, one)).ok).toBe(true)
    expect(await stop(staff, one)).toMatchObject({ ok: false, code: "conflict" })
    expect((await stop(admin, two)).ok).toBe(true)
    expect((await listJobs(admin)).map((job) => job.state)).toEqual(["cancelled", "cancelled"])
  })

  it("tells when nobody works", async () => {
    const county = await makeCounty()
    const staff = await scopeFor("countyStaff", county.code)
    const id = await queued(staff)
    expect(await isAnyWaiting(staff)).toBe(false)
    await rowsAsOwner("UPDATE job SET created_at = now() - interval '2 minutes' WHERE id = $1", [id])
    expect(await isAnyWaiting(staff)).toBe(true)
  })
})
