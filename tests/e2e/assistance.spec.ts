import { mkdirSync } from "node:fs"
import { join } from "node:path"
import { expectAccessible, expectNoSidewaysScroll } from "./axe"
import { downloadedWorkbook, expect, numberBefore, type Page, test, textOf, textsOf } from "./journey"

const FOLDER = join("test-results", "assistance")
const PHONE = { width: 390, height: 844 }
const GIVER = "县试验帮扶协会"

/** The page as a reader would judge it. */
async function seen(page: Page, name: string): Promise<void> {
  mkdirSync(FOLDER, { recursive: true })
  await page.screenshot({ path: join(FOLDER, `${name}.png`), fullPage: true })
}

/** The first household of a list. @returns its address */
async function firstHousehold(page: Page, list = "/households"): Promise<string> {
  await page.goto(list)
  return (await page.locator("tbody a[data-row-link]").first().getAttribute("href")) ?? ""
}

/** Fills in a line of the ledger; the date stays today's. */
async function record(
  page: Page,
  household: string,
  line: { item: string; yuan: string; giver?: string },
): Promise<void> {
  await page.goto(`/work/assistance/new?household=${household.split("/").at(-1)}`)
  const form = page.getByRole("form", { name: "登记帮扶台账" })
  await form.getByLabel("给了什么").fill(line.item)
  await form.getByLabel("谁给的").fill(line.giver ?? GIVER)
  await form.getByLabel("种类").selectOption("goods")
  await form.getByLabel("资金来源").selectOption("donation")
  await form.getByLabel("数量").fill("300")
  await form
    .getByLabel("单位", { exact: true })
    .or(form.getByLabel(/^单位（选填）/))
    .fill("斤")
  await form.getByLabel("折合金额").fill(line.yuan)
  await form.getByRole("button", { name: "登记" }).click()
  await expect(page.getByRole("region", { name: "这一户的帮扶台账" })).toBeVisible()
}

test("staff record a line, are hinted at a double, correct it; sums by giver and date are the export's", async ({
  signedIn,
}) => {
  const page = await signedIn("wugong.staff")
  const household = await firstHousehold(page, "/households?place=610431103")
  const hint = page.getByText("前后七天内同一个单位或个人给过同样的一样东西")
  await record(page, household, { item: "试验大米", yuan: "750.50" })
  await expect(hint).toHaveCount(0)
  await record(page, household, { item: "试验大米", yuan: "750.50", giver: "县试验妇联" })
  await expect(hint).toHaveCount(0)
  await record(page, household, { item: "试验大米", yuan: "100" })
  await expect(hint).toBeVisible()
  await expectAccessible(page)
  await seen(page, "household-1440")

  const doubled = page.locator("tbody tr").filter({ hasText: "100 元" }).first()
  await doubled.getByRole("link").first().click()
  await expect(page.getByRole("heading", { level: 1, name: "试验大米" })).toBeVisible()
  await seen(page, "line-1440")
  await page.getByRole("link", { name: "更正" }).click()
  const form = page.getByRole("form", { name: "更正台账" })
  await expect(form.getByLabel("谁给的")).toHaveValue(GIVER)
  await form.getByLabel("给了什么").fill("试验面粉")
  await form.getByLabel("折合金额").fill("120")
  await form.getByRole("button", { name: "更正" }).click()
  await expect(form.getByText("请写明更正的原因").first()).toBeVisible()
  await expect(form.getByLabel("给了什么")).toHaveValue("试验面粉")
  await expectAccessible(page)
  await seen(page, "correct-1440")
  await form.getByLabel("更正的原因").fill("品名和金额写错了")
  await form.getByRole("button", { name: "更正" }).click()
  await expect(page.getByText("已更正：品名和金额写错了")).toBeVisible()
  await expect(hint).toHaveCount(0)
  await page.getByRole("link", { name: "看更正后的一条" }).first().click()
  await expect(page.getByRole("heading", { level: 1, name: "试验面粉" })).toBeVisible()
  await expect(page.getByText("这一条更正的是")).toBeVisible()
  await expectAccessible(page)

  await page.goto("/work/assistance")
  await page.getByRole("searchbox", { name: "谁给的" }).fill("试验帮扶")
  await page.getByRole("button", { name: "谁给的" }).click()
  await expect(page).toHaveURL(/giver=/)
  const today = await page.evaluate(() => new Date().toLocaleDateString("sv-SE", { timeZone: "Asia/Shanghai" }))
  await page.getByLabel("从", { exact: true }).fill(today)
  await expect(page).toHaveURL(new RegExp(`from=${today}`))
  const heading = page.getByRole("heading", { level: 1, name: "帮扶台账" })
  await expect(heading).toContainText("2 条，1 户")
  await expect(
    page.getByRole("region", { name: "按资金来源合计" }).getByRole("row", { name: /社会捐赠/ }),
  ).toContainText("870.50 元")
  await expectAccessible(page)
  await seen(page, "ledger-1440")
  const workbook = await downloadedWorkbook(page, () => page.getByRole("link", { name: "导出这份台账" }).click())
  const [, ...lines] = textsOf(workbook.getWorksheet("帮扶台账"))
  expect(lines).toHaveLength(2)
  expect(lines.reduce((sum, cells) => sum + Number(cells[8]), 0)).toBe(870.5)
  expect(textsOf(workbook.getWorksheet("合计")).slice(1, 3)).toEqual([
    ["全部", "2", "870.5"],
    ["种类：物资", "2", "870.5"],
  ])
  await page.setViewportSize(PHONE)
  await page.goto("/work/assistance")
  await expectNoSidewaysScroll(page)
  await seen(page, "ledger-390")
})

