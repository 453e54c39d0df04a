import Excel from "exceljs"
import { beforeAll, describe, expect, it } from "vitest"
import { GET, POST } from "@/app/api/exports/[kind]/route"
import { GET as templateRoute } from "@/app/api/imports/template/route"
import type { Scope } from "@/lib/platform/scope/scope"
import { openWorkbook } from "@/lib/platform/workbook/open"
import { makeCounty, scopeFor, type TestCounty } from "@/tests/support/county"
import { importSheets, preview, upload, workUntil } from "@/tests/support/import-flow"
import { asOwner } from "@/tests/support/owner"
import { inventedIdNumber, registerSheets, sheetOf } from "@/tests/support/sample-workbook"
import { signedInAs } from "@/tests/support/signed-in"

let county: TestCounty
let admin: Scope
const ID = inventedIdNumber(9001)

beforeAll(async () => {
  county = await makeCounty()
  admin = await scopeFor("countyAdmin", county.code)
  await importSheets(admin, registerSheets(8, county.villages))
  await importSheets(admin, [
    sheetOf("农户", [
      ["户编号", "户类型", "村代码", "家庭住址"],
      ["=1+1", "脱贫户", county.villages[0], "=HYPERLINK(1)"],
    ]),
    sheetOf("成员", [
      ["户编号", "姓名", "与户主关系", "证件号码", "健康状况"],
      ["=1+1", "尹甲乙", "户主", ID, "长期慢性病"],
    ]),
  ])
})

const ask = (who: Scope, kind: string, query = "") =>
  signedInAs(who, () =>
    GET(new Request(`http://localhost/api/exports/${kind}${query}`), { params: Promise.resolve({ kind }) }),
  )
const askWhole = (who: Scope, kind: string, reason: string) => {
  const body = new URLSearchParams({ query: "all=1", reason })
  const headers = { host: "localhost", origin: "http://localhost" }
  const request = new Request(`http://localhost/api/exports/${kind}`, { method: "POST", body, headers })
  return signedInAs(who, () => POST(request, { params: Promise.resolve({ kind }) }))
}

async function tableOf(response: Response): Promise<Record<string, unknown>[]> {
  const book = await openWorkbook(Buffer.from(await response.arrayBuffer()))
  const rows: unknown[][] = []
  for (const sheet of book.sheets)
    for await (const some of sheet.rows()) rows.push(...some.map(({ cells }) => Array.from(cells)))
  const [head = [], ...rest] = rows
  return rest.map((row) => Object.fromEntries(head.map((heading, index) => [String(heading), row[index]])))
}
const lastEvent = async () =>
  asOwner(async (client) => {
    const { rows } = await client.query(
      "SELECT details FROM audit_event WHERE county_code = $1 AND type = 'list.exported' ORDER BY at DESC LIMIT 1",
      [county.code],
    )
    return rows[0]?.details
  })

