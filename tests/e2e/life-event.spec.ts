import pg from "pg"
import { generateSmall } from "@/prisma/seed/demo/counties"
import { expectAccessible } from "./axe"
import { expect, type Page, test } from "./journey"

const county = generateSmall()
const isAdult = (birth: string | null | undefined) => typeof birth === "string" && birth < "2000-01-01"

/** Households of at least four whose last but one is grown up; each test takes its own. */
const large = county.households.filter(
  ({ members }) => members.length >= 4 && isAdult(members[2]?.birthDate) && members[2]?.relation !== "spouse",
)

/** The register knew this household a fortnight ago already. */
async function makeOlder(householdNo: string): Promise<void> {
  const client = new pg.Client({ connectionString: process.env.OWNER_URL })
  await client.connect()
  const older = (alias: string) => `SET changed_at = ${alias}.changed_at - interval '14 days'`
  await client.query(`UPDATE household h ${older("h")} WHERE county_code = '610431' AND household_no = $1`, [
    householdNo,
  ])
  await client.query(
    `UPDATE member m ${older("m")} FROM household h WHERE m.county_code = '610431' AND h.county_code = m.county_code
     AND h.id = m.household_id AND h.household_no = $1`,
    [householdNo],
  )
  await client.end()
}

/** The page of a household by its number. @returns its address */
async function open(page: Page, householdNo: string): Promise<string> {
  await page.goto(`/households?q=${householdNo}`)
  await page.getByRole("row", { name: householdNo }).getByRole("link").first().click()
  await expect(page.getByText(`户编号 ${householdNo}`)).toBeVisible()
  return new URL(page.url()).pathname
}

const yesterday = () => new Date(Date.now() - 24 * 3600 * 1000).toISOString().slice(0, 10)

async function eventForm(page: Page, kind: string) {
  await page.getByRole("link", { name: "登记家庭变动" }).click()
  await page.getByRole("navigation", { name: "家庭变动的种类" }).getByRole("link", { name: kind }).click()
  await expectAccessible(page)
  return page.getByRole("form", { name: kind })
}

test("a grown-up child founds a household of their own", async ({ signedIn }) => {
  const page = await signedIn("wugong.staff")
  const family = large[3]
  const leaving = family?.members[2]?.name ?? ""
  const no = family?.values.householdNo ?? ""
  const size = family?.members.length ?? 0
  await makeOlder(no)
  const path = await open(page, no)
  await expect(page.getByRole("heading", { level: 1 })).toContainText(`${size} 人`)
  const form = await eventForm(page, "分户")
  await form.getByRole("checkbox", { name: leaving }).check()
  await form
    .getByLabel("新户的户主")
    .selectOption({ label: (await optionOf(form.getByLabel("新户的户主"), leaving)) ?? "" })
  await form.getByLabel("发生日期").fill(yesterday())
  await form.getByRole("button", { name: "登记分户" }).click()
  await expect(page).toHaveURL(/\/households\/[0-9a-f-]{36}$/)

  await page.goto(path)
  await expect(page.getByRole("heading", { level: 1 })).toContainText(`${size - 1} 人`)
  await expect(page.getByRole("region", { name: "家庭成员" }).getByText(leaving, { exact: true })).toHaveCount(0)
  await page.goto(`${path}/history`)
  await expect(page.getByRole("listitem").filter({ hasText: "分户" }).first()).toContainText(leaving)
  await page.goto(`/households?q=${leaving}`)
  await expect(page.getByRole("row").filter({ hasText: leaving }).first()).toBeVisible()

  await test.step("the day before, the family was still whole", async () => {
    await page.goto(path)
    await page.getByLabel("查看某一天的记录").fill(yesterday())
    await page.getByRole("button", { name: "查看", exact: true }).click()
    await expect(page.getByText(`${yesterday()} 当天的记录`)).toBeVisible()
    await expect(page.getByRole("heading", { level: 1 })).toContainText(`${size} 人`)
    await expect(page.getByRole("region", { name: "家庭成员" }).getByText(leaving, { exact: true })).toBeVisible()
    await expectAccessible(page)
  })
})

test("a death takes the member off the list and stays in the history", async ({ signedIn }) => {
  const page = await signedIn("wugong.staff")
  const family = large[7]
  const gone = family?.members[2]?.name ?? ""
  const path = await open(page, family?.values.householdNo ?? "")
  const form = await eventForm(page, "死亡")
  await form.getByRole("button", { name: "登记死亡" }).click()
  await expect(form.getByRole("alert").first()).toContainText(/发生日期|日期|是谁/)
  await form.getByLabel("是谁").selectOption({ label: (await optionOf(form.getByLabel("是谁"), gone)) ?? "" })
  await form.getByLabel("发生日期").fill(yesterday())
  await form.getByRole("button", { name: "登记死亡" }).click()
  await expect(page).toHaveURL(new RegExp(`${path}$`))
  await expect(page.getByRole("region", { name: "家庭成员" }).getByText(gone, { exact: true })).toHaveCount(0)
  await page.getByRole("link", { name: "登记家庭变动" }).click()
  await expect(page.getByRole("listitem").filter({ hasText: "死亡" }).filter({ hasText: gone }).first()).toBeVisible()
})

/** The words of an option that begins with a name. */
async function optionOf(select: ReturnType<Page["getByLabel"]>, name: string): Promise<string | undefined> {
  const options = await select.locator("option").allTextContents()
  return options.find((text) => text.startsWith(name))
}
