import { cookies } from "next/headers"
import { KEEP_DAYS, type KeyAnswer } from "@/lib/domain/field/protocol"
import { keyFor } from "@/lib/features/field/queries"
import { sessionIdOf } from "@/lib/platform/auth/token"
import { route } from "@/lib/platform/route"

/** The key under which a phone seals what it keeps for this person. It leaves the server for a signed-in session alone. */
export const POST = route({
  permission: "visit.record",
  run: async (scope) => {
    const answer: KeyAnswer = {
      accountId: scope.actorId,
      sessionTag: ((await sessionIdOf(await cookies())) ?? "").slice(0, 16),
      name: scope.actorName,
      key: keyFor(scope),
      keepDays: KEEP_DAYS,
    }
    return Response.json(answer, { headers: { "cache-control": "no-store" } })
  },
})
