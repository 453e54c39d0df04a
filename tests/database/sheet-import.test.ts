import fc from "fast-check"
import { beforeAll, describe, expect, it } from "vitest"
import { GET as exportLedger } from "@/app/api/assistance/route"
import { totalRows } from "@/lib/domain/import/outcome"
import { endAssistanceLine } from "@/lib/features/assistance/actions"
import { assistanceOfHousehold, sumAssistance } from "@/lib/features/assistance/queries"
import { undoImport, uploadWorkbook } from "@/lib/features/imports/actions"
import { type Batch, getBatch, listRows } from "@/lib/features/imports/queries"
import { returnedSheets } from "@/lib/features/imports/returned-queries"
import type { RowTab } from "@/lib/features/imports/schema"
import { templateSheets } from "@/lib/features/imports/template-queries"
import { today } from "@/lib/platform/clock"
import type { Scope } from "@/lib/platform/scope/scope"
import { type LedgerLineSeed, ledgerSheet } from "@/tests/support/case-sheets"
import { makeCounty, makeHousehold, scopeFor, type TestCounty } from "@/tests/support/county"
import { confirm, importSheets, preview, upload, workUntil } from "@/tests/support/import-flow"
import { asOwner } from "@/tests/support/owner"
import { sheetOf, workbookOf } from "@/tests/support/sample-workbook"
import { signedInAs } from "@/tests/support/signed-in"

let county: TestCounty
let staff: Scope
let township: Scope
let secretary: Scope
/** Two households of the first village with the same head's name, one of the second, one of another township. */
let homes: { id: string; no: string }[]

const household = async (village: string, name: string, no: string) => {
  const { id } = await makeHousehold(staff, { villageCode: village, values: { householdNo: no }, members: [{ name }] })
  return { id, no }
}

beforeAll(async () => {
  county = await makeCounty()
  staff = await scopeFor("countyStaff", county.code)
  township = await scopeFor("townshipStaff", county.townships[0])
  secretary = await scopeFor("firstSecretary", county.villages[0])
  const [first, second, foreign] = county.villages
  homes = [
    await household(first, "李同名", "H001"),
    await household(first, "李同名", "H002"),
    await household(second, "王独一", "H003"),
    await household(foreign, "赵外镇", "H004"),
  ]
})

const undo = (scope: Scope, id: string) => signedInAs(scope, () => undoImport({ id, reason: "试验撤销" }))
const reasonsOf = async (scope: Scope, batch: Batch, tab: RowTab) =>
  (await listRows(scope, batch.id, tab)).map(({ reasons }) => reasons.join("；"))
const inForce = (batchId: string) =>
  asOwner(
    async (client) =>
      (
        await client.query(
          "SELECT household_id, village_code, given_on::text AS day, value_fen::int AS fen, quantity::float8 AS quantity, kind, fund_source AS fund, batch_seq FROM assistance WHERE batch_id = $1 AND ended_at IS NULL ORDER BY batch_seq",
          [batchId],
        )
      ).rows,
  )
const audited = (batchId: string) =>
  asOwner(
    async (client) =>
      (await client.query("SELECT type, details FROM audit_event WHERE subject_id = $1 ORDER BY at", [batchId])).rows,
  )

