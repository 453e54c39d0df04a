import { expectAccessible } from "./axe"
import { downloadedWorkbook, expect, type Page, test, textOf, textsOf } from "./journey"

const PASSWORD = "Linshi-zhenban-2026"

async function createUser(page: Page): Promise<string> {
  await page.goto("/admin/accounts/new")
  const roles = await page.getByLabel("角色").locator("option").allTextContents()
  expect(roles).toContain("镇办工作人员")
  expect(roles).not.toContain("平台运维")
  await page.getByLabel("用户名").fill("linshi.zhenban")
  await page.getByLabel("姓名").fill("雍临时")
  await page.getByLabel("角色").selectOption({ label: "镇办工作人员" })
  await page.getByLabel("范围").selectOption({ label: "游凤镇" })
  await expectAccessible(page)
  await page.getByRole("button", { name: "建立用户" }).click()
  await expect(page.getByText("用户已建立")).toBeVisible()
  await expectAccessible(page)
  return await textOf(page.getByRole("definition").nth(1))
}

test("a user is created, works, and is out at once when disabled; the trail tells it", async ({ signedIn }) => {
  const admin = await signedIn("wugong.admin")
  const first = await createUser(admin)

  const user = await signedIn("linshi.zhenban", first)
  await user.getByLabel("初始密码", { exact: true }).fill(first)
  await user.getByLabel("新密码", { exact: true }).fill(PASSWORD)
  await user.getByLabel("再填一遍新密码").fill(PASSWORD)
  await user.getByRole("button", { name: "修改密码" }).click()
  await expect(user).toHaveURL(/\/today$/)

  await admin.goto("/admin/accounts")
  await expectAccessible(admin)
  await admin.getByRole("link", { name: "雍临时" }).click()
  await admin.getByRole("button", { name: "停用", exact: true }).click()
  const dialog = admin.getByRole("dialog")
  await dialog.getByLabel("停用原因").fill("借调期满")
  await expectAccessible(admin)
  await dialog.getByRole("button", { name: "停用" }).click()
  await expect(admin.getByRole("button", { name: "启用" })).toBeVisible()

  await user.getByRole("navigation", { name: "主导航" }).getByRole("link", { name: "户", exact: true }).click()
  await expect(user).toHaveURL(/\/sign-in/)

  await admin.getByRole("link", { name: "审计日志" }).click()
  await admin.getByRole("search", { name: "筛选" }).getByLabel("事项").selectOption({ label: "停用用户" })
  await expect(admin).toHaveURL(/type=account\.disabled/)
  const rows = admin.getByRole("region", { name: "审计日志" }).getByRole("row")
  await expect(rows.nth(1)).toContainText("linshi.zhenban")
  await expect(rows.nth(1)).toContainText("借调期满")
  await expectAccessible(admin)
  const shown = (await rows.count()) - 1
  const book = await downloadedWorkbook(admin, () => admin.getByRole("link", { name: "导出这个列表" }).click())
  const cells = textsOf(book.worksheets[0])
  expect(cells.filter((row) => row.includes("停用用户"))).toHaveLength(shown)
})

test("a changed order of the rules is previewed and published with a reason", async ({ signedIn }) => {
  const page = await signedIn("qionghai.admin")
  await page.goto("/admin/policy")
  await expectAccessible(page)
  await page.getByRole("link", { name: "修改次序和参数" }).click()
  await expect(page.getByRole("heading", { level: 1, name: /上修改/ })).toBeVisible()
  await expectAccessible(page)
  await page
    .getByRole("button", { name: /^上移：/ })
    .nth(6)
    .click()
  await page.getByRole("button", { name: "检查并预览影响" }).click()
  await expect(page.getByText(/户将变化|没有一户的路径会变化/)).toBeVisible({ timeout: 30_000 })
  await expectAccessible(page)
  await page.getByLabel("发布理由").fill("县帮扶工作会议议定，先安排就近岗位")
  await page.getByRole("button", { name: /^发布第 \d+ 版/ }).click()
  await expect(page.getByRole("heading", { level: 1 })).not.toHaveText(/预览/)
  await page.goto("/admin/policy")
  await expect(page.getByRole("region", { name: "判定规则的版本" })).toContainText("县帮扶工作会议议定，先安排就近岗位")
})

test("whole ID numbers go out for a purpose only, which the trail keeps", async ({ signedIn }) => {
  const page = await signedIn("wugong.admin")
  await page.goto("/households?missing=any")
  await page.getByText("导出这份名单").click()
  const masked = await downloadedWorkbook(page, () => page.getByRole("link", { name: "家庭成员" }).click())
  expect(idNumbersOf(masked).every((text) => text.includes("*"))).toBe(true)
  await page.getByText("导出完整证件号码").click()
  await expectAccessible(page)
  await page.getByLabel("用途").fill("与公安户籍信息比对")
  const send = page.getByRole("button", { name: "导出家庭成员（完整证件号码）" })
  const whole = await downloadedWorkbook(page, () => send.click())
  expect(idNumbersOf(whole).every((text) => /^\d{14,19}[\dX]$/.test(text))).toBe(true)
  expect(idNumbersOf(whole)).toHaveLength(idNumbersOf(masked).length)

  await page.goto("/admin/audit?type=list.exported")
  await expect(page.getByRole("row").nth(1)).toContainText("与公安户籍信息比对")
  await expect(page.getByRole("row").nth(1)).toContainText("田县管")
})

/** The ID numbers of a list of members that are recorded. */
function idNumbersOf(book: Awaited<ReturnType<typeof downloadedWorkbook>>): string[] {
  const [headings = [], ...rows] = textsOf(book.worksheets[0])
  return rows.map((row) => row[headings.indexOf("证件号码")] ?? "").filter(Boolean)
}
