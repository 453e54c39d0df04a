import { expect, test } from "./journey"

const BUDGET = 200 * 1024
/** Chrome's own "Slow 3G": 400 ms, 400 kbit/s. */
const SLOW_3G = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 }

test("the first load of /field is at most 200 KiB of compressed script and is there on a slow 3G network", async ({
  stranger,
}) => {
  const page = await stranger()
  const network = await page.context().newCDPSession(page)
  await network.send("Network.enable")
  await network.send("Network.setCacheDisabled", { cacheDisabled: true })
  await network.send("Network.emulateNetworkConditions", SLOW_3G)
  const scripts = new Set<string>()
  let script = 0
  let whole = 0
  network.on("Network.responseReceived", ({ requestId, type }) => type === "Script" && scripts.add(requestId))
  network.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    whole += encodedDataLength
    if (scripts.has(requestId)) script += encodedDataLength
  })
  const begun = Date.now()
  await page.goto("/field#/phone", { waitUntil: "load" })
  await expect(page.getByRole("heading", { level: 1, name: "本机" })).toBeVisible({ timeout: 60_000 })
  const seconds = (Date.now() - begun) / 1000
  console.info(
    `/field first load: ${(script / 1024).toFixed(1)} KiB script, ${(whole / 1024).toFixed(1)} KiB in all, ${seconds.toFixed(1)} s on slow 3G`,
  )
  expect(script).toBeGreaterThan(20 * 1024)
  expect(script).toBeLessThanOrEqual(BUDGET)
  expect(seconds).toBeLessThan(20)
})
