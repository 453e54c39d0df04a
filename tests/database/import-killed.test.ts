import { describe, expect, it } from "vitest"
import { registerTotals } from "@/lib/features/households/summary-queries"
import { undoImport } from "@/lib/features/imports/actions"
import { makeCounty, scopeFor } from "@/tests/support/county"
import { confirm, preview, reached } from "@/tests/support/import-flow"
import { asOwner } from "@/tests/support/owner"
import { registerSheets } from "@/tests/support/sample-workbook"
import { signedInAs } from "@/tests/support/signed-in"
import { endLease, halfWay, kill, startWorker } from "@/tests/support/worker-process"

const HOUSEHOLDS = 1600

const counted = (county: string) =>
  asOwner(async (client) => {
    const { rows } = await client.query(
      `SELECT (SELECT count(*)::int FROM household WHERE county_code = $1 AND ended_at IS NULL) AS households,
        (SELECT count(DISTINCT household_no)::int FROM household WHERE county_code = $1 AND ended_at IS NULL) AS numbers,
        (SELECT count(*)::int FROM member WHERE county_code = $1 AND ended_at IS NULL) AS members,
        (SELECT count(*)::int FROM household WHERE county_code = $1 AND ended_at IS NULL AND pathway_status = 'unclassified') AS unclassified,
        (SELECT count(*)::int FROM audit_event WHERE county_code = $1 AND type = 'import.applied') AS events`,
      [county],
    )
    return rows[0]
  })

describe("a worker that is killed half-way", () => {
  it("leaves nothing doubled and nothing lost, in writing and in taking back", async () => {
    const county = await makeCounty()
    const admin = await scopeFor("countyAdmin", county.code)
    const { id, counts } = await preview(admin, registerSheets(HOUSEHOLDS, county.villages))
    expect(counts.created).toBe(HOUSEHOLDS * 5)
    await confirm(admin, id)

    const first = startWorker()
    const done = await halfWay(admin, id)
    await kill(first)
    const between = await counted(county.code)
    expect(done).toBeLessThan(HOUSEHOLDS * 5)
    expect(between.households).toBeGreaterThan(0)
    expect(between.households).toBeLessThan(HOUSEHOLDS)
    // What is written is whole: each household with its members and its place in the summary.
    expect(between.members).toBe(between.households * 4)
    expect(await registerTotals(admin)).toEqual({ households: between.households, persons: between.members })

    await endLease()
    const second = startWorker()
    await reached(admin, id, "applied")
    expect(await counted(county.code)).toEqual({
      households: HOUSEHOLDS,
      numbers: HOUSEHOLDS,
      members: HOUSEHOLDS * 4,
      unclassified: 0,
      events: 1,
    })
    await kill(second)

    await endLease()
    expect((await signedInAs(admin, () => undoImport({ id, reason: "试验撤销" }))).ok).toBe(true)
    const third = startWorker()
    await halfWay(admin, id)
    await kill(third)
    await endLease()
    const fourth = startWorker()
    await reached(admin, id, "undone")
    await kill(fourth)
    expect(await counted(county.code)).toMatchObject({ households: 0, members: 0 })
    expect(await registerTotals(admin)).toEqual({ households: 0, persons: 0 })
  }, 180_000)
})
