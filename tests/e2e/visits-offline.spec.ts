import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { type BrowserContext, chromium } from "@playwright/test"
import { expectAccessible, expectNoSidewaysScroll } from "./axe"
import { expect, type Page, passwordOf, test, trySignIn } from "./journey"
import { PHONE, untilKept } from "./phone"

/** A phone's browser with a profile of its own, which outlives its being closed. */
const openPhone = (profile: string, baseURL: string): Promise<BrowserContext> =>
  chromium.launchPersistentContext(profile, {
    ...PHONE,
    baseURL,
    executablePath: process.env.BROWSER_PATH ?? "",
    args: ["--no-sandbox", "--disable-gpu"],
  })

/** @returns the household's address on the phone */
async function writeVisit(page: Page, nth: number, sentence: string): Promise<string> {
  await page.goto("/field#/")
  await page.getByRole("main").getByRole("listitem").nth(nth).getByRole("link").click()
  await expect(page.getByRole("button", { name: "登记走访" })).toBeVisible()
  const household = new URL(page.url()).hash
  await page.getByRole("button", { name: "登记走访" }).click()
  const form = page.getByRole("form", { name: "走访登记" })
  await form.getByRole("checkbox", { name: /^户主/ }).check()
  await form.getByLabel("务工工资").fill("3200")
  await form.getByRole("region", { name: "应享政策" }).getByRole("radio", { name: "未享受" }).first().check()
  await form.getByLabel("一句话情况").fill(sentence)
  await form.getByRole("button", { name: "保存" }).click()
  await expect(page.getByRole("heading", { name: "已写的" })).toBeVisible()
  return household
}

/** The days by which the households are to be seen, in the order of the list. */
const dueDays = (page: Page): Promise<string[]> =>
  page
    .getByRole("main")
    .getByText(/\d{4}-\d{2}-\d{2} 前走访/)
    .evaluateAll((lines) => lines.map((line) => /\d{4}-\d{2}-\d{2}/.exec(line.textContent ?? "")?.[0] ?? ""))

test("three visits written without a network, the browser closed and opened: three receipts; then the next person sees nothing", async ({
  baseURL,
}) => {
  test.setTimeout(240_000)
  const profile = await mkdtemp(join(tmpdir(), "phone-"))
  const address = baseURL ?? ""
  try {
    let context = await openPhone(profile, address)
    let page = context.pages()[0] ?? (await context.newPage())
    await trySignIn(page, "wugong.diyi", passwordOf("wugong.diyi"))
    await expect(page).not.toHaveURL(/sign-in/)
    await page.goto("/field")
    await expect(page.getByRole("heading", { level: 1, name: /^我的户 \d+ 户/ })).toBeVisible()
    await expectNoSidewaysScroll(page)
    await expectAccessible(page)
    await page.screenshot({ path: "test-results/pages/field-list-390.png" })
    await untilKept(page)

    await context.setOffline(true)
    await page.reload()
    await expect(page.getByText("没有网络，照常填写")).toBeVisible()
    const households = await page.getByRole("main").getByRole("listitem").count()
    expect(households).toBeGreaterThan(3)
    const due = await dueDays(page)
    expect(due.length).toBeGreaterThan(3)
    expect(due).toEqual(due.toSorted())
    const first = await writeVisit(page, 0, "甲家都好")
    for (const [index, sentence] of ["乙家种了玉米", "丙家孩子上学"].entries())
      await writeVisit(page, index + 1, sentence)
    await expect(page.getByText("已存手机", { exact: true })).toHaveCount(3)
    await page.screenshot({ path: "test-results/pages/field-sent-390.png" })

    // A draft, half a sentence, when the battery ends.
    await page.goto("/field#/")
    await page.getByRole("main").getByRole("listitem").nth(3).getByRole("link").click()
    await page.getByRole("button", { name: "登记走访" }).click()
    await page.getByLabel("一句话情况").pressSequentially("写到一半")
    await expect(page.getByText("已存手机", { exact: true })).toBeVisible()
    await expectNoSidewaysScroll(page)
    await expectAccessible(page)
    await page.screenshot({ path: "test-results/pages/field-form-390.png", fullPage: true })
    await context.close()

    context = await openPhone(profile, address)
    await context.setOffline(true)
    page = context.pages()[0] ?? (await context.newPage())
    await page.goto("/field#/sent")
    await expect(page.getByText("草稿，已存手机")).toBeVisible()
    await expect(page.getByText("写到一半")).toBeVisible()
    await expect(page.getByText("已存手机", { exact: true })).toHaveCount(3)

    // The session has ended meanwhile: writing goes on, only sending waits.
    const cookies = await context.cookies()
    await context.clearCookies()
    await context.setOffline(false)
    await page.reload()
    await expect(page.getByText("登录已过期：写好的都在手机里，登录后发送")).toBeVisible()
    await expect(page.getByText("已存手机", { exact: true })).toHaveCount(3)
    await context.addCookies(cookies)
    await page.reload()
    await expect(page.getByText(/^县里已收到（\d\d:\d\d）$/)).toHaveCount(3)

    // What was answered is there next time, grey, and the household is due in the next quarter.
    await page.goto(`/field${first}`)
    await expect(page.getByText(/今天见过 · \d{4}-\d{2}-\d{2} 前走访/)).toBeVisible()
    await page.getByRole("button", { name: "登记走访" }).click()
    await expect(
      page.getByRole("region", { name: "应享政策" }).getByText("未享受", { exact: false }).last(),
    ).toBeVisible()
    await expect(page.getByText("上次：未享受")).toBeVisible()
    await page.screenshot({ path: "test-results/pages/field-policies-390.png", fullPage: true })
    await page.goto("/field#/sent")
    await page.getByRole("link", { name: /甲家都好/ }).click()
    await page.getByRole("button", { name: "县里已有，从手机里移除这一条" }).click()
    await expect(page.getByText("甲家都好")).toHaveCount(0)
    await expect(page.getByText(/^县里已收到（\d\d:\d\d）$/)).toHaveCount(2)

    // Whoever signs in next on the same browser sees nothing of it, not even a name.
    await page.goto("/field#/phone")
    await page.getByRole("button", { name: "退出登录" }).click()
    await expect(page.getByText("还有 2 条没发送")).toBeVisible()
    await page.getByRole("button", { name: "仍然退出" }).click()
    await expect(page).toHaveURL(/sign-in/)
    await trySignIn(page, "wugong.bangfu", passwordOf("wugong.bangfu"))
    await expect(page).not.toHaveURL(/sign-in/)
    await page.goto("/field#/sent")
    await expect(page.getByText("还没有写过")).toBeVisible()
    await expect(page.getByText("写到一半")).toHaveCount(0)

    // And it is there again for its author.
    await page.goto("/field#/phone")
    await page.getByRole("button", { name: "退出登录" }).click()
    await expect(page).toHaveURL(/sign-in/)
    await trySignIn(page, "wugong.diyi", passwordOf("wugong.diyi"))
    await expect(page).not.toHaveURL(/sign-in/)
    await page.goto("/field#/sent")
    await expect(page.getByText("写到一半")).toBeVisible()
    await context.close()
  } finally {
    await rm(profile, { recursive: true, force: true })
  }
})

