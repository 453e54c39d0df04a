import { countAlerts, listAlerts } from "@/lib/features/alerts/queries"
import { WATCH } from "@/lib/features/alerts/schema"
import { write } from "@/lib/platform/db/tenant"
import { enqueue } from "@/lib/platform/jobs/queue"
import type { Scope } from "@/lib/platform/scope/scope"
import { ended } from "@/tests/support/job-context"
import { type Figure, spread, timed } from "./measure"

const AS_OF = "2026-11-01"
const ROUNDS = 20

async function watch(scope: Scope): Promise<{ seconds: number; raised: number }> {
  const { seconds, value } = await timed(async () => {
    const job = await ended(scope, await write(scope, (tx) => enqueue(tx, WATCH, { asOf: AS_OF })))
    if (job.state !== "done") throw new Error(`${WATCH}: ${job.failure ?? job.state}`)
    return Number(job.result.raised)
  })
  return { seconds, raised: value }
}

async function p95(work: () => Promise<unknown>): Promise<number> {
  const taken: number[] = []
  for (let round = 0; round < ROUNDS; round++) taken.push((await timed(work)).seconds * 1000)
  return spread(taken).p95
}

/** Every household of a county looked at by the worker, the first time and once more; the list and its counts. */
export async function benchAlerts(scope: Scope, size: number): Promise<Figure[]> {
  const first = await watch(scope)
  const again = await watch(scope)
  const label = `全县 ${size.toLocaleString()} 户检查预警`
  const list = await p95(() => listAlerts(scope, {}))
  const counts = await p95(() => countAlerts(scope))
  return [
    {
      key: `alerts.${size}.first`,
      label: `${label}（新增 ${first.raised.toLocaleString()} 条）`,
      value: first.seconds,
      unit: "秒",
      aim: ["<=", 15],
    },
    { key: `alerts.${size}.again`, label: `${label}（再来一次，没有变化）`, value: again.seconds, unit: "秒" },
    { key: `alerts.${size}.list`, label: "预警名单一页，p95", value: list, unit: "毫秒" },
    { key: `alerts.${size}.count`, label: "预警各状态条数，p95", value: counts, unit: "毫秒" },
  ]
}
