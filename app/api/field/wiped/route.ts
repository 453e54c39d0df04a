import { noteWipe } from "@/lib/features/field/actions"
import { route } from "@/lib/platform/route"

/** A phone reports that the households on it have gone. */
export const POST = route({
  permission: "visit.record",
  run: async (_scope, request) => {
    const noted = await noteWipe(await request.json().catch(() => null))
    if (noted.ok) return Response.json({}, { headers: { "cache-control": "no-store" } })
    return Response.json({ message: noted.message }, { status: noted.code === "failed" ? 500 : 422 })
  },
})
