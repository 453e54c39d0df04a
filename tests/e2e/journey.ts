import { readFile } from "node:fs/promises"
import { test as base, type ConsoleMessage, type Download, expect, type Locator, type Page } from "@playwright/test"
import ExcelJS from "exceljs"

export { expect, type Page }

interface SignIn {
  readonly role: string
  readonly username: string
  readonly password: string
}

const signIns = (): SignIn[] => JSON.parse(process.env.SIGN_INS ?? "[]")

/** The password of one of the demo's accounts. */
export function passwordOf(username: string): string {
  const found = signIns().find((each) => each.username === username)
  if (!found) throw new Error(`no demo account ${username}`)
  return found.password
}

/**
 * What the browser says of a page that rightly does not exist, of a wrong password and of a network that the test has taken
 * away is no error of ours.
 */
function isExpected(message: ConsoleMessage): boolean {
  if (/ERR_INTERNET_DISCONNECTED/.test(message.text())) return true
  const { url } = message.location()
  const refused = url.includes("/api/auth/callback/") || url === message.page()?.url()
  return refused && /^Failed to load resource.* 40[14] /.test(message.text())
}

interface Fixtures {
  /** Opens a browser of its own and signs in there; the page stands on the person's first page. */
  signedIn: (username: string, password?: string) => Promise<Page>
  /** Opens a browser of its own without signing in. */
  stranger: () => Promise<Page>
}

/** Pages in which any error of script or any console.error fails the test. */
export const test = base.extend<Fixtures>({
  stranger: async ({ browser, baseURL, viewport }, use) => {
    const errors: string[] = []
    const contexts = new Set<{ close(): Promise<void> }>()
    await use(async () => {
      const context = await browser.newContext({
        baseURL: baseURL ?? "",
        viewport,
        locale: "zh-CN",
        timezoneId: "Asia/Shanghai",
      })
      contexts.add(context)
      context.on("weberror", (error) => errors.push(String(error.error().stack)))
      context.on("console", (message) => {
        if (message.type() === "error" && !isExpected(message)) errors.push(message.text())
      })
      return context.newPage()
    })
    for (const context of contexts) await context.close()
    expect(errors, "errors in the pages' scripts").toEqual([])
  },
  signedIn: async ({ stranger }, use) => {
    await use(async (username, password = passwordOf(username)) => {
      const page = await stranger()
      await trySignIn(page, username, password)
      await expect(page).not.toHaveURL(/sign-in/)
      return page
    })
  },
})

/** Fills in the sign-in page and sends it. */
export async function trySignIn(page: Page, username: string, password: string): Promise<void> {
  await page.goto("/sign-in")
  await page.getByLabel("用户名").fill(username)
  await page.getByLabel("密码", { exact: true }).fill(password)
  await page.getByRole("button", { name: "登录" }).click()
}

/** The text of one element, without spaces around it. */
export async function textOf(element: Locator): Promise<string> {
  return ((await element.textContent()) ?? "").trim()
}

/** The number in a text such as `1,614 户 · 6,107 人` that stands before a unit. */
export function numberBefore(text: string, unit: string): number {
  const found = new RegExp(`([\\d,]+)\\s*${unit}`).exec(text)?.[1]
  if (found === undefined) throw new Error(`no number of ${unit} in "${text}"`)
  return Number(found.replaceAll(",", ""))
}

/** Opens what a click on a link or button brings as a workbook. */
export async function downloadedWorkbook(page: Page, click: () => Promise<void>): Promise<ExcelJS.Workbook> {
  const [download] = await Promise.all([page.waitForEvent("download"), click()])
  return workbookOf(download)
}

async function workbookOf(download: Download): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook()
  const bytes = await readFile(await download.path())
  await workbook.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer)
  return workbook
}

/** A sheet's cells as texts, row by row. */
export function textsOf(sheet: ExcelJS.Worksheet | undefined): string[][] {
  const rows: string[][] = []
  sheet?.eachRow({ includeEmpty: true }, (row) => {
    const texts: string[] = []
    row.eachCell({ includeEmpty: true }, (cell) => texts.push(cell.text))
    rows.push(texts)
  })
  return rows
}
