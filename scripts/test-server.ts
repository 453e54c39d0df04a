import type { Cluster } from "@/scripts/database/cluster"
import { addressesOf, createDatabase, prepareDatabase } from "@/scripts/database/open"
import { startTestCluster } from "@/tests/support/test-cluster"
import { freshSecrets } from "./database/env-file"
import { freePort } from "./database/ports"
import { untilAsked } from "./database/wait"
import { plainLine, say } from "./failure"
import { startBuild } from "./serving/build"
import { closeAll, type Stops } from "./serving/stops"
import { startPrograms, untilHealthy } from "./serving/web"

/** What the browser tests are told when the server is ready. */
export interface TestServer {
  baseUrl: string
  /** the same program on a database in which nobody exists */
  emptyUrl: string
  ownerUrl: string
  appUrl: string
  /** role, user name and password of each demo account, as JSON */
  signIns: string
}

const DATABASE = "yihuyice_browser"
const EMPTY_DATABASE = "yihuyice_empty"

/** Serves an empty, migrated database, for the set-up page. @returns its address */
async function serveEmpty(cluster: Cluster, stops: Stops): Promise<string> {
  await createDatabase(cluster, EMPTY_DATABASE)
  const { ownerUrl, appUrl } = addressesOf(cluster, EMPTY_DATABASE)
  await prepareDatabase(ownerUrl, appUrl)
  const port = await freePort()
  const url = `http://localhost:${port}`
  Object.assign(process.env, { APP_DATABASE_URL: appUrl, NEXTAUTH_URL: url, PORT: String(port) })
  const programs = startPrograms("production", port)
  stops.push(programs.stop)
  await Promise.race([untilHealthy(port), programs.died])
  return url
}

// The production build with the demo counties, on a database and a port of its own, for the browser tests.
async function run(stops: Stops): Promise<void> {
  const port = await freePort()
  const baseUrl = `http://localhost:${port}`
  const build = startBuild()
  stops.push(build.stop)
  const starting = startTestCluster()
  stops.push(() => starting.then((cluster) => cluster.stop()).catch(() => undefined))
  const cluster = await starting
  await createDatabase(cluster, DATABASE)
  const { ownerUrl, appUrl } = addressesOf(cluster, DATABASE)
  await prepareDatabase(ownerUrl, appUrl)
  Object.assign(process.env, freshSecrets(), { APP_DATABASE_URL: appUrl, NEXTAUTH_URL: baseUrl, PORT: String(port) })
  const { demoSignIns, loadDemo } = await import("@/prisma/seed/load-demo")
  await Promise.all([build.done, loadDemo(say, { small: true })])
  const programs = startPrograms("production", port)
  stops.push(programs.stop)
  await Promise.race([untilHealthy(port), programs.died])
  const signIns = JSON.stringify(await demoSignIns())
  const emptyUrl = await serveEmpty(cluster, stops)
  const ready: TestServer = { baseUrl, emptyUrl, ownerUrl, appUrl, signIns }
  process.send?.(ready)
  await programs.died
}

const stops: Stops = []
let failed = false
try {
  await Promise.race([run(stops), untilAsked()])
} catch (error) {
  failed = true
  say(`错误：${plainLine(error)}`)
}
await closeAll(stops)
process.exit(failed ? 1 : 0)
