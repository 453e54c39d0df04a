import { randomBytes } from "node:crypto"
import { existsSync, rmSync } from "node:fs"
import { join } from "node:path"
import type { Client } from "pg"
import { MigrationError, migrate } from "@/lib/platform/db/migrate"
import { type Env, parseEnv } from "@/lib/platform/env"
import { Failure, say } from "../failure"
import { type Cluster, startCluster } from "./cluster"
import { addToEnvFile, loadSecrets } from "./env-file"
import { checkKeys, rememberKeys } from "./key-check"
import { takeLock } from "./lock"
import { APP_ROLE, grantLedger, prepareRoles, withClient, withUser } from "./roles"

const DATABASE = "yihuyice"

/** Stands while demo data are being loaded, so that a killed load is not taken for a finished one. */
export const UNFINISHED_DEMO = join(".data", "demo-unfinished")
/** Commands that hold the lock of the web server. */
const SERVING = new Set(["demo", "start", "dev"])
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

/** The keys are looked at first: who has others is not to change the role's password or the structure. */
async function prepareChecked(ownerUrl: string, appUrl: string, settings: Env): Promise<void> {
  await checkKeys(ownerUrl, settings)
  const applied = await prepareDatabase(ownerUrl, appUrl)
  if (applied.length > 0) say(`数据库结构已升级：${applied.join("、")}`)
  await rememberKeys(ownerUrl, settings)
}

/** The server of DATABASE_URL; the application's address gets a random password, kept in .env. */
async function openGiven(ownerUrl: string, settings: Env): Promise<OpenDatabase> {
  if (!URL.canParse(ownerUrl) || !/^postgres(ql)?:$/.test(new URL(ownerUrl).protocol))
    throw new Failure("DATABASE_URL 不正确：应为 postgresql://用户:密码@主机:端口/数据库。")
  if (existsSync(UNFINISHED_DEMO))
    throw new Failure(`上次演示数据没有载入完：请清空该数据库，再删除 ${UNFINISHED_DEMO} 后重试。`)
  const appUrl = process.env.APP_DATABASE_URL || withUser(ownerUrl, APP_ROLE, randomBytes(24).toString("base64url"))
  if (!URL.canParse(appUrl))
    throw new Failure("APP_DATABASE_URL 不正确：应为 postgresql://用户:密码@主机:端口/数据库。")
  await prepareChecked(ownerUrl, appUrl, settings)
  addToEnvFile(process.env.APP_DATABASE_URL ? {} : { APP_DATABASE_URL: appUrl })
  return { ownerUrl, appUrl, close: async () => undefined }
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

async function openEmbedded(command: string, settings: Env): Promise<OpenDatabase> {
  const taken = takeLock("database", command)
  // Otherwise another command of this folder runs the server: use it and leave it running.
  const lock = "release" in taken ? taken : undefined
  const cluster = await startCluster({ home: ".data", durable: true })
  const close = async () => {
    if (!lock) return
    await cluster.stop()
    lock.release()
  }
  try {
    await createOwner(cluster)
    // Whoever runs the server or serves the web knows that no other command is loading the demo at this moment.
    if (lock || SERVING.has(command)) await dropUnfinishedDemo(cluster)
    await createDatabase(cluster, DATABASE)
    const addresses = addressesOf(cluster, DATABASE)
    await prepareChecked(addresses.ownerUrl, addresses.appUrl, settings)
    return { ...addresses, close }
  } catch (error) {
    await close()
    throw error
  }
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
  const appUrl = given ? process.env.APP_DATABASE_URL || given : "postgresql://set/later"
  const settings = parseEnv({ ...process.env, APP_DATABASE_URL: appUrl })
  const database = given ? await openGiven(given, settings) : await openEmbedded(command, settings)
  process.env.APP_DATABASE_URL = database.appUrl
  return database
}