test("the same field changed on two phones: the later one is told, and neither value is lost", async ({ signedIn }) => {
  test.setTimeout(180_000)
  const helper = await signedIn("wugong.bangfu")
  const secretary = await signedIn("wugong.diyi")
  for (const page of [helper, secretary]) await page.setViewportSize(PHONE.viewport)
  await helper.goto("/field")
  await helper.getByRole("main").getByRole("listitem").last().getByRole("link").click()
  await expect(helper.getByRole("button", { name: "登记走访" })).toBeVisible()
  const household = new URL(helper.url()).hash
  const write = async (page: Page, use: string, sentence: string) => {
    await page.getByRole("button", { name: "登记走访" }).click()
    await page.getByText("家里有变化").click()
    await page.getByLabel("承包地经营状况").selectOption({ label: use })
    await page.getByLabel("一句话情况").fill(sentence)
    await page.getByRole("button", { name: "保存" }).click()
    await expect(page.getByRole("heading", { name: "已写的" })).toBeVisible()
  }
  const choices = ["经营效率低", "经营不了"] as const
  await expect(helper.getByText("已与县里核对")).toBeVisible()
  await untilKept(helper)
  await helper.context().setOffline(true)
  await write(helper, choices[0], "地种得稀")
  await secretary.goto(`/field${household}`)
  await write(secretary, choices[1], "地没人种了")
  await expect(secretary.getByText(/^县里已收到/)).toBeVisible()
  await helper.context().setOffline(false)
  await expect(helper.getByText(/^县里已收到/)).toBeVisible()
  await expect(helper.getByText("1 处与别人不一致，由镇办定")).toBeVisible()
  await helper.getByRole("main").getByRole("listitem").first().getByRole("link").click()
  await expectAccessible(helper)
  await helper.getByRole("link", { name: "走访中发现的变化" }).click()
  await expect(helper.getByRole("heading", { name: "走访中发现的变化" })).toBeVisible()
  await expect(helper.getByText("有冲突").first()).toBeVisible()

  // The township settles it: what the helper found is taken over.
  const township = await signedIn("wugong.youfeng")
  await township.goto("/work/changes?state=conflict")
  const row = township.getByRole("row").filter({ hasText: choices[0] }).filter({ hasText: choices[1] }).first()
  await row.getByRole("checkbox").check()
  await township.getByRole("button", { name: "采纳勾选的", exact: true }).click()
  await expect(township.getByText("已采纳 1 条")).toBeVisible()
  await helper.reload()
  await expect(helper.getByText("已采纳").first()).toBeVisible()
})
