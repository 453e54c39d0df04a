import { KEEP_DAYS, type PullAnswer } from "@/lib/domain/field/protocol"
import { notePull } from "@/lib/features/field/actions"
import { bundleFor, formerOf, isPullNoted } from "@/lib/features/field/queries"
import { pullSchema } from "@/lib/features/field/schema"
import { today } from "@/lib/platform/clock"
import { route } from "@/lib/platform/route"

const NO_STORE = { "cache-control": "no-store" }

/** Gives a phone the households that belong on it: what has changed since, and what it must clear. */
export const POST = route({
  permission: "visit.record",
  run: async (scope, request) => {
    const parsed = pullSchema.safeParse(await request.json().catch(() => null))
    if (!parsed.success) return Response.json({ message: "请求不完整，请刷新页面" }, { status: 422 })
    const { device, have, want } = parsed.data
    const bundle = await bundleFor(scope, have, want)
    const answer: PullAnswer = {
      today: today(),
      person: { id: scope.actorId, name: scope.actorName, role: scope.role },
      keepDays: KEEP_DAYS,
      households: bundle.households,
      removed: bundle.removed,
      former: await formerOf(scope),
      left: bundle.left,
      revoked: false,
    }
    const { kept: households, bytes, removed } = bundle
    const isNoted =
      (await isPullNoted(scope, device.id, households)) ||
      (await notePull({ device, households, removed: removed.length, bytes })).ok
    if (isNoted) return Response.json(answer, { headers: NO_STORE })
    const cleared = { ...answer, households: [], removed: Object.keys(have), revoked: true }
    return Response.json(cleared, { headers: NO_STORE })
  },
})