describe("exports", () => {
  it("hold exactly the list's rows in words, masked, and are recorded", async () => {
    const households = await tableOf(await ask(admin, "households", "?all=1"))
    expect(households).toHaveLength(9)
    expect(Object.keys(households[0] ?? {}).slice(0, 8)).toEqual([
      "户编号",
      "行政区划代码",
      "乡镇",
      "行政村",
      "户主姓名",
      "家庭人口",
      "自然村（组）",
      "家庭住址",
    ])
    expect(households.find((row) => row.户编号 === "=1+1")).toMatchObject({
      户类型: "脱贫户",
      户主姓名: "尹甲乙",
      家庭人口: 1,
      家庭住址: "=HYPERLINK(1)",
    })
    expect(await lastEvent()).toEqual({ kind: "households", filter: "all=1", rows: 9, sensitive: false, reason: "" })
    const members = await tableOf(await ask(admin, "members", `?place=${county.villages[0]}`))
    const mine = members.find((row) => row.姓名 === "尹甲乙")
    expect(mine).toMatchObject({ 与户主关系: "户主", 健康状况: "长期慢性病", 证件号码: expect.stringContaining("***") })
    expect(JSON.stringify(members)).not.toContain(ID)
    expect((await lastEvent()).rows).toBe(members.length)
    const results = await tableOf(await ask(admin, "results", "?q=尹甲乙"))
    expect(results).toMatchObject([{ 户主姓名: "尹甲乙", 是否人工核定: "否" }])
    expect(JSON.stringify(await lastEvent())).not.toContain("尹甲乙")
  })

  it("carry no live formula", async () => {
    const book = new Excel.Workbook()
    await book.xlsx.load(await (await ask(admin, "households", "?all=1")).arrayBuffer())
    const formulas: string[] = []
    book.eachSheet((sheet) =>
      sheet.eachRow((row) => row.eachCell((cell) => void (cell.formula && formulas.push(cell.address)))),
    )
    expect(formulas).toEqual([])
  })

  it("give whole ID numbers to whoever may have them, for a reason", async () => {
    expect((await askWhole(admin, "members", "")).status).toBe(422)
    expect((await askWhole(await scopeFor("countyStaff", county.code), "members", "与民政比对")).status).toBe(404)
    const members = await tableOf(await askWhole(admin, "members", "与民政比对"))
    expect(members.find((row) => row.姓名 === "尹甲乙")).toMatchObject({ 证件号码: ID })
    expect(await lastEvent()).toMatchObject({ sensitive: true, reason: "与民政比对" })
  })

  it("end at one's area and at one's rights", async () => {
    const township = await scopeFor("townshipStaff", county.townships[1])
    const rows = await tableOf(await ask(township, "households", "?all=1"))
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.every((row) => String(row.行政区划代码).startsWith(county.townships[1]))).toBe(true)
    expect((await tableOf(await ask(township, "households", `?place=${county.villages[0]}`))).length).toBe(0)
    const leader = await tableOf(await ask(await scopeFor("countyLeader", county.code), "members", "?all=1"))
    expect(Object.keys(leader[0] ?? {})).not.toContain("健康状况")
    expect((await ask(await scopeFor("helper", county.code), "households")).status).toBe(404)
    expect((await ask(admin, "households", "?roll=unknown")).status).toBe(404)
    expect((await ask(admin, "everything")).status).toBe(404)
  })

  it("can be imported again and change nothing", async () => {
    const households = Buffer.from(await (await ask(admin, "households", "?all=1")).arrayBuffer())
    const batch = await workUntil(admin, await upload(admin, households), "ready", "failed")
    expect(batch.counts).toMatchObject({ unchanged: 9, created: 0, updated: 0, rejected: 0, duplicate: 0 })
    const members = Buffer.from(await (await ask(admin, "members", "?all=1")).arrayBuffer())
    const again = await workUntil(admin, await upload(admin, members), "ready", "failed")
    expect(again.counts).toMatchObject({ unchanged: 33, created: 0, updated: 0, rejected: 0, duplicate: 0 })
  })
})

describe("the blank template", () => {
  it("opens, offers choices, and is understood once it is filled in", async () => {
    const response = await signedInAs(admin, () =>
      templateRoute(new Request("http://localhost/api/imports/template"), { params: Promise.resolve({}) }),
    )
    const book = new Excel.Workbook()
    await book.xlsx.load(await response.arrayBuffer())
    expect(book.worksheets.map(({ name }) => name)).toEqual(["农户信息", "家庭成员", "填写说明"])
    const [sheet] = book.worksheets
    if (!sheet) throw new Error("no sheet")
    const head = (sheet.getRow(1).values as string[]).slice(1)
    const column = head.indexOf("户类型") + 1
    expect(sheet.getCell(2, column).dataValidation).toMatchObject({ type: "list" })
    const filled = head.map(
      (heading) => ({ 户编号: "TP1", 行政区划代码: county.villages[0], 户类型: "一般农户" })[heading] ?? null,
    )
    expect((await preview(admin, [sheetOf("农户信息", [head, filled])])).counts).toMatchObject({
      created: 1,
      doubts: 1,
    })
  })
})
