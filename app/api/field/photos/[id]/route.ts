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

const refused = (reason: string): Response => answer({ state: "refused", have: [], reason })

/** A request's bytes, read as they come; null as soon as they are more than a part may have, whatever its header says. */
async function partOf(request: Request): Promise<Uint8Array | null> {
  const bytes = new Uint8Array(PART_BYTES)
  let length = 0
  for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    if (length + chunk.length > PART_BYTES) return null
    bytes.set(chunk, length)
    length += chunk.length
  }
  return bytes.slice(0, length)
}

/** One part of a picture, `?part=0` on. */
export const PUT = route({
  permission: "visit.record",
  run: async (scope, request, { id = "" }) => {
    const part = Number(new URL(request.url).searchParams.get("part"))
    const bytes = await partOf(request)
    if (!bytes) return refused("照片的一部分太大")
    const stored = await storePhotoPart({ id, part, bytes })
    if (!stored.ok) return refused(stored.message)
    if (stored.value.state === "refused") return refused("照片在路上损坏了，或者不是图片，请再发一次；还不行请重新选择")
    return answer((await photoState(scope, id)) ?? NOTHING)
  },
})
