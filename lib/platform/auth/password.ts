import { hash, verify } from "@node-rs/argon2"

/** argon2id with 19 MiB, two passes (OWASP's floor), which a phone's sign-in does not notice. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export const hashPassword = (password: string): Promise<string> => hash(password, COST)

let nobody: Promise<string> | undefined

/** Takes the same time for a username that does not exist, so that names cannot be guessed by the clock. */
export async function isPassword(password: string, stored: string | null): Promise<boolean> {
  nobody ??= hashPassword("nobody has this password")
  const matches = await verify(stored ?? (await nobody), password).catch(() => false)
  return stored !== null && matches
}