test("a secretary on the phone raises a village's problem for a person of the township, who hands it on", async ({
  signedIn,
}) => {
  const secretary = await signedIn("wugong.diyi")
  await secretary.setViewportSize(PHONE)
  await secretary.goto("/villages")
  await secretary.goto((await secretary.locator("tbody a[data-row-link]").first().getAttribute("href")) ?? "")
  await expect(secretary.getByText("全村的问题，没有解决")).toBeVisible()
  await expectNoSidewaysScroll(secretary)
  await expectAccessible(secretary)
  await seen(secretary, "village-390")
  await secretary.getByRole("link", { name: "登记全村的问题" }).click()
  await secretary.getByLabel("是什么问题").fill("主管网漏水，三组停水")
  await secretary.getByLabel("类别").selectOption("water")
  const owner = secretary.getByLabel("由谁解决")
  await expect(owner.getByRole("option", { name: /帮扶责任人/ })).toHaveCount(0)
  const person = (await owner.getByRole("option", { name: /镇/ }).first().textContent()) ?? ""
  await owner.selectOption({ label: person })
  await seen(secretary, "raise-390")
  await expectNoSidewaysScroll(secretary)
  await secretary.getByRole("button", { name: "登记问题" }).click()
  await expect(secretary.getByRole("heading", { level: 1, name: "主管网漏水，三组停水" })).toBeVisible()
  await expect(secretary.getByText(person.split("（")[0] ?? "").first()).toBeVisible()

  await secretary.getByText("转给别人办理").click()
  const hand = secretary.getByRole("form", { name: "转给别人办理" })
  await hand.getByLabel("由谁解决").selectOption({ label: "我来解决" })
  await hand.getByRole("button", { name: "转办" }).click()
  await expect(secretary.locator("dd").filter({ hasText: "史驻村" }).first()).toBeVisible()
  await expect(secretary.getByText("转办", { exact: true }).first()).toBeVisible()
  await secretary.goto("/work/problems?owner=me")
  await expect(secretary.getByRole("link", { name: "主管网漏水，三组停水" })).toBeVisible()
  await expectAccessible(secretary)
  await expectNoSidewaysScroll(secretary)
  await seen(secretary, "mine-390")
  await secretary.getByRole("link", { name: "主管网漏水，三组停水" }).click()
  await secretary.getByText("已解决，销号").click()
  const close = secretary.getByRole("form", { name: "已解决，销号" })
  await close.getByLabel("做了什么").fill("换了主管，三组恢复供水")
  await close.getByRole("button", { name: "销号" }).click()
  await expect(secretary.getByText("换了主管，三组恢复供水").first()).toBeVisible()
})

