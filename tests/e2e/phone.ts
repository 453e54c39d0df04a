import { expect, type Page } from "./journey"

export const PHONE = { viewport: { width: 390, height: 844 }, locale: "zh-CN", timezoneId: "Asia/Shanghai" } as const

/** How many whole versions of the page the service worker keeps. */
const keptVersions = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith("field-"))
    const shells = await Promise.all(names.map(async (name) => (await caches.open(name)).match("/field")))
    return shells.filter(Boolean).length
  })

/** Until the page opens without a network: the service worker has so many whole versions. */
export const untilKept = (page: Page, versions = 1): Promise<void> =>
  expect.poll(() => keptVersions(page)).toBeGreaterThanOrEqual(versions)
