import { mkdirSync } from "node:fs"
import { join } from "node:path"
import { expectAccessible, expectNoSidewaysScroll } from "./axe"
import { expect, numberBefore, type Page, test, textOf } from "./journey"

const FOLDER = join("test-results", "overview")

async function seen(page: Page, name: string, width: number, height = 900): Promise<void> {
  mkdirSync(FOLDER, { recursive: true })
  await page.setViewportSize({ width, height })
  await expectNoSidewaysScroll(page)
  await page.screenshot({ path: join(FOLDER, `${name}-${width}.png`), fullPage: width < 1900 })
}

test("a county leader goes from the county's figure by township and village to the household and back", async ({
  signedIn,
}) => {
  const page = await signedIn("wugong.leader")
  await expect(page).toHaveURL(/\/overview$/)
  await expectAccessible(page)
  const counted = (await textOf(page.getByRole("region", { name: "分地方" }).locator("tfoot"))) ?? ""
  await seen(page, "county", 1440)
  await seen(page, "county", 390, 844)
  await expectAccessible(page)
  await page.setViewportSize({ width: 1440, height: 900 })

  const region = page.getByRole("region", { name: "分地方" })
  await region.locator("tbody a[data-row-link]").first().click()
  await expect(page).toHaveURL(/place=\d{9}&/)
  await region.locator("tbody a[data-row-link]").first().click()
  await expect(page).toHaveURL(/place=\d{12}&/)
  const unseen = page.getByRole("row").filter({ hasText: "很久没有走访" }).locator("a.link").first()
  const figure = Number((await textOf(unseen)).replaceAll(",", ""))
  expect(figure).toBeGreaterThan(0)
  await unseen.click()
  await expect(page).toHaveURL(/\/households\?/)
  const heading = page.getByRole("heading", { level: 1 })
  expect(numberBefore(await textOf(heading.locator("..")), "户")).toBe(figure)
  await page.locator("tbody a[data-row-link]").first().click()
  await expect(page).toHaveURL(/\/households\/[0-9a-f-]{36}/)
  for (const address of [/\/households\?/, /place=\d{12}&/, /place=\d{9}&/, /\/overview$/]) {
    await page.goBack()
    await expect(page).toHaveURL(address)
  }
  expect(await textOf(region.locator("tfoot"))).toBe(counted)
})

test("the map of villages: another indicator, by keyboard, on a large screen, on A3", async ({ signedIn }) => {
  const page = await signedIn("wugong.leader")
  await page.getByRole("link", { name: "作战图" }).click()
  await expect(page).toHaveTitle(/作战图/)
  await expectAccessible(page)
  await page.getByLabel("看什么").selectOption({ label: "有预警" })
  await expect(page).toHaveURL(/by=alerts/)
  const heading = page.getByRole("heading", { level: 1 })
  await expect(heading).toContainText("有预警")
  const total = numberBefore(await textOf(heading), "户")
  const tiles = await page.locator("#war-room li a .tabular-nums").allInnerTexts()
  const villages = tiles.filter((text) => /^[\d,]+\s*户$/.test(text.trim()))
  expect(villages.reduce((sum, text) => sum + Number(text.replace(/[^\d]/g, "")), 0)).toBe(total)
  await seen(page, "map", 1440)
  await seen(page, "map", 390, 844)
  await expectAccessible(page)
  await page.setViewportSize({ width: 1920, height: 1080 })
  await page.getByRole("button", { name: "全屏" }).click()
  await expect.poll(() => page.evaluate(() => document.fullscreenElement?.id)).toBe("war-room")
  await page.screenshot({ path: join(FOLDER, "map-full-1920.png") })
  await page.evaluate(() => document.exitFullscreen())
  const paper = (await page.pdf({ path: join(FOLDER, "map.pdf"), preferCSSPageSize: true })).toString("latin1")
  // A3, lying: 420 × 297 mm in points. The demo county's villages take two sheets at most.
  const sheets = paper.match(/\/MediaBox \[0 0 \d+/g) ?? []
  expect([...new Set(sheets)]).toEqual(["/MediaBox [0 0 1191"])
  expect(sheets.length).toBeLessThanOrEqual(2)

  const tile = page.locator("#war-room li a").first()
  await tile.focus()
  await page.keyboard.press("Enter")
  await expect(page).toHaveURL(/\/overview\?place=\d{12}&by=alerts/)
})
