import { expectAccessible, expectNoSidewaysScroll } from "./axe"
import { downloadedWorkbook, expect, type Page, test, textOf, textsOf } from "./journey"

const LEDGER = "武功县-帮扶台账.xlsx"
const PAIRINGS = "武功县-结对名单.xlsx"

/** Takes a sample as the import page offers it and sends it up again. Ends on the page of the batch, its rows decided. */
async function uploadSample(page: Page, name: string): Promise<void> {
  await page.goto("/imports")
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: new RegExp(`样例.*${name}`) }).click(),
  ])
  const file = test.info().outputPath(name)
  await download.saveAs(file)
  await page.getByLabel("选择工作簿").setInputFiles(file)
  await page.getByRole("button", { name: "上传并查看" }).click()
  await expect(page.getByRole("heading", { level: 2, name: "会发生什么" })).toBeVisible()
}

async function confirmBatch(page: Page): Promise<void> {
  await page.getByRole("button", { name: "确认写入" }).click()
  await page.getByRole("dialog").getByRole("button", { name: "写入" }).click()
  await expect(page.getByText(/^已写入/)).toBeVisible({ timeout: 30_000 })
}

async function undoBatch(page: Page): Promise<void> {
  await page.getByRole("button", { name: "撤销整批" }).click()
  const dialog = page.getByRole("dialog")
  await dialog.getByLabel("撤销的原因").fill("试做完毕")
  await dialog.getByRole("button", { name: "撤销整批" }).click()
  await expect(page.getByText(/已经撤销/)).toBeVisible({ timeout: 30_000 })
}

/** The sums card by the name of its line: lines and value as they are printed. */
const sumOf = (page: Page, name: string): Promise<string> =>
  textOf(page.getByText(name, { exact: true }).locator("xpath=following-sibling::dd"))

test("a township imports a giver's ledger, sees what it adds up to, finds it at the household and takes it back", async ({
  signedIn,
}) => {
  const page = await signedIn("wugong.youfeng")
  await page.goto("/imports")
  await expectAccessible(page)
  await uploadSample(page, LEDGER)

  const promised = await test.step("the preview knows it for a ledger and adds up", async () => {
    await expect(page.getByText(/^帮扶台账，/)).toBeVisible()
    await expect(page.getByText("新增 32 + 更新 0 + 不变 0 + 退回 2 + 重复 0 = 共 34 行")).toBeVisible()
    await expect(page.getByText("“帮扶日期”晚于今天，请核对；还没有给的不记台账").first()).toBeVisible()
    await expectAccessible(page)
    await page.screenshot({ path: test.info().outputPath("ledger-1440.png"), fullPage: true })
    return sumOf(page, "导入后")
  })

  await test.step("the rows that were returned come back with their reasons", async () => {
    const book = await downloadedWorkbook(page, () => page.getByRole("link", { name: /下载退回表/ }).click())
    const rows = textsOf(book.worksheets[0])
    expect(rows[1]?.at(-1)).toBe("原因")
    expect(rows.slice(2)).toHaveLength(2)
  })

  await test.step("written, the sum is the promised one, here and on the ledger's page", async () => {
    await confirmBatch(page)
    expect(await sumOf(page, "现在合计")).toBe(promised)
    await expectAccessible(page)
  })

  const householdNo = await test.step("the household has its line", async () => {
    await page.getByRole("navigation", { name: "按结果查看" }).getByRole("link", { name: /新增/ }).click()
    await expect(page.getByRole("columnheader", { name: "说明" })).toBeVisible()
    const row = page.getByRole("region", { name: "行" }).getByRole("row").nth(1)
    const no = await textOf(row.getByRole("cell").first())
    const what = (await textOf(row.getByRole("cell").nth(2))).split(" · ")
    await page.getByRole("search", { name: "全局搜索" }).getByLabel("搜索农户").fill(no)
    await page.keyboard.press("Enter")
    await page.getByRole("row", { name: no }).getByRole("link").first().click()
    await page.getByRole("link", { name: "帮扶台账" }).last().click()
    await expect(page.getByText(what[1] ?? "").first()).toBeVisible()
    return no
  })
  expect(householdNo).not.toBe("")

  await test.step("the same workbook again is all repeats", async () => {
    await uploadSample(page, LEDGER)
    await expect(page.getByText("新增 0 + 更新 0 + 不变 0 + 退回 2 + 重复 32 = 共 34 行")).toBeVisible()
  })

  await test.step("taken back", async () => {
    await page.goto("/imports")
    await page
      .getByRole("row", { name: /已写入/ })
      .filter({ hasText: LEDGER })
      .getByRole("link")
      .first()
      .click()
    await undoBatch(page)
    await expectAccessible(page)
    await page.setViewportSize({ width: 390, height: 844 })
    await expectNoSidewaysScroll(page)
    await page.screenshot({ path: test.info().outputPath("undone-390.png"), fullPage: true })
  })
})

test("a township imports its list of helpers, sees the loads before, and takes it back the same day", async ({
  signedIn,
}) => {
  const page = await signedIn("wugong.youfeng")
  await uploadSample(page, PAIRINGS)
  await expect(page.getByText(/^结对名单，/)).toBeVisible()
  await expect(page.getByText(/提出移交 \d+ \+ 不变 \d+ \+ 退回 2 \+ 重复 0/)).toBeVisible()
  const loads = page.getByRole("region", { name: "每人负责的户数" })
  const cells = loads.getByRole("row").nth(1).getByRole("cell")
  const [now = 0, paired = 0, then = 0] = (await cells.allTextContents()).map((text) => Number(text.replace("+", "")))
  expect(paired).toBeGreaterThan(0)
  expect(then).toBe(now + paired)
  await expectAccessible(page)
  await page.screenshot({ path: test.info().outputPath("pairings-1440.png"), fullPage: true })
  await page.setViewportSize({ width: 390, height: 844 })
  await expectNoSidewaysScroll(page)
  await page.screenshot({ path: test.info().outputPath("pairings-390.png"), fullPage: true })
  await page.setViewportSize({ width: 1440, height: 900 })
  await confirmBatch(page)
  await undoBatch(page)
})

test("a village's secretary is offered the ledger alone", async ({ signedIn }) => {
  const page = await signedIn("wugong.diyi")
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto("/imports")
  await expect(page.getByRole("link", { name: "帮扶台账模板" })).toBeVisible()
  await expect(page.getByRole("link", { name: /登记册模板|结对名单模板/ })).toHaveCount(0)
  await expectNoSidewaysScroll(page)
  await expectAccessible(page)
  await page.screenshot({ path: test.info().outputPath("imports-390.png"), fullPage: true })
})
