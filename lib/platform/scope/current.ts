import { cookies } from "next/headers"
import { cache } from "react"
import { personOfSession } from "@/lib/platform/auth/sessions"
import { sessionIdOf } from "@/lib/platform/auth/token"
import { mintScope, type Scope } from "./scope"

/** The scope of the request, or null when nobody is signed in. Asked once per request. */
export const currentScope = cache(async (): Promise<Scope | null> => {
  const sessionId = await sessionIdOf(await cookies())
  const person = sessionId ? await personOfSession(sessionId) : null
  return person ? mintScope(person) : null
})