describe("a ledger by workbook", () => {
  it("is told from a register by its headings, adds up, and is stored once", async () => {
    const before = await sumAssistance(township, {})
    const lines = [
      { no: "H001", head: "李同名", value: 110.5 },
      { no: "H003", kind: "资金", item: "取暖补助", value: 300, fund: "县级财政资金" },
      { village: "第011村", item: "村内线路检修", kind: "项目", quantity: 1, value: 6000 },
    ]
    const batch = await preview(township, [ledgerSheet(lines)])
    expect(batch).toMatchObject({ kind: "assistance", state: "ready", counts: { created: 3, valueFen: 641_050 } })
    expect(await sumAssistance(township, {})).toEqual(before)
    await confirm(township, batch.id)
    expect((await workUntil(township, batch.id, "applied")).counts).toMatchObject({ created: 3, valueFen: 641_050 })
    const after = await sumAssistance(township, {})
    expect([after.lines - before.lines, after.value - before.value]).toEqual([3, 641_050])
    expect(await inForce(batch.id)).toMatchObject([
      { household_id: homes[0]?.id, day: "2026-03-18", fen: 11_050, quantity: 50, kind: "goods", fund: "unit" },
      { household_id: homes[2]?.id, kind: "money", fund: "county" },
      { household_id: null, village_code: county.villages[0], fen: 600_000 },
    ])
    expect((await audited(batch.id)).map(({ type }) => type)).toEqual([
      "import.uploaded",
      "import.confirmed",
      "sheet.applied",
    ])
    expect(JSON.stringify(await audited(batch.id))).not.toContain("李同名")

    const again = await importSheets(township, [ledgerSheet(lines)])
    expect(again.counts).toMatchObject({ created: 0, duplicate: 3 })
    expect(await reasonsOf(township, again, "duplicate")).toEqual(Array(3).fill("台账里已有相同的一条，没有重复记"))
    expect(await sumAssistance(township, {})).toEqual(after)

    expect((await undo(township, batch.id)).ok).toBe(true)
    await workUntil(township, batch.id, "undone")
    expect(await sumAssistance(township, {})).toEqual(before)
    const history = await assistanceOfHousehold(township, homes[0]?.id ?? "")
    expect(history).toMatchObject({ rows: [{ endReason: "试验撤销", value: 11_050 }] })
    expect((await audited(batch.id)).at(-1)).toMatchObject({
      type: "sheet.undone",
      details: { kind: "assistance", records: 3, kept: 0, reason: "试验撤销" },
    })
    // 撤销以后可以再导
    expect((await preview(township, [ledgerSheet(lines)])).counts).toMatchObject({ created: 3, duplicate: 0 })
  })

  it("returns each row that cannot be taken, with the reason, in the uploader's layout", async () => {
    const batch = await preview(township, [
      ledgerSheet([
        { no: "H009" },
        { no: "H004" },
        { no: "H001", head: "不相干" },
        { head: "李同名", village: "第011村" },
        { head: "查无此人", village: "第011村" },
        { head: "王独一" },
        { village: "第021村" },
        { no: "H001", day: "2099-01-01" },
        { no: "H001", day: null },
        { no: "H001", kind: "礼品" },
        { no: "H001", value: "一百" },
        { no: "H001", value: -5 },
        { no: "H001", value: 1.005 },
        { no: "H001", fund: "彩票" },
        {},
      ]),
    ])
    expect(batch.counts).toMatchObject({ created: 0, rejected: 15 })
    expect(await reasonsOf(township, batch, "rejected")).toEqual([
      "没有这个“户编号”，或这一户不在您的管辖范围；请核对户编号",
      "没有这个“户编号”，或这一户不在您的管辖范围；请核对户编号",
      "“户主姓名”不是这一户登记的户主或成员，请核对户编号和姓名",
      "这个村有 2 位同名的户主，请填写户编号或证件号码",
      "这个村登记的户主里没有这个姓名；请填写户编号或证件号码",
      "只有姓名不能认定是哪一户；请填写户编号、证件号码，或户主所在的村",
      "“行政村”在您的管辖范围内找不到，请核对村名和乡镇名",
      "“帮扶日期”晚于今天，请核对；还没有给的不记台账",
      "没有填“帮扶日期”",
      expect.stringContaining("“帮扶类型”填的不在选项中"),
      "“折价（元）”应填数字，单位是元",
      expect.stringContaining("“折价（元）”应在 0 到"),
      "“折价（元）”最多两位小数",
      expect.stringContaining("“资金来源”填的不在选项中"),
      "没有写是哪一户；请填写户编号、证件号码，或村和户主姓名",
    ])
    const [sheet] = (await returnedSheets(township, batch, "rejected")) ?? []
    expect(sheet?.columns.map(({ heading }) => heading)).toEqual(
      expect.arrayContaining(["帮扶日期", "折价（元）", "原因"]),
    )
    let rows = 0
    for await (const _row of sheet?.rows ?? []) rows++
    expect(rows).toBe(15)
  })

  it("takes a name alone only where one head of the village has it, and says so", async () => {
    const batch = await preview(township, [ledgerSheet([{ head: "王独一", village: "第012村", item: "棉被" }])])
    expect(batch.counts).toMatchObject({ created: 1, doubts: 1 })
    expect(await reasonsOf(township, batch, "doubts")).toEqual(["没有户编号，按村和户主姓名认定，请核对"])
  })

  it("created + updated + unchanged + rejected + duplicate = rows, and the sum is that of the stored lines", async () => {
    const line = fc.record({
      no: fc.constantFrom("H001", "H002", "H003", "H004", "H77", null),
      day: fc.constantFrom("2026-01-05", "2026-02-05", today(), "2099-01-01", "昨天"),
      item: fc.constantFrom("大米", "食用油"),
      value: fc.constantFrom(10, 10.25, null, "x"),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 25 }), async (lines: LedgerLineSeed[]) => {
        const before = await sumAssistance(township, {})
        const batch = await importSheets(township, [ledgerSheet(lines)])
        const counts = { ...batch.counts }
        expect(totalRows(counts as Required<typeof counts>)).toBe(lines.length)
        const stored = await inForce(batch.id)
        expect(stored).toHaveLength(counts.created ?? -1)
        expect(stored.reduce((sum, { fen }) => sum + (fen ?? 0), 0)).toBe(counts.valueFen)
        const after = await sumAssistance(township, {})
        expect([after.lines - before.lines, after.value - before.value]).toEqual([stored.length, counts.valueFen])
        await undo(township, batch.id)
        await workUntil(township, batch.id, "undone")
        expect(await sumAssistance(township, {})).toEqual(before)
      }),
      { numRuns: 5 },
    )
  }, 120_000)

  it("the ledger's own export, brought back, is all repeats", async () => {
    const lines = [
      { no: "H001", item: "导出再导" },
      { village: "第012村", item: "修路", kind: "项目", value: 800 },
    ]
    const batch = await importSheets(township, [ledgerSheet(lines)])
    expect(batch.counts.created).toBe(2)
    const response = await signedInAs(township, () =>
      exportLedger(new Request("https://x.example/api/assistance"), { params: Promise.resolve({}) }),
    )
    const id = await upload(township, new Uint8Array(await response.arrayBuffer()), "帮扶台账.xlsx")
    const { lines: all } = await sumAssistance(township, {})
    expect(await workUntil(township, id, "ready", "failed")).toMatchObject({
      kind: "assistance",
      counts: { created: 0, rejected: 0, duplicate: all },
    })
  })

  it("two who confirm the same workbook at once store it once", async () => {
    const other = await scopeFor("townshipStaff", county.townships[0])
    const sheets = () => [
      ledgerSheet([
        { no: "H001", item: "同时" },
        { no: "H002", item: "同时" },
      ]),
    ]
    const mine = await preview(township, sheets())
    const theirs = await preview(other, sheets())
    expect([mine.counts.created, theirs.counts.created]).toEqual([2, 2])
    await Promise.all([confirm(township, mine.id), confirm(other, theirs.id)])
    const ended = await Promise.all([workUntil(township, mine.id, "applied"), workUntil(other, theirs.id, "applied")])
    expect(ended.reduce((sum, { counts }) => sum + (counts.created ?? 0), 0)).toBe(2)
    expect(ended.reduce((sum, { counts }) => sum + (counts.duplicate ?? 0), 0)).toBe(2)
    expect([...(await inForce(mine.id)), ...(await inForce(theirs.id))]).toHaveLength(2)
  })

  it("a household that has moved out of reach after the preview is not written", async () => {
    const gone = await household(county.villages[0], "周迁走", "H050")
    const batch = await preview(township, [ledgerSheet([{ no: "H050", item: "迁走前" }])])
    await asOwner((client) =>
      client.query("UPDATE household SET ended_at = now(), end_reason = 'moved' WHERE id = $1", [gone.id]),
    )
    await confirm(township, batch.id)
    expect((await workUntil(township, batch.id, "applied")).counts).toMatchObject({
      created: 0,
      rejected: 1,
      valueFen: 0,
    })
    expect(await reasonsOf(township, batch, "rejected")).toEqual(["预览以后这一户或这个村已不在您的管辖范围，没有写入"])
  })

  it("a line that was corrected since stays corrected when the batch is taken back", async () => {
    const batch = await importSheets(township, [
      ledgerSheet([
        { no: "H001", item: "先作废" },
        { no: "H002", item: "再撤销" },
      ]),
    ])
    const [first] = await asOwner(
      async (client) =>
        (await client.query("SELECT id FROM assistance WHERE batch_id = $1 AND batch_seq = 1", [batch.id])).rows,
    )
    expect((await signedInAs(township, () => endAssistanceLine({ id: first.id, reason: "记错了户" }))).ok).toBe(true)
    await undo(township, batch.id)
    expect((await workUntil(township, batch.id, "undone")).counts).toMatchObject({ takenBack: 2, kept: 0 })
    const reasons = await asOwner(
      async (client) =>
        (await client.query("SELECT end_reason FROM assistance WHERE batch_id = $1 ORDER BY batch_seq", [batch.id]))
          .rows,
    )
    expect(reasons.map(({ end_reason }) => end_reason)).toEqual(["记错了户", "试验撤销"])
  })
})

