import { hkdfSync } from "node:crypto"
import { env } from "@/lib/platform/env"

/**
 * The key under which a phone seals what it keeps for one person, base64 of 32 bytes. It follows from the index key, which
 * does not change when the data keys do: what waits on a phone opens again after a rotation.
 */
export function phoneKey(countyCode: string, accountId: string): string {
  const key = hkdfSync("sha256", env().INDEX_KEY, Buffer.from(countyCode), Buffer.from(`phone:${accountId}`), 32)
  return Buffer.from(key).toString("base64")
}
