import { beforeAll, describe, expect, it } from "vitest"
import { POST as uploadRoute } from "@/app/api/imports/route"
import { registerTotals } from "@/lib/features/households/summary-queries"
import { undoImport } from "@/lib/features/imports/actions"
import { commonReasons, listRows } from "@/lib/features/imports/queries"
import { returnedSheets } from "@/lib/features/imports/returned-queries"
import type { Scope } from "@/lib/platform/scope/scope"
import { openWorkbook } from "@/lib/platform/workbook/open"
import { makeCounty, makeHousehold, scopeFor, type TestCounty } from "@/tests/support/county"
import { batchOf, confirm, importSheets, preview, upload, workUntil } from "@/tests/support/import-flow"
import { asOwner } from "@/tests/support/owner"
import { inventedIdNumber, registerSheets, sheetOf, workbookOf } from "@/tests/support/sample-workbook"
import { signedInAs } from "@/tests/support/signed-in"

let county: TestCounty
let admin: Scope
let township: Scope

beforeAll(async () => {
  county = await makeCounty()
  admin = await scopeFor("countyAdmin", county.code)
  township = await scopeFor("townshipStaff", county.townships[0])
})

const rowsAsOwner = (sql: string, ...values: unknown[]) =>
  asOwner(async (client) => (await client.query(sql, values)).rows)
const membersOf = (no: string) =>
  rowsAsOwner(
    `SELECT m.* FROM member m JOIN household h ON h.id = m.household_id AND h.county_code = m.county_code
     WHERE h.county_code = $1 AND h.household_no = $2 AND m.ended_at IS NULL AND h.ended_at IS NULL ORDER BY m.position`,
    county.code,
    no,
  )
const householdOf = async (no: string) =>
  (
    await rowsAsOwner(
      "SELECT * FROM household WHERE county_code = $1 AND household_no = $2 AND ended_at IS NULL",
      county.code,
      no,
    )
  )[0]

describe("a county's register", () => {
  it("comes in with provenance, audit, summary and classification; again it changes nothing", async () => {
    const sheets = () => registerSheets(40, county.villages)
    const batch = await importSheets(admin, sheets())
    expect(batch).toMatchObject({
      state: "applied",
      counts: { created: 200, updated: 0, unchanged: 0, rejected: 0, duplicate: 0, newHouseholds: 40, newMembers: 160 },
    })
    expect(await registerTotals(admin)).toEqual({ households: 40, persons: 160 })
    const household = await householdOf("619900000000")
    expect(household).toMatchObject({
      source_id: batch.sourceId,
      roll_type: "monitored_unstable",
      member_count: 4,
      housing_grade: "C",
    })
    expect(household.pathway_status).not.toBe("unclassified")
    const [head] = await membersOf("619900000000")
    expect(head).toMatchObject({
      relation: "head",
      name: household.head_name,
      sex: "male",
      birth_date: expect.anything(),
      id_number_masked: expect.stringContaining("*"),
    })
    expect(JSON.stringify(head)).not.toContain(inventedIdNumber(0, 1950, true))
    const audited = await rowsAsOwner(
      "SELECT type FROM audit_event WHERE county_code = $1 AND subject_id = $2 ORDER BY at",
      county.code,
      batch.id,
    )
    expect(audited.map((row) => row.type)).toEqual(["import.uploaded", "import.confirmed", "import.applied"])

    const again = await preview(admin, sheets())
    expect(again.counts).toMatchObject({ unchanged: 200, created: 0, updated: 0 })
    expect(await listRows(admin, again.id, "created")).toEqual([])
  })

  it("is updated by what differs, with history and the source of each changed value", async () => {
    const no = "619900000001"
    const before = await householdOf(no)
    const batch = await importSheets(admin, [
      sheetOf("农户", [
        ["户编号", "危房等级", "承包地经营状况", "家庭住址"],
        [no, "D级", "经营不了", null],
      ]),
      sheetOf("成员", [
        ["户编号", "姓名", "证件号码", "劳动技能"],
        [no, (await membersOf(no))[0].name, inventedIdNumber(4, 1950, true), "技能劳动力"],
      ]),
    ])
    expect(batch.counts).toMatchObject({ updated: 2, created: 0, rejected: 0 })
    const after = await householdOf(no)
    expect(after).toMatchObject({
      housing_grade: "D",
      land_use: "unable",
      address: before.address,
      source_id: before.source_id,
    })
    expect(after.field_source).toEqual({ housingGrade: batch.sourceId, landUse: batch.sourceId })
    const history = await rowsAsOwner(
      "SELECT kind, row FROM register_history WHERE county_code = $1 AND source_id = $2 ORDER BY kind",
      county.code,
      batch.sourceId,
    )
    expect(history.map((row) => row.kind)).toEqual(["household", "member"])
    expect(history[0].row).toMatchObject({ housing_grade: before.housing_grade })
    const [row] = await listRows(admin, batch.id, "updated")
    expect(row?.face.fields).toEqual(["危房等级", "承包地经营状况"])
  })

  it("confirmed twice is written once", async () => {
    const { id } = await preview(admin, [
      sheetOf("农户", [
        ["户编号", "户类型", "村代码", "户主姓名"],
        ["TW1", "脱贫户", county.villages[0], "赵甲"],
      ]),
    ])
    const answers = await Promise.all([confirm(admin, id), confirm(admin, id)])
    expect(answers.map((answer) => answer.ok).sort()).toEqual([false, true])
    await workUntil(admin, id, "applied")
    expect(await membersOf("TW1")).toMatchObject([{ name: "赵甲", relation: "head" }])
  })
})

