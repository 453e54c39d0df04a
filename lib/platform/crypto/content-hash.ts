import { createHash } from "node:crypto"

/** What tells whether two plain values are the same content; keys in the order in which a schema gives them. */
export const contentHash = (value: unknown): string =>
  createHash("sha256").update(JSON.stringify(value)).digest("base64url")
