import { PART_BYTES, type PhotoAnswer } from "@/lib/domain/field/protocol"
import { storePhotoPart } from "@/lib/features/field/actions"
import { photoState } from "@/lib/features/field/photo-queries"
import { route } from "@/lib/platform/route"

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const answer = (body: PhotoAnswer): Response => Response.json(body, { headers: { "cache-control": "no-store" } })
const NOTHING: PhotoAnswer = { state: "uploading", have: [] }

/** Which parts of a picture are there. */
export const GET = route({
  permission: "visit.record",
  run: async (scope, _request, { id = "" }) => answer((UUID.test(id) && (await photoState(scope, id))) || NOTHING),
})

/** One part of a picture, `?part=0` on. */
export const PUT = route({
  permission: "visit.record",
  run: async (scope, request, { id = "" }) => {
    const part = Number(new URL(request.url).searchParams.get("part"))
    if (Number(request.headers.get("content-length") ?? 0) > PART_BYTES)
      return answer({ state: "refused", have: [], reason: "照片的一部分太大" })
    const bytes = new Uint8Array(await request.arrayBuffer())
    const stored = await storePhotoPart({ id, part, bytes })
    if (!stored.ok) return answer({ state: "refused", have: [], reason: stored.message })
    return answer((await photoState(scope, id)) ?? NOTHING)
  },
})
