import type { PhotoAnswer } from "@/lib/domain/field/protocol"
import { declarePhoto } from "@/lib/features/field/actions"
import { photoState } from "@/lib/features/field/photo-queries"
import { route } from "@/lib/platform/route"

const answer = (body: PhotoAnswer): Response => Response.json(body, { headers: { "cache-control": "no-store" } })

/** Declares a picture that goes with something already received; answers which parts are there. */
export const POST = route({
  permission: "visit.record",
  run: async (scope, request) => {
    const photo = await request.json().catch(() => null)
    const declared = await declarePhoto(photo)
    if (!declared.ok) return answer({ state: "refused", have: [], reason: declared.message })
    return answer((await photoState(scope, photo.id)) ?? { state: "uploading", have: [] })
  },
})
