import { AxeBuilder } from "@axe-core/playwright"
import { expect, type Page } from "@playwright/test"

const GRAVE: ReadonlySet<string> = new Set(["serious", "critical"])

/** The page has no accessibility finding that would keep somebody from using it. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const grave = violations
    .filter(({ impact }) => impact && GRAVE.has(impact))
    .map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ target }) => target.join(" ")).join(" | ")}`)
  expect(grave, `accessibility of ${page.url()}`).toEqual([])
}

/** Nothing sticks out at the right: the body as a whole does not scroll sideways. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(beyond, `pixels beyond the right edge of ${page.url()}`).toBeLessThanOrEqual(0)
}
