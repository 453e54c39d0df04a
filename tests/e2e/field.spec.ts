import { secretaryVillage } from "@/prisma/seed/demo/accounts"
import { generateSmall } from "@/prisma/seed/demo/counties"
import { expectAccessible, expectNoSidewaysScroll } from "./axe"
import { expect, numberBefore, test, textOf } from "./journey"

const county = generateSmall()
const village = secretaryVillage(county)
const stranger = county.households.find((each) => each.village.code !== village.code)

test.use({ viewport: { width: 390, height: 844 } })

test("a helper sees the own households only; looking at a number is told and recorded", async ({ signedIn }) => {
  const page = await signedIn("wugong.bangfu")
  await expectNoSidewaysScroll(page)
  await page.getByRole("navigation", { name: "主导航" }).last().getByRole("link", { name: "户" }).click()
  await expect(page.getByRole("heading", { level: 1, name: /^农户/ })).toContainText("20 户")
  await expectNoSidewaysScroll(page)
  await expectAccessible(page)
  await page.goto(`/households?q=${stranger?.values.householdNo}`)
  await expect(page.getByText("没有符合条件的农户")).toBeVisible()

  await page.goto("/households")
  await page.getByRole("row").nth(1).getByRole("link").first().click()
  await expect(page.getByRole("heading", { level: 1, name: /^户主/ })).toBeVisible()
  await expectNoSidewaysScroll(page)
  await expectAccessible(page)
  await expect(page.getByRole("link", { name: "登记家庭变动" })).toHaveCount(0)
  const phone = page.getByRole("button", { name: /查看完整.+联系电话（查看将被记录）/ }).first()
  await phone.click()
  await expect(page.getByText("已记录本次查看")).toBeVisible()
  await expect(page.getByText(/^1\d{10}$/)).toBeVisible()
  const household = new URL(page.url()).pathname.split("/")[2] ?? ""

  const auditor = await signedIn("wugong.shenji")
  await expect(auditor.getByRole("heading", { level: 1, name: "审计日志" })).toBeVisible()
  await auditor.goto(`/admin/audit?subject=${household}`)
  const row = auditor.getByRole("row").filter({ hasText: "寇结对" }).first()
  await expect(row).toContainText("联系电话")
  await expect(row.getByRole("link")).toHaveCount(0)
  await expectNoSidewaysScroll(auditor)
  await expectAccessible(auditor)
  await auditor.goto("/households")
  await expect(auditor.getByText("没有这一页，或不在您的查看范围内")).toBeVisible()
})

test("a first secretary answers an open question of a household of the village", async ({ signedIn }) => {
  const page = await signedIn("wugong.diyi")
  await expectNoSidewaysScroll(page)
  await page.goto("/households")
  const listed = numberBefore(await textOf(page.getByRole("heading", { level: 1 })), "户")
  expect(listed).toBe(county.households.filter((each) => each.village.code === village.code).length)

  const asked = county.households.find((each) => each.village.code === village.code && each.values.lacksSkill === null)
  await page.goto("/households?missing=lacks_skill")
  await page
    .getByRole("link", { name: asked?.members[0]?.name ?? "" })
    .first()
    .click()
  await expect(page.getByText(`户编号 ${asked?.values.householdNo}`)).toBeVisible()
  const household = new URL(page.url()).pathname
  const question = page.getByRole("listitem").filter({ hasText: "劳动力是否缺少职业技能？" })
  await question.getByRole("link", { name: "填写" }).click()
  const form = page.getByRole("form", { name: "路径事实" })
  await expect(form).toBeVisible()
  await expectNoSidewaysScroll(page)
  await expectAccessible(page)
  await form.getByRole("group", { name: "是否缺技能" }).getByRole("radio", { name: "否" }).check()
  await form.getByRole("button", { name: "保存" }).click()
  await expect(form).toHaveCount(0)
  await expect(question).toHaveCount(0)
  await page.goto(`${household}/history`)
  await expect(page.getByRole("listitem").filter({ hasText: "是否缺技能：未填 → 否" }).first()).toContainText("史驻村")
  await expectNoSidewaysScroll(page)

  await page.goto(`/villages/${village.code}`)
  await expect(page.getByRole("heading", { level: 1, name: village.name })).toBeVisible()
  await expectNoSidewaysScroll(page)
  await expectAccessible(page)
})
