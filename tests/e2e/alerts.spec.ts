import { expectAccessible, expectNoSidewaysScroll } from "./axe"
import { expect, numberBefore, test, textOf } from "./journey"

const PHONE = { width: 390, height: 844 }

test("a first secretary looks at an alert on the phone, confirms it and settles another as a false alarm", async ({
  signedIn,
}) => {
  const page = await signedIn("wugong.diyi")
  await page.setViewportSize(PHONE)
  await page.goto("/work/alerts")
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  const heading = page.getByRole("heading", { level: 1 })
  const before = numberBefore(await textOf(heading.locator("..")), "条")
  await page.goto("/work/alerts?state=open")
  const rows = page.locator("tbody tr")
  await expect(rows).toHaveCount(before)
  expect(before).toBeGreaterThan(0)
  await rows.first().getByRole("link").first().click()
  const confirm = page.getByRole("form", { name: "核实过，情况属实" })
  await confirm.getByLabel("核实到什么情况").fill("今天上门看过，情况属实")
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await confirm.getByRole("button", { name: "属实，开始处理" }).click()
  await expect(page.getByText("属实，处理中").first()).toBeVisible()
  await expect(page.getByText("今天上门看过，情况属实")).toBeVisible()

  await page.getByText("销号", { exact: true }).first().click()
  const close = page.getByRole("form", { name: "销号" })
  await close.getByRole("radio", { name: /误报/ }).check()
  await close.getByRole("button", { name: "销号" }).click()
  await expect(page.getByText("请写明做了什么，或者为什么是误报").first()).toBeVisible()
  await close.getByLabel("做了什么，或者为什么是误报").fill("登记有误，已请镇办更正")
  await close.getByRole("button", { name: "销号" }).click()
  await expect(page.getByText(/误报 \d{4}-/).first()).toBeVisible()
  await page.goto("/work/alerts?state=open")
  await expect(page.locator("tbody tr")).toHaveCount(before - 1)
})

test("county staff see what each rule yields, change a figure, have the county looked at and find the households", async ({
  signedIn,
}) => {
  const page = await signedIn("wugong.staff")
  await page.goto("/work/alerts/rules")
  await expectAccessible(page)
  const housing = page.getByRole("row").filter({ hasText: "住房不安全" })
  await expect(housing).toContainText("%")
  await page.locator("summary").filter({ hasText: "很久没有人走访" }).click()
  const form = page.getByRole("form", { name: "调整“很久没有人走访”" })
  await form.getByLabel("多少天没有走访").fill("3")
  await form.getByLabel("依据或原因").fill("县里要求加密走访")
  await form.getByRole("button", { name: "发布" }).click()
  await expect(page.getByText("多少天没有走访要填 7 到 366 天之间的数").first()).toBeVisible()
  await form.getByLabel("多少天没有走访").fill("40")
  await form.getByRole("button", { name: "发布" }).click()
  await expect(page.getByText("超过 40 天没有走访")).toBeVisible()
  await expect(page.getByText(/起，很久没有人走访调整标准：县里要求加密走访/)).toBeVisible()

  await page.goto("/work/alerts?rule=unseen")
  await page.getByRole("button", { name: "现在检查全县" }).click()
  await expect(page.getByText(/上次检查 .*新增 [1-9][\d,]* 条/)).toBeVisible({ timeout: 60_000 })
  await expectAccessible(page)
  const first = page.locator("tbody tr").first()
  const head = /户主 (\S+)/.exec(await textOf(first))?.[1] ?? ""
  await first.getByRole("link").first().click()
  await page
    .getByRole("navigation", { name: /位置|面包屑/ })
    .getByRole("link", { name: new RegExp(head) })
    .click()
  await expect(page.getByRole("region", { name: "预警" }).getByRole("link", { name: "很久没有人走访" })).toBeVisible()
  await page.goto("/households?alert=unseen")
  const listed = numberBefore(await textOf(page.getByRole("heading", { level: 1 }).locator("..")), "户")
  expect(listed).toBeGreaterThan(0)
})
