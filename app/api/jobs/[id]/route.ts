import { getJob } from "@/lib/platform/jobs/queue"
import { route } from "@/lib/platform/route"

/** How far a background job is; the page that asked for it polls here. */
export const GET = route({
  permission: null,
  run: async (scope, _request, params) => {
    const job = await getJob(scope, params.id ?? "")
    if (!job) return Response.json({ message: "没有这个后台任务" }, { status: 404 })
    const { id, state, done, total, failure } = job
    return Response.json({ id, state, done, total, failure }, { headers: { "cache-control": "no-store" } })
  },
})
