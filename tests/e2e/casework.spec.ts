import { expectAccessible, expectNoSidewaysScroll } from "./axe"
import { expect, numberBefore, type Page, test, textOf } from "./journey"

const PHONE = { width: 390, height: 844 }

/** The first household on a list, opened. @returns its address */
async function openFirst(page: Page, list: string): Promise<string> {
  await page.goto(list)
  const path = (await page.locator("tbody a[data-row-link]").first().getAttribute("href")) ?? ""
  await page.goto(path)
  await expect(page.getByRole("heading", { level: 1, name: /^户主/ })).toBeVisible()
  return path
}

/** A measure on a plan's page: the lines that tell what a version changed name it too. */
const measureItem = (page: Page, title: string) =>
  page.getByRole("listitem").filter({ has: page.locator("strong", { hasText: title }) })

test("a first secretary revises a plan with a household on the phone; only agreed measures run", async ({
  signedIn,
}) => {
  const page = await signedIn("wugong.diyi")
  await page.setViewportSize(PHONE)
  const household = await openFirst(page, "/households")
  await page.goto(`${household}/plan?edit=plan`)
  const form = page.getByRole("form", { name: "一户一策计划" })
  const reason = form.getByLabel("为什么要修订")
  if (await reason.isVisible()) await reason.fill("家里添了劳力，措施要调整")
  await form.getByLabel("主要困难").fill("缺技术，果园管护跟不上")
  await form.getByLabel("帮扶目标").fill("今年果园增收，学会一门技术")
  await form.getByLabel("农户自己的意愿").fill("想把猕猴桃管好")
  await form.getByLabel("目录里的其他措施").selectOption({ label: "务工维权和意外伤害保险" })
  await expectNoSidewaysScroll(page)
  await form.getByRole("button", { name: "保存草稿" }).click()
  await expect(page.getByText("听农户的意见")).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)

  const planned = measureItem(page, "务工维权和意外伤害保险").first()
  await planned.getByText("改部门、期限、金额").click()
  const arranged = planned.getByRole("form", { name: "安排 务工维权和意外伤害保险" })
  await arranged.getByLabel("金额").fill("120")
  await arranged.getByRole("button", { name: "保存" }).click()
  await expect(planned.getByText("120 元")).toBeVisible()

  const consent = page.getByRole("form", { name: "农户意见" })
  await consent.getByRole("group", { name: "怎样答复的" }).getByRole("radio", { name: "当面口头" }).check()
  await consent.getByRole("button", { name: "记下农户的意见" }).click()
  await expect(page.getByText("听农户的意见")).toHaveCount(0)
  await expect(page.getByText("想把猕猴桃管好").first()).toBeVisible()
  const measure = measureItem(page, "务工维权和意外伤害保险")
  await expect(measure.first()).toContainText("已商定")
  await page.goto(`${household}/timeline`)
  await expect(page.getByText(/农户同意计划 第 \d+ 版/).first()).toBeVisible()
  await expectAccessible(page)
})

