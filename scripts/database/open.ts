import { randomBytes } from "node:crypto"
import { existsSync, rmSync } from "node:fs"
import { join } from "node:path"
import type { Client } from "pg"
import { MigrationError, migrate } from "@/lib/platform/db/migrate"
import { parseEnv } from "@/lib/platform/env"
import { Failure, say } from "../failure"
import { type Cluster, startCluster } from "./cluster"
import { addToEnvFile, loadSecrets } from "./env-file"
import { checkKeys } from "./key-check"
import { lockHolder, takeLock } from "./lock"
import { APP_ROLE, grantLedger, prepareRoles, withClient, withUser } from "./roles"

const DATABASE = "yihuyice"

/** Stands while demo data are being loaded, so that a killed load is not taken for a finished one. */
export const UNFINISHED_DEMO = join(".data", "demo-unfinished")
const OWNER_ROLE = "yihuyice_owner"

/** A migrated database and how to reach it. */
export interface OpenDatabase {
  ownerUrl: string
  appUrl: string
  /** stops the embedded server, if this command started it */
  close(): Promise<void>
}

async function exists(client: Client, catalogue: string, column: string, name: string): Promise<boolean> {
  const { rowCount } = await client.query(`SELECT 1 FROM ${catalogue} WHERE ${column} = $1`, [name])
  return rowCount === 1
}

/** Makes, on an embedded server, the owner that migrates: no superuser, but not bound by row-level security. */
export async function createOwner(cluster: Cluster): Promise<void> {
  await withClient("内置数据库", cluster.adminUrl(), async (client) => {
    const password = client.escapeLiteral(cluster.secrets.ownerPassword)
    if (!(await exists(client, "pg_roles", "rolname", OWNER_ROLE)))
      await client.query(`CREATE ROLE ${OWNER_ROLE} LOGIN BYPASSRLS CREATEROLE PASSWORD ${password}`)
    await client.query(`ALTER ROLE ${OWNER_ROLE} SET timezone = 'UTC'`)
  })
}

/** Makes an empty database that belongs to the owner, if there is none of this name. */
export async function createDatabase(cluster: Cluster, name: string): Promise<void> {
  await withClient("内置数据库", cluster.adminUrl(), async (client) => {
    if (await exists(client, "pg_database", "datname", name)) return
    await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)} OWNER ${OWNER_ROLE}`)
  })
}

/** The two addresses of a database on an embedded server. */
export function addressesOf(cluster: Cluster, name: string): { ownerUrl: string; appUrl: string } {
  const { ownerPassword, appPassword } = cluster.secrets
  return { ownerUrl: cluster.url(name, OWNER_ROLE, ownerPassword), appUrl: cluster.url(name, APP_ROLE, appPassword) }
}

/**
 * Roles, migrations and the check of the tables.
 * @throws Failure with one plain line
 */
export async function prepareDatabase(ownerUrl: string, appUrl: string): Promise<string[]> {
  await prepareRoles(ownerUrl, appUrl)
  try {
    const applied = await migrate(ownerUrl)
    await grantLedger(ownerUrl)
    return applied
  } catch (error) {
    if (error instanceof MigrationError) throw new Failure(error.message, { cause: error })
    throw error
  }
}

/** The server of DATABASE_URL; the application's address gets a random password, kept in .env. */
async function openGiven(ownerUrl: string): Promise<OpenDatabase> {
  if (!URL.canParse(ownerUrl) || !/^postgres(ql)?:$/.test(new URL(ownerUrl).protocol))
    throw new Failure("DATABASE_URL 不正确：应为 postgresql://用户:密码@主机:端口/数据库。")
  if (existsSync(UNFINISHED_DEMO))
    throw new Failure(`上次演示数据没有载入完：请清空该数据库，再删除 ${UNFINISHED_DEMO} 后重试。`)
  const appUrl = process.env.APP_DATABASE_URL || withUser(ownerUrl, APP_ROLE, randomBytes(24).toString("base64url"))
  if (!URL.canParse(appUrl))
    throw new Failure("APP_DATABASE_URL 不正确：应为 postgresql://用户:密码@主机:端口/数据库。")
  addToEnvFile(process.env.APP_DATABASE_URL ? {} : { APP_DATABASE_URL: appUrl })
  announce(await prepareDatabase(ownerUrl, appUrl))
  return { ownerUrl, appUrl, close: async () => undefined }
}

function announce(applied: string[]): void {
  if (applied.length > 0) say(`数据库结构已升级：${applied.join("、")}`)
}

/** Nobody could sign in while the demo was loading, so the database holds nothing else. */
async function dropUnfinishedDemo(cluster: Cluster): Promise<void> {
  if (!existsSync(UNFINISHED_DEMO)) return
  say("上次演示数据没有载入完，重新开始。")
  await withClient("内置数据库", cluster.adminUrl(), async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${DATABASE} WITH (FORCE)`)
  })
  rmSync(UNFINISHED_DEMO)
}

async function openEmbedded(command: string): Promise<OpenDatabase> {
  const lock = takeLock("database", command)
  // Another command of this folder runs the server: use it and leave it running.
  const shared = !("release" in lock)
  const cluster = await startCluster({ home: ".data", durable: true })
  const close = async () => {
    if (shared) return
    await cluster.stop()
    lock.release()
  }
  try {
    await createOwner(cluster)
    await dropUnfinishedDemo(cluster)
    await createDatabase(cluster, DATABASE)
    const addresses = addressesOf(cluster, DATABASE)
    announce(await prepareDatabase(addresses.ownerUrl, addresses.appUrl))
    return { ...addresses, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** Whether another command of this folder keeps the embedded server running. */
export function databaseHolder() {
  return lockHolder("database")
}

/**
 * Opens the product's database for a command: secrets, server, roles, migrations. Afterwards this process's environment
 * holds every setting of the product, checked.
 * @param command its name, for the lock
 * @throws Failure or EnvError with one plain line
 */
export async function openDatabase(command: string): Promise<OpenDatabase> {
  loadSecrets()
  const given = process.env.DATABASE_URL
  // A wrong setting is told before anything is started.
  parseEnv({ ...process.env, APP_DATABASE_URL: given ? process.env.APP_DATABASE_URL || given : "postgresql://x/x" })
  const database = given ? await openGiven(given) : await openEmbedded(command)
  process.env.APP_DATABASE_URL = database.appUrl
  try {
    await checkKeys(database.ownerUrl)
  } catch (error) {
    await database.close()
    throw error
  }
  return database
}
