import { mkdirSync } from "node:fs"
import { join } from "node:path"
import { expectAccessible, expectNoSidewaysScroll } from "./axe"
import { expect, type Page, test } from "./journey"

const FOLDER = join("test-results", "papers")
/** A4 in points, as the file says it; a hair of rounding aside. */
const A4 = /^\/MediaBox \[0 0 59[45](\.\d+)? 84[12](\.\d+)?\]$/

/** The first household of one's list. @returns its address */
async function firstHousehold(page: Page): Promise<string> {
  await page.goto("/households")
  return (await page.locator("tbody a[data-row-link]").first().getAttribute("href")) ?? ""
}

/** The page as paper. @returns sizes of its pages and whether Chinese fonts are in it */
async function printed(page: Page, name: string) {
  mkdirSync(FOLDER, { recursive: true })
  const bytes = (await page.pdf({ path: join(FOLDER, `${name}.pdf`), preferCSSPageSize: true })).toString("latin1")
  return {
    sizes: bytes.match(/\/MediaBox \[[^\]]*\]/g) ?? [],
    fonts: new Set(bytes.match(/\/FontName \/\S+/g) ?? []),
  }
}

/** Text that is cut at the right edge of an A4 sheet when printed. */
const overflowing = async (page: Page): Promise<string[]> => {
  await page.emulateMedia({ media: "print" })
  // 182 mm between the margins at 96 dpi
  await page.setViewportSize({ width: 688, height: 1000 })
  const wide = await page
    .locator(".sheet")
    .evaluate((sheet) =>
      [...sheet.querySelectorAll("td, dd, dt, h1, h2, p")]
        .filter((each) => each.getBoundingClientRect().right > sheet.getBoundingClientRect().right + 1)
        .map((each) => each.textContent ?? ""),
    )
  return wide
}

test("a household's file and plan are A4 papers with masked numbers, and printing is noted", async ({ signedIn }) => {
  const page = await signedIn("wugong.diyi")
  await page.setViewportSize({ width: 390, height: 844 })
  const household = await firstHousehold(page)
  await page.goto(household)
  await page.getByRole("banner").waitFor()
  await page.locator("summary", { hasText: "打印" }).click()
  await page.getByRole("link", { name: "农户档案（一户一档）" }).click()
  await expect(page.getByRole("heading", { level: 1, name: "农户档案" })).toBeVisible()
  for (const part of ["档案目录", "家庭成员", "住房", "帮扶路径", "帮扶措施", "得到的帮扶", "走访记录", "问题台账"])
    await expect(page.getByRole("heading", { level: 2, name: part, exact: true })).toBeVisible()
  await expectNoSidewaysScroll(page)
  await expectAccessible(page)
  await page.screenshot({ path: join(FOLDER, "dossier-390.png"), fullPage: true })
  const cells = await page.locator(".sheet td, .sheet dd").allTextContents()
  expect(cells.filter((cell) => /^\d{6}\*+[\dX]$/.test(cell)).length).toBeGreaterThan(0)
  expect(cells.filter((cell) => /\d{17}[\dX]|(?<!\d)1[3-9]\d{9}(?!\d)/.test(cell))).toEqual([])
  expect(await overflowing(page)).toEqual([])
  for (const control of [page.getByRole("banner"), page.getByRole("link", { name: "回到农户" })])
    await expect(control).toBeHidden()
  const file = await printed(page, "dossier")
  expect(file.sizes.length).toBeGreaterThan(0)
  for (const size of file.sizes) expect(size).toMatch(A4)
  expect(file.fonts.size).toBeGreaterThan(0)

  await page.emulateMedia({ media: null })
  await page.evaluate(() => {
    window.print = () => document.body.setAttribute("data-printed", "")
  })
  await page.getByRole("button", { name: "打印" }).click()
  await expect(page.locator("body[data-printed]")).toBeVisible()

  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto(`${household}/print/plan`)
  await expect(page.getByText("户主：")).toBeVisible()
  await expect(page.getByText("村委会（盖章）：")).toBeVisible()
  await page.screenshot({ path: join(FOLDER, "plan-1440.png"), fullPage: true })
  expect(await overflowing(page)).toEqual([])
  const plan = await printed(page, "plan")
  for (const size of plan.sizes) expect(size).toMatch(A4)

  const auditor = await signedIn("wugong.shenji")
  await auditor.goto("/admin/audit?type=document.printed")
  const noted = auditor.locator("tbody tr").first()
  await expect(noted).toContainText("打印户资料")
  await expect(noted).toContainText("农户档案")
})
