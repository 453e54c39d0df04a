import { expectAccessible } from "./axe"
import { expect, test, textOf } from "./journey"

const NEW_PASSWORD = "Zhouzhi-kaitong-2026"

test("the operator opens a county; its first administrator changes the password and finds the next step", async ({
  signedIn,
}) => {
  const operator = await signedIn("yunwei")
  await expect(operator.getByRole("heading", { level: 1, name: "县" })).toBeVisible()
  await expectAccessible(operator)
  await operator.getByLabel("县的名称或行政区划代码").fill("周至")
  await operator.getByRole("button", { name: "查找" }).click()
  await operator.getByRole("list", { name: "查找结果" }).getByRole("link", { name: "周至县" }).click()
  await operator.getByLabel("县管理员姓名").fill("严新县")
  await operator.getByLabel("县管理员用户名").fill("zhouzhi.admin")
  await expectAccessible(operator)
  await operator.getByRole("button", { name: "开通" }).click()
  await expect(operator.getByText("周至县已开通")).toBeVisible()
  const password = await textOf(operator.getByRole("definition").nth(1))
  await operator.getByRole("link", { name: "回到列表" }).click()
  await expect(operator.getByRole("row", { name: "周至县 610124" })).toBeVisible()

  await operator.goto("/households")
  await expect(operator.getByText("没有这一页，或不在您的查看范围内")).toBeVisible()

  const administrator = await signedIn("zhouzhi.admin", password)
  await expect(administrator.getByRole("heading", { level: 1, name: "请先修改初始密码" })).toBeVisible()
  await administrator.goto("/households")
  await expect(administrator).toHaveURL(/\/account$/)
  await administrator.getByLabel("初始密码", { exact: true }).fill(password)
  await administrator.getByLabel("新密码", { exact: true }).fill("short")
  await administrator.getByLabel("再填一遍新密码").fill("short")
  await administrator.getByRole("button", { name: "修改密码" }).click()
  await expect(administrator.getByRole("alert").filter({ hasText: "10 位" })).toBeVisible()
  await administrator.getByLabel("新密码", { exact: true }).fill(NEW_PASSWORD)
  await administrator.getByLabel("再填一遍新密码").fill(NEW_PASSWORD)
  await administrator.getByRole("button", { name: "修改密码" }).click()

  await expect(administrator).toHaveURL(/\/today$/)
  await expectAccessible(administrator)
  await administrator.getByRole("main").getByRole("link", { name: "导入工作簿" }).click()
  await expect(administrator.getByRole("heading", { level: 1, name: "导入" })).toBeVisible()
  await administrator.goto("/households")
  await expect(administrator.getByRole("heading", { level: 1, name: /0 户 · 0 人/ })).toBeVisible()
  await expect(administrator.getByRole("main").getByRole("link", { name: "导入工作簿" })).toBeVisible()
  await expectAccessible(administrator)
})