describe("rows that are not taken", () => {
  const sheets = () => [
    sheetOf(
      "花名册",
      [
        ["序号", "户编号", "户类型", "村代码", "姓名", "与户主关系", "身份证号", "备注"],
        [1, "RJ1", "脱贫户", county.villages[0], "赵甲", "户主", inventedIdNumber(5001), "好"],
        [2, "RJ1", "脱贫户", county.villages[0], "赵乙", "之子", "990101198003070011", "校验位错"],
        [3, "RJ1", "脱贫户", county.villages[0], "赵甲", "户主", inventedIdNumber(5001), "重复"],
        [4, "RJ2", "脱贫户", "610431101201", "赵丙", "户主", inventedIdNumber(5002), "外县"],
        ["合计", null, null, null, null, null, null, null],
      ],
      [["某县一户一策花名册"], ["单位:户、人"]],
    ),
  ]

  it("go back in the uploader's own layout with the reason, and the sums hold", async () => {
    const batch = await importSheets(admin, sheets())
    expect(batch.counts).toMatchObject({ created: 1, updated: 0, unchanged: 0, rejected: 3, duplicate: 1 })
    const returned = await returnedSheets(admin, batch, "rejected")
    const book = await openWorkbook(await workbookOf(returned ?? []))
    const rows: unknown[][] = []
    for (const sheet of book.sheets)
      for await (const some of sheet.rows()) rows.push(...some.map(({ cells }) => Array.from(cells)))
    expect(book.sheets.map(({ name }) => name)).toEqual(["花名册"])
    expect(rows.slice(0, 2)).toEqual([["某县一户一策花名册"], ["单位:户、人"]])
    expect(rows[2]).toEqual(["序号", "户编号", "户类型", "村代码", "姓名", "与户主关系", "身份证号", "备注", "原因"])
    expect(rows.slice(3).map((row) => [row[0], row[7], row[8]])).toEqual([
      [2, "校验位错", expect.stringContaining("校验位不对")],
      [3, "重复", expect.stringContaining("重复")],
      [4, "外县", expect.stringContaining("不属于")],
      ["合计", undefined, expect.stringContaining("“户编号”没有填")],
    ])
    expect(
      (await commonReasons(admin, batch.id, "rejected")).reduce((sum, each) => sum + each.rows, 0),
    ).toBeGreaterThanOrEqual(3)
    // Put right, it can be sent again: what was taken is unchanged.
    const again = await preview(admin, sheets())
    expect(again.counts).toMatchObject({ unchanged: 1, rejected: 3, duplicate: 1 })
  })

  it("are all of a file in which nothing is known, with nothing changed", async () => {
    const batch = await preview(admin, [
      sheetOf("预算", [
        ["项目", "金额"],
        ["修路", 3],
      ]),
    ])
    expect(batch).toMatchObject({ state: "failed", failure: expect.stringContaining("找得到户编号") })
    expect((await confirm(admin, batch.id)).ok).toBe(false)
    expect(await upload(admin, Buffer.from("户编号,姓名"))).toContain("不是 Excel 工作簿")
  })

  it("are those that changed between preview and writing", async () => {
    const { id, memberIds } = await makeHousehold(admin, {
      villageCode: county.villages[0],
      values: { householdNo: "ST1", housingGrade: "A" },
      members: [{ name: "孙甲" }],
    })
    const batch = await preview(admin, [
      sheetOf("农户", [
        ["户编号", "户类型", "村代码", "危房等级"],
        ["ST1", null, null, "D级"],
        ["ST2", "脱贫户", county.villages[0], "A级"],
      ]),
    ])
    expect(batch.counts).toMatchObject({ updated: 1, created: 1 })
    await rowsAsOwner("UPDATE household SET housing_grade = 'B', changed_at = now() WHERE id = $1", id)
    await makeHousehold(admin, { villageCode: county.villages[1], values: { householdNo: "ST2" } })
    await confirm(admin, batch.id)
    const applied = await workUntil(admin, batch.id, "applied", "failed")
    expect(applied.counts).toMatchObject({ updated: 0, created: 0, rejected: 2 })
    expect((await householdOf("ST1")).housing_grade).toBe("B")
    expect(memberIds).toHaveLength(1)
  })
})

