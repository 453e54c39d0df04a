import { Client } from "pg"
import { errorCode, Failure } from "../failure"

/** The role of the application: it owns nothing and row-level security binds it. */
export const APP_ROLE = "yihuyice_app"

/** An address with another user, and the same server and database. */
export function withUser(address: string, user: string, password: string): string {
  const url = new URL(address)
  url.username = encodeURIComponent(user)
  url.password = encodeURIComponent(password)
  return url.href
}

function userOf(address: string): string {
  return decodeURIComponent(new URL(address).username)
}

const UNREACHABLE: Readonly<Record<string, string>> = {
  ECONNREFUSED: "服务器没有应答，请确认数据库已启动、地址和端口正确",
  ENOTFOUND: "找不到该主机，请检查地址",
  EAI_AGAIN: "找不到该主机，请检查地址或网络",
  ETIMEDOUT: "连接超时，请检查网络和防火墙",
  "28P01": "用户名或密码不正确",
  "28000": "服务器不允许该用户登录，请检查 pg_hba.conf",
  "3D000": "没有这个数据库，请先创建",
  "53300": "连接数已满，请稍后重试或提高 max_connections",
}

/**
 * Opens one connection, does the work and closes it.
 * @param name the setting that holds the address, for the message
 * @throws Failure when the server cannot be reached
 */
export async function withClient<T>(name: string, address: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({
    connectionString: address,
    connectionTimeoutMillis: 10_000,
    application_name: "yihuyice",
  })
  try {
    await client.connect()
  } catch (error) {
    const where = URL.canParse(address) ? new URL(address).host : ""
    const reason = UNREACHABLE[errorCode(error) ?? ""] ?? (error instanceof Error ? error.message : String(error))
    throw new Failure(`连不上数据库（${name}，${where}）：${reason}。`, { cause: error })
  }
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

async function checkOwner(client: Client): Promise<void> {
  const { rows } = await client.query<{ able: boolean; version: number }>(
    `SELECT rolsuper OR rolbypassrls AS able, current_setting('server_version_num')::int AS version
       FROM pg_roles WHERE rolname = current_user`,
  )
  const able = rows[0]?.able === true
  if (!able) throw new Failure("DATABASE_URL 的用户须为超级用户，或先执行 ALTER ROLE … BYPASSRLS。")
  if ((rows[0]?.version ?? 0) < 170_000) throw new Failure("数据库须为 PostgreSQL 17 或更新版本。")
}

async function appCanSignIn(appUrl: string): Promise<boolean> {
  const client = new Client({ connectionString: appUrl, connectionTimeoutMillis: 10_000 })
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function writeRole(client: Client, appUrl: string): Promise<void> {
  const role = client.escapeIdentifier(userOf(appUrl))
  const password = client.escapeLiteral(decodeURIComponent(new URL(appUrl).password))
  const { rowCount } = await client.query("SELECT 1 FROM pg_roles WHERE rolname = $1", [userOf(appUrl)])
  try {
    if (rowCount === 0) await client.query(`CREATE ROLE ${role} NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS`)
    await client.query(`ALTER ROLE ${role} LOGIN PASSWORD ${password}`)
    // The Prisma adapter reads timestamps as if every session ran in UTC.
    await client.query(`ALTER ROLE ${role} SET timezone = 'UTC'`)
  } catch (error) {
    if (errorCode(error) !== "42501") throw error
    throw new Failure(`DATABASE_URL 的用户无权建立或修改角色 ${APP_ROLE}：请由数据库管理员授予 CREATEROLE。`)
  }
}

async function checkApp(owner: Client, appUrl: string): Promise<void> {
  const { rows } = await owner.query<{ strong: boolean; owns: boolean; member: boolean; database: string }>(
    `SELECT r.rolsuper OR r.rolbypassrls AS strong,
            EXISTS (SELECT FROM pg_class WHERE relowner = r.oid) AS owns,
            pg_has_role(r.oid, current_user, 'MEMBER') AS member
       FROM pg_roles r WHERE r.rolname = $1`,
    [userOf(appUrl)],
  )
  const role = rows[0]
  if (!role || role.strong || role.owns || role.member)
    throw new Failure(
      `APP_DATABASE_URL 的用户 ${userOf(appUrl)} 权限过大：它不得是超级用户、不得绕过行级安全、不得拥有数据表。`,
    )
}

const WHICH = "SELECT current_database() AS name, pg_postmaster_start_time()::text AS started"

/** The two addresses must lead to one database. */
async function checkSame(owner: Client, appUrl: string): Promise<void> {
  const mine = await owner
    .query<{ name: string; started: string }>("SET timezone = 'UTC'")
    .then(() => owner.query(WHICH))
  const theirs = await withClient("APP_DATABASE_URL", appUrl, async (client) => {
    await client.query("SET timezone = 'UTC'")
    return client.query(WHICH)
  })
  if (JSON.stringify(mine.rows) !== JSON.stringify(theirs.rows))
    throw new Failure("APP_DATABASE_URL 与 DATABASE_URL 指向的不是同一个数据库：请改正，或删去 APP_DATABASE_URL。")
}

/**
 * Checks the owner, creates or repairs the application's role, and checks that it is weak enough.
 * @throws Failure with one plain line
 */
export async function prepareRoles(ownerUrl: string, appUrl: string): Promise<void> {
  await withClient("DATABASE_URL", ownerUrl, async (client) => {
    await checkOwner(client)
    if (userOf(appUrl) !== APP_ROLE) throw new Failure(`APP_DATABASE_URL 的用户须为 ${APP_ROLE}。`)
    if (!(await appCanSignIn(appUrl))) await writeRole(client, appUrl)
    await checkApp(client, appUrl)
    await checkSame(client, appUrl)
  })
}

/** Lets the application's role see which migrations are in place, for /api/health. */
export async function grantLedger(ownerUrl: string): Promise<void> {
  await withClient("DATABASE_URL", ownerUrl, async (client) => {
    await client.query(`GRANT SELECT ON "_prisma_migrations" TO ${APP_ROLE}`)
  })
}
