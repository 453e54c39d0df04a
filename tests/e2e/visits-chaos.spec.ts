import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { type BrowserContext, chromium } from "@playwright/test"
import { chance } from "@/tests/support/random"
import { expect, passwordOf, test, trySignIn } from "./journey"

const SEED = Number(process.env.FIELD_CHAOS_SEED ?? 1)
const ROUNDS = 4

/** A real browser whose requests fail before or after the county has them, and which is closed in the middle of sending. */
test("a browser that loses requests and answers and is closed while it sends loses and doubles no visit", async ({
  baseURL,
}) => {
  test.setTimeout(240_000)
  const random = chance(SEED)
  console.info(`browser chaos: seed ${SEED}, ${ROUNDS} rounds`)
  const profile = await mkdtemp(join(tmpdir(), "phone-"))
  const token = `乱${SEED}`
  const open = async (): Promise<BrowserContext> => {
    const options = { executablePath: process.env.BROWSER_PATH ?? "", args: ["--no-sandbox", "--disable-gpu"] }
    const size = { viewport: { width: 390, height: 844 }, locale: "zh-CN", timezoneId: "Asia/Shanghai" }
    return chromium.launchPersistentContext(profile, { ...options, ...size, baseURL: baseURL ?? "" })
  }
  const disturb = (context: BrowserContext) =>
    context.route("**/api/field/**", async (route) => {
      const dice = random()
      if (dice < 0.25) return route.abort().catch(() => undefined)
      if (dice < 0.5) {
        await route.fetch().catch(() => undefined)
        return route.abort().catch(() => undefined)
      }
      return route.continue().catch(() => undefined)
    })
  try {
    let context = await open()
    let page = context.pages()[0] ?? (await context.newPage())
    await trySignIn(page, "wugong.bangfu", passwordOf("wugong.bangfu"))
    await expect(page).not.toHaveURL(/sign-in/)
    await page.goto("/field")
    await expect(page.getByRole("heading", { level: 1, name: /^我的户/ })).toBeVisible()
    // A sign-in lasts for the browser's session; what is under test is the store.
    const cookies = await context.cookies()
    for (let round = 0; round < ROUNDS; round++) {
      await disturb(context)
      await page.goto("/field#/")
      await page.getByRole("main").getByRole("listitem").nth(round).getByRole("link").click()
      await page.getByRole("button", { name: "登记走访" }).click()
      await page.getByLabel("一句话情况").fill(`${token} 第${round}次`)
      await page.getByRole("button", { name: "保存" }).click()
      await expect(page.getByRole("heading", { name: "已写的" })).toBeVisible()
      await page.waitForTimeout(random() * 400)
      await context.close()
      context = await open()
      await context.addCookies(cookies)
      page = context.pages()[0] ?? (await context.newPage())
    }
    await page.goto("/field#/sent")
    await expect(page.getByText(/^县里已收到（\d\d:\d\d）$/)).toHaveCount(ROUNDS, { timeout: 60_000 })
    const client = new (await import("pg")).default.Client({ connectionString: process.env.OWNER_URL })
    await client.connect()
    const { rows } = await client.query(
      "SELECT sentence, count(*)::int AS n FROM visit WHERE sentence LIKE $1 GROUP BY 1 ORDER BY 1",
      [`${token} %`],
    )
    await client.end()
    expect(rows).toEqual([0, 1, 2, 3].map((round) => ({ sentence: `${token} 第${round}次`, n: 1 })))
    await context.close()
  } finally {
    await rm(profile, { recursive: true, force: true })
  }
})