test("a department delivers its measures in bulk; only the household's word confirms them", async ({ signedIn }) => {
  const department = await signedIn("wugong.zhujian")
  await department.goto("/work/measures")
  const open = numberBefore(await textOf(department.getByRole("heading", { level: 1 })), "项")
  expect(open).toBeGreaterThan(2)
  await expectAccessible(department)
  const rows = department.locator("tbody tr")
  const household = (await rows.first().getByRole("link").getAttribute("href")) ?? ""
  const title = await textOf(rows.first().locator("td").nth(1))
  for (const at of [0, 1]) await rows.nth(at).getByRole("checkbox").check()
  const bulk = department.getByRole("form", { name: "措施名单" })
  await bulk.getByRole("button", { name: "已落实" }).click()
  await expect(bulk.getByText(/将把 2 项登记为“已落实”/)).toBeVisible()
  await bulk.getByLabel("每项金额").fill("2500")
  await bulk.getByLabel("资金来源").selectOption({ label: "行业部门资金" })
  await expectAccessible(department)
  await bulk.getByRole("button", { name: "确认已落实 2 项" }).click()
  await expect(department.getByText("已登记 2 项")).toBeVisible()
  await department.goto("/work/measures")
  expect(numberBefore(await textOf(department.getByRole("heading", { level: 1 })), "项")).toBe(open - 2)
  await department.goto(household)
  const own = measureItem(department, title).first()
  await expect(own).toContainText("已落实，等农户确认")
  await expect(own.getByText("登记进展")).toHaveCount(0)

  const township = await signedIn("wugong.youfeng")
  await township.goto(household)
  const measure = measureItem(township, title).first()
  await measure.getByText("登记进展").click()
  const step = measure.getByRole("form", { name: `登记进展 ${title}` })
  await step.getByLabel("到哪一步").selectOption({ label: "农户确认收到" })
  await step.getByRole("button", { name: "登记" }).click()
  await expect(step.getByText("请写下农户怎么说的、是谁说的").first()).toBeVisible()
  await step.getByLabel("说明").fill("户主说房子修好了，验收过")
  await step.getByRole("button", { name: "登记" }).click()
  await expect(measure).toContainText("农户已确认")
  await township.goto(household.replace("/plan", "/assistance"))
  const line = township.getByRole("row").filter({ hasText: title }).first()
  await expect(line).toContainText("2,500")
  await expect(line).toContainText("住建局")
})

test("a problem is raised in the village, handed to a department and closed with the household's word", async ({
  signedIn,
}) => {
  const secretary = await signedIn("wugong.diyi")
  await secretary.setViewportSize(PHONE)
  const household = await openFirst(secretary, "/households")
  await secretary.goto(`${household}/visits`)
  await secretary.getByRole("link", { name: "登记问题" }).click()
  await secretary.getByLabel("是什么问题").fill("后墙裂缝，下雨渗水")
  await secretary.getByLabel("类别").selectOption("housing")
  await expectNoSidewaysScroll(secretary)
  await expectAccessible(secretary)
  await secretary.getByRole("button", { name: "登记问题" }).click()
  await expect(secretary.getByRole("heading", { level: 1, name: "后墙裂缝，下雨渗水" })).toBeVisible()
  const problem = new URL(secretary.url()).pathname

  const township = await signedIn("wugong.youfeng")
  await township.goto(problem)
  await township.getByText("转给别人办理").click()
  const hand = township.getByRole("form", { name: "转给别人办理" })
  await hand.getByLabel("由谁解决").selectOption("zhujian")
  await hand.getByRole("button", { name: "转办" }).click()
  await expect(township.getByText("住建局").first()).toBeVisible()

  const department = await signedIn("wugong.zhujian")
  await department.goto("/work/problems?owner=me")
  await department.getByRole("link", { name: "后墙裂缝，下雨渗水" }).click()
  await expect(department.getByText("已解决，销号")).toHaveCount(0)
  const note = department.getByRole("form", { name: "记一笔进展" })
  await note.getByLabel("做了什么").fill("已请第三方鉴定，列入本批加固")
  await note.getByRole("button", { name: "记下" }).click()
  await expect(department.getByText("已请第三方鉴定，列入本批加固").first()).toBeVisible()
  await expectAccessible(department)

  await secretary.goto(problem)
  await secretary.getByText("已解决，销号").click()
  const close = secretary.getByRole("form", { name: "已解决，销号" })
  await close.getByLabel("做了什么").fill("墙体加固完成")
  await close.getByRole("button", { name: "销号" }).click()
  await expect(close.getByText("请写下农户怎么说").first()).toBeVisible()
  await close.getByLabel("农户怎么说").fill("户主说不漏了，满意")
  await close.getByRole("button", { name: "销号" }).click()
  await expect(secretary.getByText("户主说不漏了，满意").first()).toBeVisible()
  await expect(secretary.getByText("问题没有真正解决，重新打开")).toBeVisible()
  await secretary.goto(`${household}/timeline`)
  await expect(secretary.getByText(/问题销号：后墙裂缝/)).toBeVisible()
})
