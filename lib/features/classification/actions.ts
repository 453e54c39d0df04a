"use server"
import { event } from "@/lib/domain/audit/event"
import { reviewDateProblem } from "@/lib/domain/override/review-date"
import { policyOn } from "@/lib/features/policy/queries"
import { action, done, refuse } from "@/lib/platform/action"
import { today } from "@/lib/platform/clock"
import { enqueue, getJob } from "@/lib/platform/jobs/queue"
import { endOverride as end, lockForOverride, setOverride } from "./override-mutations"
import { reserveRun } from "./run-mutations"
import {
  endOverrideSchema,
  keepOverrideSchema,
  overrideSchema,
  PREVIEW,
  previewResultSchema,
  RUN,
  requestPreviewSchema,
  requestRunSchema,
} from "./schema"

const ABSENT = "没有找到这一户，可能已被合并、迁出或不在您的范围内"

/** A person sets the pathway; the computed one stays beside it. */
export const overridePathway = action({
  permission: "pathway.override",
  input: overrideSchema,
  async run(tx, { householdId, pathway, reason, reviewOn }) {
    const late = reviewDateProblem(reviewOn, today())
    if (late) return refuse("invalid", late, { reviewOn: late })
    const decided = await lockForOverride(tx, householdId)
    if (!decided) return refuse("notFound", ABSENT)
    if (decided.status === "out_of_scope") return refuse("invalid", "一般农户不属于帮扶对象，不能核定路径")
    if (pathway === (decided.override ?? decided.computed)) {
      const same = "这就是现在的路径，不需要人工核定"
      return refuse("invalid", same, { pathway: same })
    }
    await setOverride(tx, decided, { pathway, reason, reviewOn }, "由新的人工核定替代")
    return done(
      null,
      event(
        "pathway.overridden",
        { kind: "household", id: householdId, villageCode: decided.villageCode },
        { pathway, computed: decided.computed, reviewOn },
      ),
    )
  },
})

/** Back to the computed pathway. */
export const endOverride = action({
  permission: "pathway.override",
  input: endOverrideSchema,
  async run(tx, { householdId, reason }) {
    const decided = await lockForOverride(tx, householdId)
    if (!decided) return refuse("notFound", ABSENT)
    if (decided.override === null) return refuse("conflict", "这一户没有人工核定，可能已被别人取消，请刷新")
    await end(tx, decided, reason)
    const subject = { kind: "household", id: householdId, villageCode: decided.villageCode }
    return done(null, event("pathway.overrideEnded", subject, { pathway: decided.override, reason }))
  },
})

/** Looked at again and kept: the old one ends, the same pathway begins anew with its own reason and date. */
export const keepOverride = action({
  permission: "pathway.override",
  input: keepOverrideSchema,
  async run(tx, { householdId, reason, reviewOn }) {
    const late = reviewDateProblem(reviewOn, today())
    if (late) return refuse("invalid", late, { reviewOn: late })
    const decided = await lockForOverride(tx, householdId)
    if (!decided) return refuse("notFound", ABSENT)
    const pathway = decided.override
    if (pathway === null) return refuse("conflict", "这一户没有人工核定，可能已被别人取消，请刷新")
    await setOverride(tx, decided, { pathway, reason, reviewOn }, "复核后保留")
    const subject = { kind: "household", id: householdId, villageCode: decided.villageCode }
    return done(null, event("pathway.overrideKept", subject, { pathway, reviewOn }))
  },
})

/** What would a run for the whole county change today? */
export const requestPreview = action({
  permission: "pathway.classify",
  input: requestPreviewSchema,
  async run(tx) {
    const open = await reserveRun(tx, [PREVIEW, RUN])
    if (open) return refuse("conflict", "已有一次全县判定或预览在进行，请等它结束")
    const job = await enqueue(tx, PREVIEW, { asOf: today() })
    return done(job, event("job.requested", { kind: "job", id: job }, { kind: PREVIEW }))
  },
})

/** Carries a preview out. */
export const requestRun = action({
  permission: "pathway.classify",
  input: requestRunSchema,
  async run(tx, { preview, reason }) {
    const open = await reserveRun(tx, [RUN])
    if (open) return refuse("conflict", "已有一次全县判定在进行，请等它结束")
    const seen = await getJob(tx, preview)
    const result = previewResultSchema.safeParse(seen?.result)
    if (seen?.kind !== PREVIEW || seen.state !== "done" || !result.success) {
      return refuse("notFound", "没有找到这次预览，请重新预览")
    }
    const { asOf, version, concerns } = result.data
    if (asOf !== today()) return refuse("conflict", "预览不是今天的，请重新预览")
    if ((await policyOn(tx, asOf)).version !== version) return refuse("conflict", "判定规则已有改动，请重新预览")
    if (concerns.length > 0 && reason.length < 5) {
      return refuse("invalid", `${concerns[0]}。确需判定的，请写明理由（至少 5 个字）`, { reason: "请写明理由" })
    }
    const job = await enqueue(tx, RUN, { asOf, version, reason }, result.data.households)
    return done(job, event("job.requested", { kind: "job", id: job }, { kind: RUN }))
  },
})
