import { readPhoto } from "@/lib/features/field/photo-queries"
import { route } from "@/lib/platform/route"

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** A picture of a visit or problem; kept by no cache. */
export const GET = route({
  permission: "household.read",
  run: async (scope, _request, { id = "" }) => {
    const photo = UUID.test(id) ? await readPhoto(scope, id) : null
    if (!photo) return Response.json({ message: "没有这张照片" }, { status: 404 })
    const headers = { "content-type": photo.contentType, "cache-control": "no-store" }
    return new Response(new Uint8Array(photo.bytes), { headers })
  },
})
