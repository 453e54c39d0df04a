import { mkdirSync } from "node:fs"
import { join } from "node:path"
import { expectAccessible, expectNoSidewaysScroll } from "./axe"
import { expect, type Page, test } from "./journey"

const FOLDER = join("test-results", "pages")
const WIDTHS = [1440, 390] as const
const FIRST_ROW = "tbody a[data-row-link]"

/** Addresses of a role; `>` = the first row of the list before it, with what follows it. */
const PAGES: Readonly<Record<string, readonly string[]>> = {
  yunwei: ["/platform/counties", "/platform/counties?q=周至", "/account"],
  "wugong.admin": [
    "/admin/accounts",
    "> ",
    "/admin/accounts/new",
    "/admin/roles",
    "/admin/policy",
    "/admin/policy/edit",
    "/admin/audit",
    "/admin/system",
  ],
  "wugong.staff": [
    "/today",
    "/households",
    "/households?missing=any",
    "> ",
    "> /basics",
    "> /living",
    "> /facts",
    "> /pathway",
    "> /history",
    "> /events",
    "> /events?kind=split",
    "> /assign",
    "/households?finding=override",
    "> /pathway",
    "/households/new",
    "/villages",
    "> ",
    "/table",
    "/table?place=610431103",
    "/imports",
    "> ",
    "/classification",
    "/account",
  ],
  "wugong.leader": [
    "/overview",
    "/overview?place=610431103&by=alerts",
    "/overview/map",
    "/table",
    "/households?q=zm",
    "/villages",
    "/work/duties",
    "/work/visits",
  ],
  "wugong.renshe": ["/today", "/households", "> ", "/table", "/work/measures"],
  "wugong.zhujian": ["/work/problems", "/work/measures", "/work/measures/catalogue"],
  "wugong.youfeng": [
    "/today",
    "/households",
    "> /plan",
    "> /plan?edit=plan",
    "> /assistance",
    "> /visits",
    "> /timeline",
    "> /fact-card",
    "/households?unseen=long",
    "/work/duties",
    "/work/visits",
    "> ",
    "/work/changes",
    "/work/measures",
    "/work/problems",
    "> ",
    "/work/problems/new",
    "/work/assistance",
    "/work/assistance/new",
    "/work/handovers",
    "/work/pairings",
    "/work/organisation",
    "/imports",
  ],
  "wugong.diyi": ["/today", "/households", "> ", "/villages", "/work/duties"],
  "wugong.bangfu": ["/field", "/today", "/households", "> "],
  "wugong.ducha": ["/households", "/table"],
  "wugong.shenji": ["/admin/audit", "/account"],
}

/** Pages whose accessibility was checked already, as somebody else sees them. */
const checked = new Set<string>()

/** Looks at a page in both widths. */
async function look(page: Page, name: string): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible()
  await expect(page.getByText("没有这一页，或不在您的查看范围内")).toHaveCount(0)
  const kind = new URL(page.url()).pathname.replace(/[0-9a-f-]{36}/, "id")
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 })
    await expectNoSidewaysScroll(page)
    await page.screenshot({ path: join(FOLDER, `${name}-${width}.png`), fullPage: width > 1000 })
    if (!checked.has(kind)) await expectAccessible(page)
  }
  checked.add(kind)
}

for (const [username, paths] of Object.entries(PAGES)) {
  test(`every page of ${username} fits a desk and a phone`, async ({ signedIn }) => {
    test.setTimeout(180_000)
    mkdirSync(FOLDER, { recursive: true })
    const page = await signedIn(username)
    let row = ""
    for (const [index, path] of paths.entries()) {
      const address = path.startsWith(">") ? row + path.slice(1).trim() : path
      await page.setViewportSize({ width: 1440, height: 900 })
      await page.goto(address)
      await look(page, `${username}-${index}`)
      const first = page.locator(FIRST_ROW).first()
      if (!path.startsWith(">") && (await first.count()) > 0) row = (await first.getAttribute("href")) ?? row
    }
  })
}

test("sign-in fits a desk and a phone", async ({ stranger }) => {
  mkdirSync(FOLDER, { recursive: true })
  const page = await stranger()
  await page.goto("/sign-in")
  await look(page, "sign-in")
})
