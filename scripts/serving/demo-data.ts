import { existsSync, rmSync, writeFileSync } from "node:fs"
import { UNFINISHED_DEMO } from "../database/open"
import { withClient } from "../database/roles"
import { say } from "../failure"

/** Loads the demo counties into a database that has no county. A killed load is marked and starts from nothing again. */
export async function loadDemoOnce(ownerUrl: string): Promise<void> {
  const filled = await withClient("DATABASE_URL", ownerUrl, async (client) => {
    const { rows } = await client.query<{ filled: boolean }>(
      "SELECT EXISTS (SELECT FROM county WHERE code <> '000000') AS filled",
    )
    return rows[0]?.filled === true
  })
  if (filled && !existsSync(UNFINISHED_DEMO)) return
  say("正在载入演示县（约一分钟）……")
  const { loadDemo } = await import("@/prisma/seed/load-demo")
  writeFileSync(UNFINISHED_DEMO, "")
  await loadDemo(say)
  rmSync(UNFINISHED_DEMO, { force: true })
}

/** One line per role: what to sign in as. */
export async function demoSignInLines(): Promise<string[]> {
  const { demoSignIns } = await import("@/prisma/seed/load-demo")
  const signIns = await demoSignIns()
  return signIns.map(({ role, username, password, what }) => `  ${username}\t${password}\t${role}：${what}`)
}
