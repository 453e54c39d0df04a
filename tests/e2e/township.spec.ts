import { generateSmall, SMALL_TOWNSHIP } from "@/prisma/seed/demo/counties"
import { expectAccessible } from "./axe"
import { downloadedWorkbook, expect, numberBefore, type Page, test, textOf, textsOf } from "./journey"

const county = generateSmall()
const own = county.villages.filter(({ townshipCode }) => townshipCode === SMALL_TOWNSHIP)
const elsewhere = county.villages.find(({ townshipCode }) => townshipCode !== SMALL_TOWNSHIP)

/** A household of another township, entered by the county's office. @returns its address and number */
async function enterElsewhere(page: Page): Promise<{ path: string; householdNo: string }> {
  await page.goto("/households/new")
  await page.getByLabel("所在村").selectOption(elsewhere?.code ?? "")
  await page.getByRole("radio", { name: "脱贫户" }).or(page.getByLabel("户类型")).first().waitFor()
  await chooseRollType(page)
  await page.getByRole("textbox", { name: "姓名" }).fill("冯外乡")
  await expectAccessible(page)
  await page.getByRole("button", { name: "保存" }).click()
  await expect(page.getByRole("heading", { level: 1, name: "户主 冯外乡" })).toBeVisible()
  const text = await textOf(page.getByText(/^户编号 /))
  return { path: new URL(page.url()).pathname, householdNo: text.replace("户编号", "").trim() }
}

async function chooseRollType(page: Page): Promise<void> {
  const group = page.getByRole("group", { name: "户类型" })
  if ((await group.count()) > 0) await group.getByRole("radio").first().check()
  else await page.getByLabel("户类型").selectOption({ index: 1 })
}

test("a township's office finds its own villages and nobody else's households", async ({ signedIn }) => {
  const foreign = await enterElsewhere(await signedIn("wugong.staff"))
  const page = await signedIn("wugong.youfeng")
  await expectAccessible(page)

  await test.step("the list is the township's", async () => {
    await page.getByRole("navigation", { name: "主导航" }).getByRole("link", { name: "户", exact: true }).click()
    await expect(page.getByRole("heading", { level: 1, name: /^农户/ })).toBeVisible()
    const offered = page.getByRole("search", { name: "筛选" }).getByLabel("镇、村").locator("option")
    expect(new Set((await offered.allTextContents()).slice(1))).toEqual(new Set(own.map(({ name }) => name)))
    await expectAccessible(page)
  })

  await test.step("another township's household does not exist here", async () => {
    await page.getByRole("search", { name: "全局搜索" }).getByLabel("搜索农户").fill(foreign.householdNo)
    await page.keyboard.press("Enter")
    await expect(page.getByText("没有符合条件的农户")).toBeVisible()
    await page.goto(foreign.path)
    await expect(page.getByText("没有这一页，或不在您的查看范围内")).toBeVisible()
    await page.goto(`${foreign.path}/history`)
    await expect(page.getByText("没有这一页，或不在您的查看范围内")).toBeVisible()
    await page.goto(`/villages/${elsewhere?.code}`)
    await expect(page.getByText("没有这一页，或不在您的查看范围内")).toBeVisible()
    await page.goto(`/table?place=${elsewhere?.townshipCode}`)
    await expect(page.getByText("没有这一页，或不在您的查看范围内")).toBeVisible()
    await page.goto("/admin/accounts")
    await expect(page.getByText("没有这一页，或不在您的查看范围内")).toBeVisible()
  })

  await test.step("its villages are all of its villages", async () => {
    await page.goto("/villages")
    await expect(page.getByRole("heading", { level: 1 })).toContainText(`${own.length} 个`)
    await expect(page.getByRole("heading", { level: 2 })).toHaveText(["游凤镇"])
    for (const { name } of own) await expect(page.getByRole("link", { name, exact: true })).toHaveCount(1)
    await expectAccessible(page)
  })

  await test.step("the export is exactly the list, with masked numbers", async () => {
    await page.goto("/households?roll=lifted")
    const shown = numberBefore(await textOf(page.getByRole("heading", { level: 1 })), "户")
    await page.getByText("导出这份名单").click()
    await expect(page.getByText("导出完整证件号码")).toHaveCount(0)
    const book = await downloadedWorkbook(page, () => page.getByRole("link", { name: "农户信息" }).click())
    const [headings = [], ...rows] = textsOf(book.worksheets[0])
    expect(rows).toHaveLength(shown)
    const township = headings.indexOf("乡镇")
    expect(new Set(rows.map((row) => row[township]))).toEqual(new Set(["游凤镇"]))
    expect(
      rows.flat().filter((cell) => /\d{17}[\dX]|(?<!\d)1[3-9]\d{9}(?!\d)/.test(cell) && !/^\d{16}$/.test(cell)),
    ).toEqual([])
  })
})
