import { initialsOf } from "@/lib/domain/household/initials"
import { OUTCOME_LABEL, OUTCOMES, totalRows } from "@/lib/domain/import/outcome"
import { generateSmall } from "@/prisma/seed/demo/counties"
import { makeSupplement } from "@/prisma/seed/demo/supplement"
import { expectAccessible } from "./axe"
import { downloadedWorkbook, expect, numberBefore, type Page, test, textOf, textsOf } from "./journey"

const SAMPLE = "武功县-补充名单.xlsx"
const county = generateSmall()
const supplement = makeSupplement(county)

/** The sample as the import page offers it, sent up again. Ends on the page of the batch, its rows decided. */
async function uploadSample(page: Page): Promise<void> {
  await page.getByRole("navigation", { name: "主导航" }).getByRole("link", { name: "导入" }).click()
  await expect(page.getByRole("heading", { level: 1, name: "导入" })).toBeVisible()
  await expectAccessible(page)
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: new RegExp(`样例.*${SAMPLE}`) }).click(),
  ])
  expect(download.suggestedFilename()).toBe(SAMPLE)
  const file = test.info().outputPath(SAMPLE)
  await download.saveAs(file)
  await page.getByLabel("选择工作簿").setInputFiles(file)
  await page.getByRole("button", { name: "上传并查看" }).click()
  await expect(page.getByRole("heading", { level: 2, name: "会发生什么" })).toBeVisible()
}

/** Finds one household by what is typed into the search box at the top. */
async function findByTopSearch(page: Page, query: string, householdNo: string): Promise<void> {
  await page.getByRole("search", { name: "全局搜索" }).getByLabel("搜索农户").fill(query)
  await page.keyboard.press("Enter")
  await expect(page.getByRole("row", { name: householdNo })).toBeVisible()
  expect(page.url()).toContain("/households?q=")
}

test("a supplementary list is imported by its preview and taken back", async ({ signedIn }) => {
  const page = await signedIn("wugong.staff")
  await uploadSample(page)
  const { expected } = supplement

  await test.step("the preview says what was understood and what will happen, and it adds up", async () => {
    await expect(page.getByText("现在还没有写入")).toBeVisible()
    const sum = OUTCOMES.map((outcome) => `${OUTCOME_LABEL[outcome]} ${expected[outcome]}`).join(" + ")
    await expect(page.getByText(`${sum} = 共 ${totalRows(expected)} 行`)).toBeVisible()
    await page.getByText(/认出.*\d+ 列/).click()
    await expect(page.getByRole("definition").filter({ hasText: "→ 户类型" })).toBeVisible()
    await expect(page.getByText("表头在第 3 行")).toBeVisible()
    await expectAccessible(page)
    await page.getByRole("navigation", { name: "按结果查看" }).getByRole("link", { name: /退回/ }).click()
    await expect(
      page
        .getByRole("region", { name: "行" })
        .getByText(/“行政村”.*找不到/)
        .first(),
    ).toBeVisible()
    await expect(page.getByRole("region", { name: "行" }).getByRole("row")).toHaveCount(expected.rejected + 1)
  })

  await test.step("the rejected rows go back in the uploader's own layout with a reason", async () => {
    const book = await downloadedWorkbook(page, () => page.getByRole("link", { name: /下载退回表/ }).click())
    const rows = textsOf(book.worksheets[0])
    expect(rows[0]?.[0]).toBe("武功县农户补充名单")
    const headings = rows[2] ?? []
    expect(headings.slice(0, 4)).toEqual(["序号", "乡镇", "行政村", "户主姓名"])
    expect(headings.at(-1)).toBe("原因")
    const faulty = rows.slice(3)
    expect(faulty).toHaveLength(expected.rejected + expected.duplicate)
    for (const row of faulty) expect(row.at(-1)).toMatch(/[\u4e00-\u9fff]{2}/)
    expect(faulty.some((row) => row[2] === "不存在的村")).toBe(true)
  })

  await test.step("it is written in the background and says what came of it", async () => {
    await page.getByRole("button", { name: "确认写入" }).click()
    const dialog = page.getByRole("dialog")
    await expect(dialog).toContainText("完成后县里仍可整批撤销")
    await dialog.getByRole("button", { name: "写入" }).click()
    await expect(page.getByText(/^已写入/)).toBeVisible({ timeout: 30_000 })
    await expect(page.getByRole("heading", { level: 2, name: "结果" })).toBeVisible()
    await expectAccessible(page)
  })

  const fresh = supplement.lines.find(({ outcome }) => outcome === "created")
  const head = fresh?.household.members[0]
  const householdNo = fresh?.household.values.householdNo ?? ""
  await test.step("the new household is found by name, by initials and by ID number", async () => {
    await findByTopSearch(page, head?.name ?? "", householdNo)
    await findByTopSearch(page, initialsOf(head?.name ?? ""), householdNo)
    await findByTopSearch(page, head?.idNumber ?? "", householdNo)
    await expect(page.getByRole("row")).toHaveCount(2)
  })

  await test.step("and stands in the register with its pathway and where it came from", async () => {
    await page.getByRole("row", { name: householdNo }).getByRole("link").first().click()
    await expect(page.getByRole("heading", { level: 1, name: `户主 ${head?.name}` })).toBeVisible()
    await expect(page.getByText(`户编号 ${householdNo}`)).toBeVisible()
    await expect(page.getByText(`${fresh?.household.pathway}`).first()).toBeVisible()
    await page.getByRole("link", { name: "变更记录" }).click()
    await expect(page.getByRole("listitem").filter({ hasText: SAMPLE }).first()).toBeVisible()
    await expectAccessible(page)
  })

  await test.step("the whole batch is taken back for a reason", async () => {
    await page.goto("/imports")
    const batch = page.getByRole("region", { name: "导入批次" }).getByRole("row", { name: SAMPLE }).first()
    await expect(batch).toContainText("已写入")
    await batch.getByRole("link").click()
    await page.getByRole("button", { name: "撤销整批" }).click()
    const dialog = page.getByRole("dialog")
    await dialog.getByLabel("撤销的原因").fill("名单取错了年份")
    await dialog.getByRole("button", { name: "撤销整批" }).click()
    await expect(page.getByText("这一批已经撤销，登记恢复到导入之前")).toBeVisible({ timeout: 30_000 })
    await page.goto(`/households?q=${householdNo}`)
    await expect(page.getByText("没有符合条件的农户")).toBeVisible()
  })
})

