import { spawnSync } from "node:child_process"
import { accessSync, constants, existsSync } from "node:fs"
import { delimiter, join } from "node:path"
import { Failure, say } from "./failure"

const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome", "microsoft-edge"]

const PLACES = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
]

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function onPath(name: string): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean)
  return folders.map((folder) => join(folder, name)).find(isProgram)
}

function systemBrowser(): string | undefined {
  const found = NAMES.map(onPath).find((path) => path !== undefined)
  return found ?? PLACES.find(isProgram)
}

function mayInstall(): boolean {
  return process.getuid?.() === 0 && onPath("apt-get") !== undefined
}

function aptInstall(packages: string[]): boolean {
  const options = { stdio: "ignore" as const, env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } }
  spawnSync("apt-get", ["update", "-q"], options)
  return spawnSync("apt-get", ["install", "-y", "-q", "--no-install-recommends", ...packages], options).status === 0
}

function hasChineseFont(): boolean {
  if (process.platform !== "linux") return true
  const shown = spawnSync("fc-list", [":lang=zh"], { encoding: "utf8" })
  return shown.status === 0 && shown.stdout.trim() !== ""
}

/** Without one the pages are still right, only their screenshots show boxes. */
function ensureChineseFont(): void {
  if (hasChineseFont() || !mayInstall()) return
  say("正在安装中文字体……")
  aptInstall(["fonts-noto-cjk"])
}

/** Playwright's own browser, where `npx playwright install chromium` could bring it. */
async function playwrightBrowser(): Promise<string | undefined> {
  const { chromium } = await import("@playwright/test")
  const path = chromium.executablePath()
  return existsSync(path) ? path : undefined
}

/**
 * A Chromium for the browser tests: Playwright's own, else the system's, else Debian's, installed when we may.
 * @returns the path of the program
 * @throws Failure with one line that says what to do
 */
export async function findBrowser(): Promise<string> {
  const present = (await playwrightBrowser()) ?? systemBrowser()
  if (present) {
    ensureChineseFont()
    return present
  }
  if (mayInstall()) {
    say("正在安装浏览器 chromium（约一分钟）……")
    aptInstall(["chromium", "fonts-noto-cjk"])
    const installed = systemBrowser()
    if (installed) return installed
  }
  throw new Failure(
    "没有可用的浏览器：请安装 chromium（Debian：apt install chromium fonts-noto-cjk）或运行 npx playwright install chromium。",
  )
}
