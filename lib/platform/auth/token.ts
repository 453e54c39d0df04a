import { createHash } from "node:crypto"
import { decode } from "next-auth/jwt"
import { env } from "@/lib/platform/env"

interface Cookies {
  get(name: string): { value: string } | undefined
}

const overHttps = (): boolean => env().NEXTAUTH_URL?.startsWith("https://") ?? false

/** Name of the cookie in which next-auth keeps its token. */
export const cookieName = (): string => `${overHttps() ? "__Secure-" : ""}next-auth.session-token`

/** Only the hash of the cookie's secret is stored: a stolen table opens no session. */
export const hashOf = (secret: string): string => createHash("sha256").update(secret).digest("base64url")

const KEPT = 5000
/** What a token said when it was opened; a token never says anything else, and whether its session still holds is asked of the database each time. */
const opened = new Map<string, string>()

async function open(token: string): Promise<string | null> {
  const claims = await decode({ token, secret: env().NEXTAUTH_SECRET }).catch(() => null)
  if (typeof claims?.sid !== "string") return null
  const id = hashOf(claims.sid)
  if (opened.size >= KEPT) opened.clear()
  opened.set(token, id)
  return id
}

/** Id of the session that the request's cookie names, if the cookie is ours. Opening a token costs as much as a query, so it is done once. */
export async function sessionIdOf(cookies: Cookies): Promise<string | null> {
  const token = cookies.get(cookieName())?.value
  return token ? (opened.get(token) ?? open(token)) : null
}
