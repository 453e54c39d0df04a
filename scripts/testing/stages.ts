import { spawn } from "node:child_process"
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs"
import { join } from "node:path"
import { findBrowser } from "../browser"
import { plainLine, say } from "../failure"

export interface Count {
  passed: number
  failed: number
}

const RESULTS = "test-results"

function node(script: string[], env: Readonly<Record<string, string>> = {}): Promise<boolean> {
  const child = spawn(process.execPath, script, { stdio: "inherit", env: { ...process.env, ...env } })
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => child.kill(signal))
  return new Promise((resolve) => {
    child.once("error", () => resolve(false))
    child.once("exit", (code) => resolve(code === 0))
  })
}

const bin = (...path: string[]) => join("node_modules", ...path)

/** A stage without tests of its own counts as one. */
async function check(script: string[]): Promise<Count> {
  return (await node(script)) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

function emptyReport(name: string): string {
  mkdirSync(RESULTS, { recursive: true })
  const file = join(RESULTS, `${name}.json`)
  rmSync(file, { force: true })
  return file
}

/** A run that ended badly without a failed test, such as a file that does not load, counts as one failure. */
function counted(passed: number, failed: number, good: boolean): Count {
  return { passed, failed: failed === 0 && !good ? 1 : failed }
}

async function vitest(project: string): Promise<Count> {
  const file = emptyReport(project)
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`]
  const good = await node([bin("vitest", "vitest.mjs"), "run", "--project", project, ...reporters])
  if (!existsSync(file)) return { passed: 0, failed: 1 }
  const report: { numPassedTests: number; numFailedTests: number } = JSON.parse(readFileSync(file, "utf8"))
  return counted(report.numPassedTests, report.numFailedTests, good)
}

async function browser(): Promise<Count> {
  const file = emptyReport("browser")
  try {
    const path = await findBrowser()
    const good = await node([bin("@playwright", "test", "cli.js"), "test"], { BROWSER_PATH: path })
    if (!existsSync(file)) return { passed: 0, failed: 1 }
    const { stats }: { stats: { expected: number; unexpected: number; flaky: number } } = JSON.parse(
      readFileSync(file, "utf8"),
    )
    return counted(stats.expected + stats.flaky, stats.unexpected, good)
  } catch (error) {
    say(`错误：${plainLine(error)}`)
    return { passed: 0, failed: 1 }
  }
}

const stages: Readonly<Record<string, () => Promise<Count>>> = {
  lint: () => check([bin("@biomejs", "biome", "bin", "biome"), "ci"]),
  types: () => check([bin("typescript", "bin", "tsc"), "--noEmit"]),
  architecture: () => vitest("architecture"),
  unit: () => vitest("unit"),
  database: () => vitest("database"),
  isolation: () => vitest("isolation"),
  commands: () => vitest("commands"),
  browser,
}

/** The parts of the tests in the order in which they run. */
export const stageNames: readonly string[] = Object.keys(stages)

export function isStage(name: string): boolean {
  return stageNames.includes(name)
}

/** Runs one part. @throws when there is no part of this name */
export async function runStage(name: string): Promise<Count> {
  const stage = stages[name]
  if (!stage) throw new Error(`no stage ${name}`)
  return stage()
}
