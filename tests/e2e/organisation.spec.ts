import { expectAccessible } from "./axe"
import { expect, test } from "./journey"

test("a township gives a village a member of its team; whoever leaves stays in the history", async ({ signedIn }) => {
  const page = await signedIn("wugong.youfeng")
  await page.goto("/work/organisation")
  const form = page.getByRole("form", { name: "新的安排" })
  await form.getByLabel("安排").selectOption("teamMember")
  await form.getByLabel("镇或村").selectOption({ index: 2 })
  await form.getByRole("button", { name: "登记" }).click()
  await expect(form.getByText("请填写姓名").first()).toBeVisible()
  await form.getByLabel("姓名").fill("丁驻村")
  await expectAccessible(page)
  await form.getByRole("button", { name: "登记" }).click()
  const row = page.getByRole("row").filter({ hasText: "丁驻村" })
  await expect(row).toContainText("驻村工作队队员")
  await row.getByRole("button", { name: "结束" }).click()
  await page.getByRole("dialog").getByLabel("原因").fill("轮换期满")
  await page.getByRole("dialog").getByRole("button", { name: "结束" }).click()
  await page.getByText(/历史安排 \d+ 项/).click()
  await expect(page.getByRole("row").filter({ hasText: "丁驻村" })).toContainText("轮换期满")
})
