import { D2_POLICY_SET } from "@/lib/domain/policy/d2-policy-set"
import { PREVIEW, RUN } from "@/lib/features/classification/schema"
import { write } from "@/lib/platform/db/tenant"
import { enqueue } from "@/lib/platform/jobs/queue"
import type { Scope } from "@/lib/platform/scope/scope"
import { ended } from "@/tests/support/job-context"
import { type Figure, timed } from "./measure"

const AS_OF = "2026-11-01"

async function run(scope: Scope, kind: string, input: Record<string, unknown>): Promise<number> {
  const { seconds } = await timed(async () => {
    const job = await ended(scope, await write(scope, (tx) => enqueue(tx, kind, input)))
    if (job.state !== "done") throw new Error(`${kind}: ${job.failure ?? job.state}`)
  })
  return seconds
}

/** Every household of a county read, classified and stored by the worker: the first time, and once more without change. */
export async function benchClassification(scope: Scope, size: number): Promise<Figure[]> {
  const label = `全县 ${size.toLocaleString()} 户判定`
  const input = { asOf: AS_OF, version: D2_POLICY_SET.version, reason: "测算" }
  const first = await run(scope, RUN, input)
  const again = await run(scope, RUN, input)
  const preview = await run(scope, PREVIEW, { asOf: AS_OF })
  return [
    {
      key: `classification.${size}.first`,
      label: `${label}(读取、判定、存储)`,
      value: first,
      unit: "秒",
      aim: ["<=", 5],
    },
    { key: `classification.${size}.again`, label: `${label}(再来一次,结果不变)`, value: again, unit: "秒" },
    { key: `classification.${size}.preview`, label: `${label}预览`, value: preview, unit: "秒" },
  ]
}
