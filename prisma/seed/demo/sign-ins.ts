import { chmod, mkdir, readFile, rename, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { z } from "zod"
import { database } from "@/lib/platform/db/client"

const FILE = join(".data", "demo-sign-ins.json")
/** Databases of which passwords are kept: the demo's and those of the last test runs. */
const MOST_KEPT = 8

const signInSchema = z.object({ role: z.string(), username: z.string(), password: z.string(), what: z.string() })
const fileSchema = z.record(z.string(), z.array(signInSchema))
/** Whom one can sign in as; the password is random and of this installation only. */
export type DemoSignIn = z.output<typeof signInSchema>

/** The database is known by the moment at which its first county was founded. */
async function thisDatabase(): Promise<string | null> {
  const { rows } = await database().pool.query<{ at: string }>(
    "SELECT extract(epoch FROM min(created_at))::text AS at FROM county WHERE code <> '000000'",
  )
  return rows[0]?.at ?? null
}

async function readAll(): Promise<Record<string, DemoSignIn[]>> {
  const text = await readFile(FILE, "utf8").catch(() => "{}")
  try {
    return fileSchema.parse(JSON.parse(text))
  } catch {
    // Damaged or of an older form: the passwords in it can be set anew by the county's administrator.
    return {}
  }
}

/** Keeps the sign-ins for the runner, readable by the owner of the folder alone. */
export async function keepSignIns(signIns: DemoSignIn[]): Promise<void> {
  const key = await thisDatabase()
  if (key === null) throw new Error("no county yet")
  const kept = Object.entries(await readAll()).filter(([other]) => other !== key)
  const all = Object.fromEntries([...kept.slice(1 - MOST_KEPT), [key, signIns]])
  await mkdir(".data", { recursive: true })
  await writeFile(`${FILE}.part`, `${JSON.stringify(all, null, 2)}\n`, { mode: 0o600 })
  await chmod(`${FILE}.part`, 0o600)
  await rename(`${FILE}.part`, FILE)
}

/** The sign-ins of the database at hand; empty when it holds no demo or its file is gone. */
export async function demoSignIns(): Promise<DemoSignIn[]> {
  const key = await thisDatabase()
  return (key !== null && (await readAll())[key]) || []
}