describe("a register below a ledger", () => {
  it("cannot be taken back while its households have lines, and can when those are taken back", async () => {
    const register = await importSheets(staff, [
      sheetOf("农户", [
        ["户编号", "户类型", "村代码", "户主姓名"],
        ["R001", "脱贫户", county.villages[0], "吴新户"],
      ]),
    ])
    const lines = await importSheets(township, [ledgerSheet([{ no: "R001" }])])
    expect(lines.counts.created).toBe(1)
    expect(await undo(staff, register.id)).toMatchObject({
      ok: false,
      message: expect.stringContaining("记了 1 条帮扶台账"),
    })
    await undo(township, lines.id)
    await workUntil(township, lines.id, "undone")
    expect((await undo(staff, register.id)).ok).toBe(true)
    await workUntil(staff, register.id, "undone")
  })
})

describe("who may import what", () => {
  it("a village's secretary imports the ledger of the own village, and no register and no pairings", async () => {
    const batch = await importSheets(secretary, [
      ledgerSheet([
        { no: "H001", item: "村里导入" },
        { no: "H003", item: "村里导入" },
      ]),
    ])
    expect(batch.counts).toMatchObject({ created: 1, rejected: 1 })
    const register = await preview(secretary, [
      sheetOf("户", [
        ["户编号", "户类型", "户主姓名"],
        ["H7", "脱贫户", "新户"],
      ]),
    ])
    expect(register).toMatchObject({ state: "failed", failure: expect.stringContaining("没有导入它的权限") })
    const bytes = await workbookOf([ledgerSheet([])])
    expect(
      await signedInAs(secretary, () => uploadWorkbook({ name: "x.xlsx", bytes, kind: "pairings" })),
    ).toMatchObject({ ok: false, code: "forbidden" })
  })

  it("the township sees and takes back its village's batch, the other township does not know it", async () => {
    const batch = await importSheets(secretary, [ledgerSheet([{ no: "H002", item: "镇里撤销" }])])
    const other = await scopeFor("townshipStaff", county.townships[1])
    expect(await getBatch(other, batch.id)).toBeNull()
    expect(await undo(other, batch.id)).toMatchObject({ ok: false, code: "notFound" })
    expect((await undo(township, batch.id)).ok).toBe(true)
    await workUntil(township, batch.id, "undone")
    expect(await inForce(batch.id)).toEqual([])
  })

  it("the kind can be chosen by hand; a sheet that is not of that kind is refused with the columns that are missing", async () => {
    const bytes = await workbookOf([
      sheetOf("户", [
        ["户编号", "户类型"],
        ["H1", "脱贫户"],
      ]),
    ])
    const id = await upload(township, bytes, "名册.xlsx", "assistance")
    expect(await workUntil(township, id, "failed")).toMatchObject({
      failure: expect.stringContaining("没有一张工作表是帮扶台账"),
    })
  })

  it("every template is understood as its own kind", async () => {
    for (const kind of ["assistance", "pairings"] as const) {
      const [sheet] = templateSheets(kind)
      if (!sheet) throw new Error("no sheet")
      const width = sheet.columns.length
      const filled = { ...sheet, rows: [Array.from({ length: width }, (_, at) => (at === 0 ? "H001" : null))] }
      const batch = await preview(staff, [filled])
      expect([batch.kind, batch.layout.sheets?.[0]?.missing, batch.counts.rejected]).toEqual([kind, [], 1])
    }
  })
})
