import { expectAccessible } from "./axe"
import { expect, numberBefore, test, textOf } from "./journey"

test("households without a helper are paired by the rule, after a preview that adds up", async ({ signedIn }) => {
  const page = await signedIn("wugong.youfeng")
  await page.goto("/work/pairings")
  // The first village in which somebody is without a helper; the others stay as they are for whoever comes after.
  const village = page
    .getByRole("table", { name: "各地的结对" })
    .getByRole("row")
    .filter({ has: page.locator('a[href*="helper=none"]') })
    .first()
  await village.getByRole("link").first().click()
  await expect(page).toHaveURL(/place=\d{12}/)
  const unpaired = numberBefore(await textOf(page.getByRole("heading", { level: 1 }).locator("..")), "户")
  expect(unpaired).toBeGreaterThan(0)
  const rule = page.getByRole("form", { name: "结对规则" })
  for (const at of [0, 1]) await rule.getByRole("checkbox").nth(at).check()
  await rule.getByLabel("每人最多负责").fill("200")
  await rule.getByRole("button", { name: "预览" }).click()
  await expect(page.getByText(`没有责任人的 ${unpaired} 户 = 新结对 ${unpaired} 户 + 分不下 0 户`)).toBeVisible()
  await expectAccessible(page)
  await page.getByRole("button", { name: `确认结对 ${unpaired} 户` }).click()
  await expect(page.getByRole("heading", { level: 1 }).locator("..")).toContainText("0 户还没有责任人")
  await page.goto(`/households?helper=none&roll=lifted&place=${new URL(page.url()).searchParams.get("place")}`)
  await expect(page.getByText("没有符合条件的农户")).toBeVisible()
})
