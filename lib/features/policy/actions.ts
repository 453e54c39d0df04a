"use server"
import { event } from "@/lib/domain/audit/event"
import { differs, nextPolicySet } from "@/lib/domain/policy/draft"
import { validatePolicySet } from "@/lib/domain/policy/policy-set"
import { reserveRun } from "@/lib/features/classification/run-mutations"
import { PREVIEW, RUN } from "@/lib/features/classification/schema"
import { action, done, refuse } from "@/lib/platform/action"
import { today } from "@/lib/platform/clock"
import { enqueue } from "@/lib/platform/jobs/queue"
import { draftOf, storePolicy } from "./mutations"
import { newestPolicy } from "./queries"
import { draftSchema, publishSchema } from "./schema"

/** Checks a draft and asks what it would change. @returns the preview's id, under which the draft is kept */
export const previewPolicy = action({
  permission: "policy.edit",
  input: draftSchema,
  async run(tx, { changes, validFrom }) {
    if (validFrom < today()) return refuse("invalid", "生效日期不能早于今天", { validFrom: "生效日期不能早于今天" })
    const base = await newestPolicy(tx)
    const draft = nextPolicySet(base, changes, validFrom)
    if (!differs(base, draft)) return refuse("invalid", "次序和参数都没有改动")
    const check = validatePolicySet(draft)
    if (!check.ok) return refuse("invalid", check.problems.join("；"))
    if (await reserveRun(tx, [PREVIEW, RUN])) return refuse("conflict", "正在判定全县或预览，请等它结束")
    const job = await enqueue(tx, PREVIEW, { asOf: validFrom, policy: check.policySet })
    return done(job, event("job.requested", { kind: "job", id: job }, { kind: PREVIEW }))
  },
})

/**
 * Publishes the draft of a finished preview; if it is in force today, the whole county is classified by it.
 * @returns the id of that run, or null
 */
export const publishPolicy = action({
  permission: "policy.edit",
  input: publishSchema,
  async run(tx, { preview, reason }) {
    const draft = await draftOf(tx, preview)
    if (draft?.state !== "done") return refuse("notFound", "预览还没有完成，或不存在")
    const check = validatePolicySet(draft.policy)
    if (!check.ok) return refuse("invalid", check.problems.join("；"))
    const { version, validFrom } = check.policySet
    if ((await newestPolicy(tx)).version + 1 !== version) {
      return refuse("conflict", "预览之后已发布过别的版本，请在新版本上重新修改")
    }
    if (validFrom < today()) return refuse("conflict", "生效日期已过，请重新修改并预览")
    if (await reserveRun(tx, [RUN])) return refuse("conflict", "正在判定全县，请等它结束再发布")
    await storePolicy(tx, check.policySet, reason)
    const published = event("policy.published", { kind: "policy", id: String(version) }, { version, validFrom })
    const inForce = validFrom === today()
    const run = inForce ? await enqueue(tx, RUN, { asOf: validFrom, version, reason }) : null
    if (run === null) return done(run, published)
    return done(run, [published, event("job.requested", { kind: "job", id: run }, { kind: RUN })])
  },
})
