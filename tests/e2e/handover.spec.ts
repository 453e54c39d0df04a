import pg from "pg"
import { expectAccessible, expectNoSidewaysScroll } from "./axe"
import { expect, numberBefore, type Page, test, textOf } from "./journey"

const PHONE = { width: 390, height: 844 }
const GIVEN = 12

/** How many households a person's list holds. */
async function listed(page: Page): Promise<number> {
  await page.goto("/households")
  return numberBefore(await textOf(page.getByRole("heading", { level: 1 })), "户")
}
const kept = (page: Page) => page.getByRole("main").getByRole("listitem").count()

/** Lets the days of grace of every hand-over be over. */
async function endGrace(): Promise<void> {
  const client = new pg.Client({ connectionString: process.env.OWNER_URL })
  await client.connect()
  await client.query("UPDATE pairing SET grace_until = current_date - 5 WHERE grace_until IS NOT NULL")
  await client.end()
}

test("a helper hands over twelve households; the successor accepts and the old phone's copy goes after its days", async ({
  signedIn,
}) => {
  test.setTimeout(180_000)
  const former = await signedIn("wugong.bangfu")
  await former.setViewportSize(PHONE)
  const before = await listed(former)
  await former.goto("/field")
  await expect.poll(() => kept(former)).toBe(before)

  await former.goto("/work/handovers/new")
  await expectNoSidewaysScroll(former)
  const form = former.getByRole("form", { name: "提出移交" })
  for (let at = 0; at < GIVEN; at++) await form.getByRole("checkbox").nth(at).check()
  const option = form.getByLabel("移交给谁").locator("option", { hasText: "苗接任" })
  await form.getByLabel("移交给谁").selectOption((await option.getAttribute("value")) ?? "")
  await form.getByLabel("原因").fill("工作调动，分管片区调整")
  await expectAccessible(former)
  await form.getByRole("button", { name: "提出移交" }).click()
  await expect(former.getByText(`移交给 苗接任，${GIVEN} 户`)).toBeVisible()
  expect(await listed(former)).toBe(before)

  const successor = await signedIn("wugong.jieren")
  const had = await listed(successor)
  await successor.goto("/today")
  await successor.getByRole("link", { name: "去接收" }).click()
  await expectAccessible(successor)
  await successor.getByRole("button", { name: "接收", exact: true }).first().click()
  await successor.getByRole("dialog").getByRole("button", { name: "接收", exact: true }).click()
  await expect(successor.getByText("已接收").first()).toBeVisible()
  expect(await listed(successor)).toBe(had + GIVEN)

  // During the days of grace the former helper still reads.
  expect(await listed(former)).toBe(before)
  await endGrace()
  expect(await listed(former)).toBe(before - GIVEN)
  await former.goto("/field")
  await expect.poll(() => kept(former)).toBe(before - GIVEN)
})