test("a household's pathway is explained and decided by hand beside the computed one", async ({ signedIn }) => {
  const page = await signedIn("wugong.staff")
  const household = county.households.filter(({ pathway }) => pathway === "P06")[40]
  const no = household?.values.householdNo ?? ""
  await page.goto(`/households?q=${no}`)
  await page.getByRole("row", { name: no }).getByRole("link").first().click()
  const box = page.getByRole("heading", { level: 2, name: "帮扶路径" }).locator("xpath=ancestor::section[1]")
  await expect(box).toContainText("P06")
  await expect(box).toContainText("因为")
  await expectAccessible(page)

  await test.step("all twelve are weighed, each with its clause, facts and document", async () => {
    await box.getByRole("link", { name: /为什么不是别的/ }).click()
    const table = page.getByRole("region", { name: "十二条路径逐条核对" })
    await expect(table.getByRole("row")).toHaveCount(13)
    await expect(table.getByRole("row", { name: /P06/ }).getByText("系统判定的主路径")).toBeVisible()
    for (const row of (await table.getByRole("row").all()).slice(1)) {
      await expect(row.getByRole("cell").first()).toHaveText(/^(符合|不符合|不清楚)$/)
      await expect(row.getByRole("cell").nth(1)).toContainText("条件")
      await expect(row.getByRole("cell").last()).toHaveText(/\S/)
    }
    await expectAccessible(page)
  })

  await test.step("it says what would change it", async () => {
    const changes = page.getByRole("heading", { level: 2, name: "怎样会改变" }).locator("xpath=ancestor::section[1]")
    await expect(changes.getByRole("listitem").first()).toContainText(/→ .+P\d\d/)
  })

  await test.step("a decision needs a reason and keeps the computed pathway in sight", async () => {
    const form = page.getByRole("form", { name: "人工核定路径" })
    await form.getByLabel("核定为").selectOption({ label: "产业扶持 P02" })
    await form.getByRole("button", { name: "核定" }).click()
    await expect(form.getByRole("link", { name: /理由|5 个字/ })).toBeVisible()
    await form.getByLabel("理由").fill("入户看到院内已建好两座菜棚，家人愿意自己经营")
    await form.getByLabel("复核日期").fill(inMonths(6))
    await form.getByRole("button", { name: "核定" }).click()
    await expect(box).toContainText("产业扶持 P02")
    await expect(box).toContainText("人工核定")
    await expect(box).toContainText(/系统判定为.*P06/)
    await expect(box).toContainText(`复核日期 ${inMonths(6)}`)
    await expect(page.getByText("入户看到院内已建好两座菜棚").first()).toBeVisible()
    await expectAccessible(page)
  })
})

