import { randomBytes } from "node:crypto"
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { join } from "node:path"
import { type Cluster, startCluster, stopLeftCluster } from "@/scripts/database/cluster"
import { addressesOf, createDatabase, createOwner, prepareDatabase } from "@/scripts/database/open"

const HOMES = join(".data", "test")

/** The database that every test's own is copied from. */
export const TEMPLATE = "yihuyice_template"

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

function remove(home: string): void {
  const file = join(home, "database.json")
  const elsewhere: unknown = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).folder : undefined
  if (typeof elsewhere === "string") rmSync(elsewhere, { recursive: true, force: true })
  rmSync(home, { recursive: true, force: true })
}

/** Servers and data of runs that were killed. */
async function removeLeftOvers(): Promise<void> {
  for (const name of existsSync(HOMES) ? readdirSync(HOMES) : []) {
    if (isAlive(Number(name.split("-")[0]))) continue
    await stopLeftCluster(join(HOMES, name))
    remove(join(HOMES, name))
  }
}

/** A fresh server for one run of tests, with a migrated template; it forgets everything at the end. */
export async function startTestCluster(): Promise<Cluster> {
  mkdirSync(HOMES, { recursive: true })
  await removeLeftOvers()
  const home = join(HOMES, `${process.pid}-${randomBytes(4).toString("hex")}`)
  const cluster = await startCluster({ home, durable: false })
  const stop = async () => {
    await cluster.stop()
    remove(home)
  }
  try {
    await createOwner(cluster)
    await createDatabase(cluster, TEMPLATE)
    const { ownerUrl, appUrl } = addressesOf(cluster, TEMPLATE)
    await prepareDatabase(ownerUrl, appUrl)
  } catch (error) {
    await stop()
    throw error
  }
  return { ...cluster, stop }
}