test("a household's problem is handed to its helper by name and closed with the household's word", async ({
  signedIn,
}) => {
  const helper = await signedIn("wugong.bangfu")
  await helper.goto("/work/problems/new")
  await expect(helper.getByText("请先选一户")).toBeVisible()
  await helper.goto("/work/assistance/new")
  await expect(helper.getByText("请先选一户")).toBeVisible()
  await helper.setViewportSize(PHONE)
  const household = await firstHousehold(helper)
  await helper.goto(`${household}/visits`)
  await helper.getByRole("link", { name: "登记问题" }).click()
  await helper.getByLabel("是什么问题").fill("孩子书费没有报销")
  await helper.getByLabel("类别").selectOption("policy")
  await expect(helper.getByLabel("由谁解决").locator("option:checked")).toHaveText("帮扶责任人 寇结对")
  await helper.getByRole("button", { name: "登记问题" }).click()
  await expect(helper.getByRole("heading", { level: 1, name: "孩子书费没有报销" })).toBeVisible()
  await seen(helper, "problem-390")
  await helper.getByText("已解决，销号").click()
  const close = helper.getByRole("form", { name: "已解决，销号" })
  await close.getByLabel("做了什么").fill("教育局已补发")
  await close.getByRole("button", { name: "销号" }).click()
  await expect(close.getByText("请写下农户怎么说").first()).toBeVisible()
  await close.getByLabel("农户怎么说").fill("户主说钱收到了")
  await close.getByRole("button", { name: "销号" }).click()
  await expect(helper.getByText("户主说钱收到了").first()).toBeVisible()
  await helper.goto(`${household}/timeline`)
  await expect(helper.getByText("登记这一户")).toBeVisible()
  await expect(helper.getByText(/^系统判定为/).first()).toBeVisible()
  await expectAccessible(helper)
  await seen(helper, "timeline-390")
})

test("a county leader is called from the tenth day on; the count on 今日 is the list", async ({ signedIn }) => {
  const leader = await signedIn("wugong.leader")
  await leader.goto("/today")
  const task = leader.getByRole("listitem").filter({ hasText: "个问题逾期没有解决，要督办" })
  const count = numberBefore(await textOf(task.locator("p").first()), "个")
  await seen(leader, "today-1440")
  await task.getByRole("link", { name: "去督办" }).click()
  await expect(leader.getByRole("link", { name: /^升级到我这里的/ })).toHaveAttribute("aria-current", "page")
  await expect(leader.getByRole("link", { name: /^升级到我这里的/ })).toContainText(String(count))
  expect(await leader.locator("tbody tr").count()).toBe(Math.min(count, 50))
  await expectAccessible(leader)
  await seen(leader, "escalated-1440")
})

test("the fact cards of a village are printed in one go, a sheet for each household, and the trail says how many", async ({
  signedIn,
}) => {
  const secretary = await signedIn("wugong.diyi")
  await secretary.goto("/villages")
  await secretary.goto((await secretary.locator("tbody a[data-row-link]").first().getAttribute("href")) ?? "")
  await secretary.getByRole("link", { name: "全村明白卡" }).click()
  const print = secretary.getByRole("button", { name: /^打印 \d+ 户的明白卡$/ })
  const households = numberBefore(await textOf(print), "户")
  await expect(secretary.locator("article.sheet")).toHaveCount(households)
  await expect(secretary.getByRole("heading", { name: "可以申请的" }).first()).toBeVisible()
  const texts = await secretary.locator("main li, main span").allTextContents()
  expect(texts.filter((text) => /(?<!\d)\d{17}[\dXx](?!\d)/.test(text))).toEqual([])
  mkdirSync(FOLDER, { recursive: true })
  const paper = (await secretary.pdf({ path: join(FOLDER, "cards.pdf"), preferCSSPageSize: true })).toString("latin1")
  expect(paper.match(/\/MediaBox \[[^\]]*\]/g)).toHaveLength(households)
  await expectAccessible(secretary)
  await secretary.evaluate(() => {
    window.print = () => document.body.setAttribute("data-printed", "")
  })
  await print.click()
  await expect(secretary.locator("body[data-printed]")).toBeVisible()
  const auditor = await signedIn("wugong.shenji")
  await auditor.goto("/admin/audit?type=document.printed")
  const noted = auditor.locator("tbody tr").first()
  await expect(noted).toContainText("明白卡")
  await expect(noted).toContainText(`${households} 户`)
})
