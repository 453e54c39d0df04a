import { describe, expect, it } from "vitest"
import { sumAssistance } from "@/lib/features/assistance/queries"
import { undoImport } from "@/lib/features/imports/actions"
import { type LedgerLineSeed, ledgerSheet } from "@/tests/support/case-sheets"
import { makeCounty, scopeFor } from "@/tests/support/county"
import { confirm, importSheets, preview, reached } from "@/tests/support/import-flow"
import { asOwner } from "@/tests/support/owner"
import { registerSheets } from "@/tests/support/sample-workbook"
import { signedInAs } from "@/tests/support/signed-in"
import { endLease, halfWay, kill, startWorker } from "@/tests/support/worker-process"

const HOUSEHOLDS = 40
const LINES = 6000

const counted = (batchId: string) =>
  asOwner(async (client) => {
    const { rows } = await client.query(
      `SELECT count(*) FILTER (WHERE ended_at IS NULL)::int AS lines, count(DISTINCT batch_seq) FILTER (WHERE ended_at IS NULL)::int AS rows,
        (SELECT count(*)::int FROM import_row r WHERE r.batch_id = $1 AND r.applied) AS marked,
        (SELECT count(*)::int FROM audit_event e WHERE e.subject_id = $1::text AND e.type = 'sheet.applied') AS events
       FROM assistance WHERE batch_id = $1`,
      [batchId],
    )
    return rows[0]
  })

describe("a worker that is killed while it writes a ledger", () => {
  it("leaves no line doubled and none lost, in writing and in taking back", async () => {
    const county = await makeCounty()
    const admin = await scopeFor("countyAdmin", county.code)
    const register = await importSheets(admin, registerSheets(HOUSEHOLDS, county.villages))
    expect(register.counts.newHouseholds).toBe(HOUSEHOLDS)
    const lines = Array.from(
      { length: LINES },
      (_, at): LedgerLineSeed => ({
        no: String(619_900_000_000 + (at % HOUSEHOLDS)),
        item: `第 ${Math.floor(at / HOUSEHOLDS)} 次`,
        value: 1.25,
      }),
    )
    const { id, counts } = await preview(admin, [ledgerSheet(lines)])
    expect(counts).toMatchObject({ created: LINES, rejected: 0, duplicate: 0 })
    await confirm(admin, id)

    const first = startWorker()
    const done = await halfWay(admin, id)
    await kill(first)
    const between = await counted(id)
    expect(done).toBeLessThan(LINES)
    expect(between.lines).toBeGreaterThan(0)
    expect(between.lines).toBeLessThan(LINES)
    // What is written is marked, and nothing else.
    expect(between).toMatchObject({ rows: between.lines, marked: between.lines, events: 0 })

    await endLease()
    const second = startWorker()
    await reached(admin, id, "applied")
    expect(await counted(id)).toEqual({ lines: LINES, rows: LINES, marked: LINES, events: 1 })
    expect(await sumAssistance(admin, {})).toMatchObject({ lines: LINES, value: LINES * 125 })
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
    expect(await sumAssistance(admin, {})).toMatchObject({ lines: 0, value: 0 })
  }, 180_000)
})
