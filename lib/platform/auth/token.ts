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

/** Id of the session that the request's cookie names, if the cookie is ours. */
export async function sessionIdOf(cookies: Cookies): Promise<string | null> {
  const token = cookies.get(cookieName())?.value
  if (!token) return null
  const claims = await decode({ token, secret: env().NEXTAUTH_SECRET }).catch(() => null)
  return typeof claims?.sid === "string" ? hashOf(claims.sid) : null
}
