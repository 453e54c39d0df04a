import type { Page } from "./journey"

export const PHONE = { viewport: { width: 390, height: 844 }, locale: "zh-CN", timezoneId: "Asia/Shanghai" } as const

/** Until the page opens without a network: the service worker has so many whole versions. */
export async function untilKept(page: Page, versions = 1): Promise<void> {
  await page.waitForFunction(async (wanted) => {
    const names = (await caches.keys()).filter((name) => name.startsWith("field-"))
    const shells = await Promise.all(names.map(async (name) => (await caches.open(name)).match("/field")))
    return shells.filter(Boolean).length >= wanted
  }, versions)
}
