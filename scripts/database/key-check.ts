import { createHash } from "node:crypto"
import type { Client } from "pg"
import type { Env } from "@/lib/platform/env"
import { Failure } from "../failure"
import { withClient } from "./roles"

/** What a database remembers of the keys that its data were written with: their prints, never the keys. */
type Prints = Record<string, string>

function print(key: Uint8Array): string {
  return createHash("sha256").update("yihuyice key print").update(key).digest("hex").slice(0, 16)
}

function printsOf(settings: Env): Prints {
  const data = settings.DATA_KEYS.map((entry) => [`data${entry.version}`, print(entry.key)])
  return { index: print(settings.INDEX_KEY), ...Object.fromEntries(data) }
}

function parsePrints(comment: string | null): Prints {
  return Object.fromEntries(
    [...(comment ?? "").matchAll(/(\w+)=([0-9a-f]{16})/g)].map(([, name, value]) => [name, value]),
  )
}

async function knownPrints(client: Client): Promise<Prints> {
  const { rows } = await client.query<{ comment: string | null }>(
    `SELECT obj_description(to_regclass('"_prisma_migrations"')) AS comment`,
  )
  return parsePrints(rows[0]?.comment ?? null)
}

/**
 * Refuses keys other than those that the database was used with: with lost or exchanged ones nothing could be
 * decrypted or found, and new data would be mixed in. Keys of new versions may be added, old ones left out.
 * @throws Failure with one plain line
 */
export async function checkKeys(ownerUrl: string, settings: Env): Promise<void> {
  const mine = printsOf(settings)
  const known = await withClient("DATABASE_URL", ownerUrl, knownPrints)
  if (Object.keys(known).length === 0) return
  const shared = Object.keys(known).filter((name) => mine[name] !== undefined)
  const wrong = shared.find((name) => mine[name] !== known[name])
  if (!wrong && shared.some((name) => name.startsWith("data"))) return
  const name = wrong === "index" ? "INDEX_KEY" : "DATA_KEYS"
  throw new Failure(`${name} 不是写入这个数据库时所用的密钥：请从备份恢复 .env 文件，否则证件号码等无法解密。`)
}

/** Adds the prints of the present keys to those that the database remembers. */
export async function rememberKeys(ownerUrl: string, settings: Env): Promise<void> {
  await withClient("DATABASE_URL", ownerUrl, async (client) => {
    const prints = { ...(await knownPrints(client)), ...printsOf(settings) }
    const text = Object.entries(prints).map(([name, value]) => `${name}=${value}`)
    const comment = client.escapeLiteral(`key prints: ${text.join(" ")}`)
    await client.query(`COMMENT ON TABLE "_prisma_migrations" IS ${comment}`)
  })
}