describe("who may import where", () => {
  it("township staff write their own villages only, and do not see others' batches", async () => {
    const elsewhere = await makeHousehold(admin, {
      villageCode: county.villages[3],
      values: { householdNo: "AR9" },
      members: [{ name: "李甲" }],
    })
    const taken = inventedIdNumber(6001)
    await importSheets(admin, [
      sheetOf("成员", [
        ["户编号", "姓名", "与户主关系", "证件号码"],
        ["AR9", "李甲", "户主", taken],
      ]),
    ])
    const batch = await importSheets(township, [
      sheetOf("农户", [
        ["户编号", "户类型", "行政村", "乡镇", "村代码"],
        ["AR1", "脱贫户", null, null, county.villages[0]],
        ["AR2", "脱贫户", null, null, county.villages[2]],
        ["AR9", "脱贫户", null, null, county.villages[0]],
      ]),
      sheetOf("成员", [
        ["户编号", "姓名", "与户主关系", "证件号码"],
        ["AR1", "钱甲", "户主", inventedIdNumber(6002)],
        ["AR1", "钱乙", "配偶", taken],
      ]),
    ])
    // AR9 exists where the township cannot see it; the number of 钱乙 is registered there too.
    expect(batch).toMatchObject({ state: "applied", counts: { created: 2, rejected: 3 } })
    const reasons = (await listRows(township, batch.id, "rejected")).map((row) => row.reasons.join())
    expect(reasons).toEqual([
      expect.stringContaining("不在您的管辖范围"),
      expect.stringContaining("已被登记"),
      expect.stringContaining("管辖范围之外"),
    ])
    expect((await rowsAsOwner("SELECT village_code FROM household WHERE id = $1", elsewhere.id))[0].village_code).toBe(
      county.villages[3],
    )
    expect(await membersOf("AR1")).toHaveLength(1)
    const other = await scopeFor("townshipStaff", county.townships[1])
    await expect(batchOf(other, batch.id)).rejects.toThrow("no such batch")
    expect((await confirm(other, batch.id)).ok).toBe(false)
  })

  it("an upload larger than allowed, foreign or without right is refused", async () => {
    const post = (headers: Record<string, string>, body = "x") =>
      new Request("http://localhost/api/imports", {
        method: "POST",
        body,
        headers: { host: "localhost", origin: "http://localhost", ...headers },
      })
    const send = (who: Scope, request: Request) =>
      signedInAs(who, () => uploadRoute(request, { params: Promise.resolve({}) }))
    expect((await send(admin, post({ "content-length": String(200 * 1024 * 1024) }))).status).toBe(413)
    expect((await send(admin, post({ origin: "http://elsewhere.example" }))).status).toBe(403)
    expect((await send(await scopeFor("inspector", county.code), post({}))).status).toBe(404)
    const refused = await send(admin, post({}, "户编号,姓名"))
    expect([refused.status, (await refused.json()).message]).toEqual([
      422,
      expect.stringContaining("不是 Excel 工作簿"),
    ])
  })
})

describe("taking a batch back", () => {
  const undo = (id: string, reason = "导错了文件") => signedInAs(admin, () => undoImport({ id, reason }))

  it("ends what it made and restores what it changed, with history", async () => {
    const no = "619900000002"
    const before = await householdOf(no)
    const totals = await registerTotals(admin)
    const batch = await importSheets(admin, [
      sheetOf("农户", [
        ["户编号", "户类型", "村代码", "危房等级"],
        [no, null, null, "D级"],
        ["UN1", "脱贫户", county.villages[0], null],
      ]),
      sheetOf("成员", [
        ["户编号", "姓名", "与户主关系"],
        ["UN1", "周甲", "户主"],
        [no, "周乙", "其他"],
      ]),
    ])
    expect(batch.counts).toMatchObject({ created: 3, updated: 1 })
    expect((await undo(batch.id)).ok).toBe(true)
    expect((await workUntil(admin, batch.id, "undone")).state).toBe("undone")
    const after = await householdOf(no)
    for (const key of ["housing_grade", "field_source", "source_id", "member_count", "roll_type", "pathway"])
      expect([key, after[key]]).toEqual([key, before[key]])
    expect(await householdOf("UN1")).toBeUndefined()
    expect(await membersOf(no)).toHaveLength(4)
    expect(await registerTotals(admin)).toEqual(totals)
    expect((await undo(batch.id)).ok).toBe(false)
    // What was taken back can come in again.
    const again = await importSheets(admin, [
      sheetOf("农户", [
        ["户编号", "户类型", "村代码"],
        ["UN1", "脱贫户", county.villages[0]],
      ]),
    ])
    expect(again.counts).toMatchObject({ created: 1 })
  })

  it("is refused while something later depends on it, saying what and how many", async () => {
    const first = await importSheets(admin, [
      sheetOf("农户", [
        ["户编号", "户类型", "村代码", "户主姓名"],
        ["DP1", "脱贫户", county.villages[0], "吴甲"],
      ]),
    ])
    await importSheets(admin, [
      sheetOf("农户", [
        ["户编号", "危房等级"],
        ["DP1", "D级"],
      ]),
    ])
    const answer = await undo(first.id)
    expect(answer).toMatchObject({ ok: false, message: expect.stringContaining("1 条户或成员的登记又被修改") })
    expect((await householdOf("DP1")).housing_grade).toBe("D")
    expect((await batchOf(admin, first.id)).state).toBe("applied")
  })
})