test("what is not recorded is asked for, with whoever should ask", async ({ signedIn }) => {
  const page = await signedIn("wugong.staff")
  await page.goto("/households")
  await expectAccessible(page)
  await page.getByRole("search", { name: "筛选" }).getByLabel("缺什么").selectOption({ label: "有缺项" })
  await expect(page).toHaveURL(/missing=any/)
  await expect(page.getByRole("list", { name: "已选条件" })).toContainText("缺")
  await page.getByRole("row").nth(1).getByRole("link").first().click()
  const card = page.getByRole("heading", { level: 2, name: "还缺什么" }).locator("xpath=ancestor::section[1]")
  const question = card.getByRole("listitem").first()
  await expect(question).toContainText(/问 \S+/)
  await question.getByRole("link", { name: "填写" }).click()
  await expect(page.getByRole("main").getByRole("form").getByRole("button", { name: "保存" })).toBeVisible()
  await expectAccessible(page)
})

test("the county's table agrees with the register, its lists and its workbook", async ({ signedIn }) => {
  const page = await signedIn("wugong.staff")
  await page.goto("/households")
  const register = await textOf(page.getByRole("heading", { level: 1 }))
  const households = numberBefore(register, "户")
  const persons = numberBefore(register, "人")

  await page.getByRole("navigation", { name: "主导航" }).getByRole("link", { name: "县表" }).click()
  const table = page.getByRole("region", { name: "各路径户数和人数" })
  const rows = await figuresOf(page)
  const total = rows.at(-1)
  expect(total).toEqual({ name: "合计（在册）", households, persons })
  const sum = (of: (row: Figures) => number) => rows.slice(0, -1).reduce((before, row) => before + of(row), 0)
  expect(sum((row) => row.households)).toBe(households)
  expect(sum((row) => row.persons)).toBe(persons)
  await expectAccessible(page)

  await test.step("the workbook holds the figures of the page", async () => {
    const book = await downloadedWorkbook(page, () => page.getByRole("link", { name: "导出 Excel" }).click())
    const cells = textsOf(book.worksheets[0])
    const start = cells.findIndex((row) => row[0] === "序号") + 1
    expect(start).toBeGreaterThan(0)
    const written = cells.slice(start).map((row) => ({ households: Number(row[2]), persons: Number(row[3]) }))
    expect(written).toEqual(rows.map((row) => ({ households: row.households, persons: row.persons })))
  })

  await test.step("a number leads to its list with the same count", async () => {
    const figure = table.getByRole("row", { name: /技能提升/ }).getByRole("link")
    const shown = Number((await textOf(figure)).replaceAll(",", ""))
    expect(shown).toBeGreaterThan(0)
    await figure.click()
    await expect(page.getByRole("heading", { level: 1, name: /^农户/ })).toBeVisible()
    expect(numberBefore(await textOf(page.getByRole("heading", { level: 1 })), "户")).toBe(shown)
    await page.goBack()
  })

  await test.step("a township's table is a part of it, and so down to the village", async () => {
    await page
      .getByRole("region", { name: /路径户数$/ })
      .getByRole("link", { name: "游凤镇" })
      .click()
    await expect(page.getByRole("heading", { level: 1, name: /游凤镇/ })).toBeVisible()
    const town = (await figuresOf(page)).at(-1)
    const link = page
      .getByRole("region", { name: "各路径户数和人数" })
      .getByRole("row", { name: /合计/ })
      .getByRole("link")
    await link.click()
    await expect(page.getByRole("heading", { level: 1, name: /^农户/ })).toBeVisible()
    expect(numberBefore(await textOf(page.getByRole("heading", { level: 1 })), "户")).toBe(town?.households)
  })
})

interface Figures {
  name: string
  households: number
  persons: number
}

/** The rows of the table of pathways, the total last. */
async function figuresOf(page: Page): Promise<Figures[]> {
  const table = page.getByRole("region", { name: "各路径户数和人数" })
  await expect(table).toBeVisible()
  const rows = await table.getByRole("row").all()
  const read = rows.slice(1).map(async (row) => {
    const [name = "", first = "", second = ""] = await row.locator("th, td").allTextContents()
    const number = (text: string) => Number(text.replaceAll(",", ""))
    return { name: name.trim(), households: number(first), persons: number(second) }
  })
  return Promise.all(read)
}

function inMonths(months: number): string {
  const day = new Date()
  day.setMonth(day.getMonth() + months)
  return day.toISOString().slice(0, 10)
}
