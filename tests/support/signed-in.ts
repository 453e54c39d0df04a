import { encode } from "next-auth/jwt"
import { vi } from "vitest"
import { openSession } from "@/lib/platform/auth/sessions"
import { cookieName } from "@/lib/platform/auth/token"
import { env } from "@/lib/platform/env"
import type { Scope } from "@/lib/platform/scope/scope"

/** The browser's cookies of the request under test; Next itself is not running, so its request is stood in for here. */
const jar = new Map<string, string>()

vi.mock("next/headers", () => ({
  cookies: async () => ({
    get: (name: string) => (jar.has(name) ? { name, value: jar.get(name) } : undefined),
    set: (name: string, value: string) => void jar.set(name, value),
    delete: (name: string) => void jar.delete(name),
  }),
  headers: async () => new Headers({ "user-agent": "test" }),
}))
vi.mock("next/cache", () => ({ revalidatePath: () => undefined, revalidateTag: () => undefined }))

/** Runs `call` as a request of that person would: with a real session row and next-auth's own cookie. */
export async function signedInAs<T>(person: Scope | null, call: () => Promise<T>): Promise<T> {
  jar.clear()
  if (person) {
    const sid = await openSession(person.actorId, "test")
    jar.set(cookieName(), await encode({ token: { sub: person.actorId, sid }, secret: env().NEXTAUTH_SECRET }))
  }
  try {
    return await call()
  } finally {
    jar.clear()
  }
}
