import { mkdirSync, rmSync } from "node:fs"
import { cpus } from "node:os"
import { join } from "node:path"
import type { Figure } from "@/tests/bench/measure"
import { isReached, rounded } from "@/tests/bench/measure"
import { startCluster } from "./database/cluster"
import { freshSecrets } from "./database/env-file"
import { addressesOf, createDatabase, createOwner, prepareDatabase } from "./database/open"
import { freePort } from "./database/ports"
import { runCommand, say } from "./failure"
import { startBuild } from "./serving/build"

const FOLDER = join(".data", "bench")
const DATABASE = "yihuyice_bench"
const PASSWORD = "Bench-only-4711"
const SMALL = 5_000
const LARGE = 50_000
const WORKBOOK = 10_000
const LEDGER = 20_000

const parts = process.argv.slice(2).filter((word) => !word.startsWith("-"))
/** `npm run bench -- engine import` measures these parts alone; a county is classified in any case. */
const wanted = (part: "engine" | "import" | "alerts" | "casework" | "overview" | "pages"): boolean =>
  parts.length === 0 || parts.includes(part)

async function measure(appUrl: string): Promise<Figure[]> {
  // Imported late: these modules read the environment that is set above.
  const [
    { buildCounty, villagesOf },
    { benchEngine },
    { benchClassification },
    { benchImport, benchLedger, benchStoring },
    { benchPages },
    { benchCasework },
    { benchAlerts },
    { benchOverview },
  ] = await Promise.all([
    import("@/tests/bench/county"),
    import("@/tests/bench/engine"),
    import("@/tests/bench/classification"),
    import("@/tests/bench/import"),
    import("@/tests/bench/pages"),
    import("@/tests/bench/casework"),
    import("@/tests/bench/alerts"),
    import("@/tests/bench/overview"),
  ])
  const { hashPassword } = await import("@/lib/platform/auth/password")
  const { startWorker } = await import("@/tests/bench/programs")
  const { watchMemory } = await import("@/tests/bench/memory")
  say("引擎……")
  const figures: Figure[] = []
  const keep = (found: readonly Figure[]): void => {
    figures.push(...found)
    for (const figure of found) say(lineOf(figure))
  }
  if (wanted("engine")) keep(benchEngine())
  say("建测算县……")
  const hash = await hashPassword(PASSWORD)
  const small = await buildCounty("990001", SMALL, hash)
  const large = await buildCounty("990002", LARGE, hash)
  const empty = await buildCounty("990003", 0, hash)
  const villages = await villagesOf("990003")
  const worker = startWorker()
  try {
    // The pages show classified counties.
    say("全县判定……")
    await benchClassification(small.scope, SMALL)
    keep(await benchClassification(large.scope, LARGE))
    if (wanted("alerts")) {
      say("预警……")
      keep(await benchAlerts(large.scope, LARGE))
    }
    if (wanted("import")) {
      say("导入……")
      const watched = watchMemory(worker.pid)
      keep(await benchImport(empty.scope, villages, WORKBOOK, watched))
      watched.stop()
      keep(await benchLedger(empty.scope, LEDGER))
    }
  } finally {
    await worker.stop()
  }
  if (wanted("import")) keep(await benchStoring(empty.scope, villages, WORKBOOK))
  if (wanted("casework")) {
    say("走访、手机、该办的事……")
    keep(await benchCasework("990002", hash, PASSWORD, await freePort()))
  }
  const target = (county: typeof small) => ({ ...county, password: PASSWORD })
  if (wanted("overview")) {
    say("总览、作战图……")
    keep(await benchOverview(target(small), target(large), await freePort()))
  }
  if (!wanted("pages")) return figures
  say("网页……")
  const where = { port: await freePort(), baselinePort: await freePort(), appUrl, folder: FOLDER }
  keep(await benchPages(target(small), target(large), where))
  return figures
}

function lineOf(figure: Figure): string {
  const reached = isReached(figure)
  const aim = figure.aim
    ? `（目标 ${figure.aim[0]} ${figure.aim[1].toLocaleString()}，${reached ? "达到" : "未达到"}）`
    : ""
  return `${figure.label}：${rounded(figure.value).toLocaleString()} ${figure.unit}${aim}`
}

function print(figures: readonly Figure[]): void {
  if (process.argv.includes("--json")) {
    const rows = figures.map((figure) => ({ ...figure, value: rounded(figure.value), reached: isReached(figure) }))
    process.stdout.write(`${JSON.stringify({ node: process.version, cores: cpus().length, figures: rows }, null, 2)}\n`)
    return
  }
  process.stdout.write(`${figures.map(lineOf).join("\n")}\n`)
}

// Measures on a database of its own with the settings of production, beside whatever else runs here.
await runCommand(async () => {
  rmSync(FOLDER, { recursive: true, force: true })
  mkdirSync(FOLDER, { recursive: true })
  const building = startBuild()
  const cluster = await startCluster({ home: FOLDER, durable: true })
  try {
    await createOwner(cluster)
    await createDatabase(cluster, DATABASE)
    const { ownerUrl, appUrl } = addressesOf(cluster, DATABASE)
    await prepareDatabase(ownerUrl, appUrl)
    Object.assign(process.env, freshSecrets(), { APP_DATABASE_URL: appUrl, DATABASE_URL: ownerUrl })
    await building.done
    print(await measure(appUrl))
    const { closeDatabase } = await import("@/lib/platform/db/client")
    await closeDatabase()
  } finally {
    await building.stop()
    await cluster.stop()
    rmSync(FOLDER, { recursive: true, force: true })
  }
})
