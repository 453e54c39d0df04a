"use server"
import { mayAs } from "@/lib/domain/access/roles"
import { event } from "@/lib/domain/audit/event"
import { action, done, refuse } from "@/lib/platform/action"
import { cancelJob, getJob } from "@/lib/platform/jobs/queue"
import { findRequester } from "./mutations"
import { cancelJobSchema } from "./schema"

/** Stops background work at its next step; what is done so far stays. One's own, or anybody's for an administrator. */
export const stopJob = action({
  permission: null,
  input: cancelJobSchema,
  async run(tx, { id }) {
    const job = await getJob(tx, id)
    const mine = job && (await findRequester(tx, id)) === tx.scope.actorId
    if (!job || !(mine || mayAs(tx.scope.role, "account.manage"))) return refuse("notFound", "没有这个后台任务")
    if (!(await cancelJob(tx, id))) return refuse("conflict", "任务已经结束，不能再取消")
    return done({}, event("job.cancelled", { kind: "job", id }, { kind: job.kind }))
  },
})
