import type { NextAuthOptions } from "next-auth"
import Credentials from "next-auth/providers/credentials"
import { env } from "@/lib/platform/env"
import { closeSession, recordSession } from "./sessions"
import { signIn } from "./sign-in"
import { cookieName } from "./token"

/** Error codes that the sign-in page puts into words: `locked:<ISO time>` or `refused`. */
const refusal = (until: Date | null): Error => new Error(until ? `locked:${until.toISOString()}` : "refused")

/**
 * next-auth with a password. The token only names a session row; rights are read from the database at each request, so a
 * session ends when it is revoked. Another provider (OIDC) or a second factor is one more entry in `providers` that
 * returns the same `{ id, sid }`.
 */
export function authOptions(): NextAuthOptions {
  return {
    secret: env().NEXTAUTH_SECRET,
    session: { strategy: "jwt", maxAge: env().SESSION_ABSOLUTE_HOURS * 3600 },
    pages: { signIn: "/sign-in" },
    cookies: {
      sessionToken: {
        name: cookieName(),
        options: { httpOnly: true, sameSite: "lax", path: "/", secure: cookieName().startsWith("__Secure-") },
      },
    },
    providers: [
      Credentials({
        credentials: { username: {}, password: {} },
        async authorize(given, request) {
          const device = String(request.headers?.["user-agent"] ?? "")
          const result = await signIn(
            String(given?.username ?? "")
              .trim()
              .toLowerCase(),
            String(given?.password ?? ""),
            device,
          )
          if (!result.ok) throw refusal(result.until)
          return { id: result.accountId, name: result.name, sid: result.secret }
        },
      }),
    ],
    callbacks: {
      jwt({ token, user }) {
        return user && "sid" in user ? { sub: user.id, sid: user.sid } : token
      },
      session({ session }) {
        return session
      },
    },
    events: {
      async signOut({ token }) {
        const accountId = typeof token?.sid === "string" ? await closeSession(token.sid) : null
        if (accountId) await recordSession(accountId, "session.closed", {})
      },
    },
    logger: { error: () => undefined, warn: () => undefined, debug: () => undefined },
  }
}
