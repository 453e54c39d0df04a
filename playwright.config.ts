import { defineConfig } from "@playwright/test"
import { findBrowser } from "./scripts/browser"

// Found once by the command and inherited by the workers, which read this file again.
process.env.BROWSER_PATH ||= await findBrowser()

const QUIET = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]

export default defineConfig({
  testDir: "tests/e2e",
  globalSetup: "./tests/support/app-server.ts",
  outputDir: "test-results/browser",
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  forbidOnly: true,
  reporter: [["list"], ["json", { outputFile: "test-results/browser.json" }]],
  use: {
    baseURL: process.env.BASE_URL ?? "http://localhost:3000",
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    viewport: { width: 1440, height: 900 },
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: process.env.BROWSER_PATH,
      args: ["--no-sandbox", "--disable-gpu", "--disable-quic", ...QUIET],
    },
  },
})
