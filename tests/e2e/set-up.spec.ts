import { expectAccessible } from "./axe"
import { expect, test } from "./journey"

const at = (path: string) => `${process.env.EMPTY_URL}${path}`
const PASSWORD = "Kaishi-shiyong-2026"

test("an empty system asks once for its county and its first two people", async ({ stranger }) => {
  const page = await stranger()
  await page.goto(at("/"))
  await expect(page.getByRole("heading", { level: 1, name: "首次设置 · 选择县" })).toBeVisible()
  await expectAccessible(page)
  await page.getByLabel("县的名称或行政区划代码").fill("610431")
  await page.getByRole("button", { name: "查找" }).click()
  await page.getByRole("list", { name: "查找结果" }).getByRole("link", { name: "武功县" }).click()
  await expect(page.getByRole("heading", { level: 1, name: "首次设置 · 建立账号" })).toBeVisible()
  await expectAccessible(page)

  const administrator = page.getByRole("group", { name: "武功县管理员" })
  const operator = page.getByRole("group", { name: "平台运维" })
  await administrator.getByLabel("姓名").fill("田县管")
  await administrator.getByLabel("用户名").fill("tianxianguan")
  await administrator.getByLabel("密码", { exact: true }).fill("weak")
  await operator.getByLabel("姓名").fill("平台运维")
  await operator.getByLabel("用户名").fill("yunwei")
  await operator.getByLabel("密码", { exact: true }).fill(PASSWORD)
  await page.getByRole("button", { name: "完成设置" }).click()
  await expect(page.getByRole("alert").first()).toContainText("10 位")
  await administrator.getByLabel("密码", { exact: true }).fill(`${PASSWORD}-xian`)
  await page.getByRole("button", { name: "完成设置" }).click()
  await expect(page).toHaveURL(at("/sign-in"))

  await page.goto(at("/set-up"))
  await expect(page).toHaveURL(at("/sign-in"))
  await page.getByLabel("用户名").fill("tianxianguan")
  await page.getByLabel("密码", { exact: true }).fill(`${PASSWORD}-xian`)
  await page.getByRole("button", { name: "登录" }).click()
  await expect(page.getByRole("heading", { level: 1, name: "请先修改初始密码" })).toBeVisible()
})
