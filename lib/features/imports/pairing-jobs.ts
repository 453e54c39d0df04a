import { event } from "@/lib/domain/audit/event"
import { SUCCESSOR_ROLES } from "@/lib/domain/household/responsible"
import { helperFinder } from "@/lib/domain/pairing/helper-finder"
import {
  decidePairing,
  type Earlier,
  namedHelper,
  PAIRING_FORM,
  type PairingPlan,
  unfit,
} from "@/lib/domain/pairing/pairing-sheet"
import { dayAfter } from "@/lib/domain/problem/problem"
import type { PlacedRow } from "@/lib/domain/sheet/decision"
import { close, lockHandover, propose } from "@/lib/features/handovers/mutations"
import { lockForPairing, pairMany, takeBackPairings } from "@/lib/features/pairings/import-mutations"
import { listNameable, pairingStates } from "@/lib/features/pairings/import-queries"
import { today } from "@/lib/platform/clock"
import { recordEvents, type Tx } from "@/lib/platform/db/tenant"
import type { Scope } from "@/lib/platform/scope/scope"
import { storeCounts } from "./batch-mutations"
import { loadPlans, type Made, markWritten, rejectOpen, type Turned, turnRows } from "./form-mutations"
import { type FormDecider, readByForm } from "./form-read-jobs"
import { openPairings } from "./pairing-queries"
import type { KindWork } from "./work-jobs"

/** Households, and pairs of giver and successor, that are written in one transaction. */
const GROUPS_AT_ONCE = 500
/** days in which a successor answers, and in which the giver may still read: as the form of hand-overs proposes */
const ANSWER_DAYS = 7
const GRACE_DAYS = 7
/** households of one hand-over, as the form allows */
const MOST_OFFERED = 300
const REASON = "按导入的结对名单调整责任人"
const MOVED_ON = "预览以后这一户的责任人或移交有变动，没有写入；请重新导入这一行"

async function decider(scope: Scope): Promise<FormDecider<PairingPlan>> {
  const find = helperFinder(await listNameable(scope))
  const earlier = new Map<string, Earlier>()
  return {
    async decide(rows: readonly PlacedRow[]) {
      const ids = rows.flatMap(({ found }) => (found.to === "household" ? found.household.id : []))
      const states = await pairingStates(scope, [...new Set(ids)])
      const day = today()
      return rows.map((row) => {
        const state = row.found.to === "household" ? states.get(row.found.household.id) : undefined
        return decidePairing(row, find(namedHelper(row)), state ?? { current: [], handover: false }, earlier, day)
      })
    },
    figures: () => ({}),
  }
}

type Row<Mode extends PairingPlan["mode"]> = { seq: number; plan: Extract<PairingPlan, { mode: Mode }> }
interface Written {
  readonly made: Made[]
  readonly turned: Turned[]
}

async function pairRows(tx: Tx, rows: readonly Row<"pair">[]): Promise<Written> {
  const results = await pairMany(
    tx,
    rows.map(({ plan }) => plan),
  )
  const written: Written = { made: [], turned: [] }
  for (const { seq, plan } of rows) {
    const result = results.get(plan.householdId)
    if (result?.outcome === "paired") written.made.push({ seq, made: result.pairingId })
    else if (result?.outcome === "unchanged")
      written.turned.push({ seq, outcome: "unchanged", reason: "预览以后已经由这个人负责" })
    else written.turned.push({ seq, outcome: "rejected", reason: result?.reason ?? MOVED_ON })
  }
  return written
}

/** Offers the households of one giver to one successor, in one hand-over. */
async function offer(tx: Tx, rows: readonly Row<"offer">[]): Promise<Written> {
  const [first] = rows
  if (!first) return { made: [], turned: [] }
  const proposed = await propose(tx, {
    fromAccount: first.plan.fromId,
    toAccount: first.plan.accountId,
    householdIds: rows.map(({ plan }) => plan.householdId),
    reason: REASON,
    respondBy: dayAfter(today(), ANSWER_DAYS),
    graceDays: GRACE_DAYS,
  })
  if (!proposed) return { made: [], turned: rows.map(({ seq }) => ({ seq, outcome: "rejected", reason: MOVED_ON })) }
  const { id, households } = proposed
  await recordEvents(tx, [
    event("handover.proposed", { kind: "handover", id }, { accountId: first.plan.accountId, households }),
  ])
  return { made: rows.map(({ seq }) => ({ seq, made: id })), turned: [] }
}

/** Those that can still be offered as the preview said, by giver and successor, and the others with the reason. */
async function stillOffered(
  tx: Tx,
  rows: readonly Row<"offer">[],
): Promise<{ pairs: Row<"offer">[][]; turned: Turned[] }> {
  const ids = rows.map(({ plan }) => plan.householdId)
  const villages = await lockForPairing(tx, ids)
  const states = await pairingStates(tx, ids)
  const helpers = new Map((await listNameable(tx)).map((helper) => [helper.id, helper]))
  const pairs = new Map<string, Row<"offer">[]>()
  const turned: Turned[] = []
  for (const row of rows) {
    const { householdId, accountId, fromId } = row.plan
    const village = villages.get(householdId)
    const state = states.get(householdId)
    const helper = helpers.get(accountId)
    const free = state?.current.length === 1 && state.current[0]?.accountId === fromId && !state.handover
    const wrong = village && helper ? unfit(helper, village, SUCCESSOR_ROLES) : MOVED_ON
    if (!free || wrong) turned.push({ seq: row.seq, outcome: "rejected", reason: free && wrong ? wrong : MOVED_ON })
    else {
      const key = `${fromId}>${accountId}`
      pairs.set(key, [...(pairs.get(key) ?? []), row])
    }
  }
  const parts = [...pairs.values()].flatMap((pair) =>
    Array.from({ length: Math.ceil(pair.length / MOST_OFFERED) }, (_, part) =>
      pair.slice(part * MOST_OFFERED, (part + 1) * MOST_OFFERED),
    ),
  )
  return { pairs: parts, turned }
}

/** Who is responsible for whom: households without a helper get theirs, others are offered to the successor. */
export const pairingWork: KindWork = {
  read: async (job, batch, book) => readByForm(job, batch, book, PAIRING_FORM, await decider(job.scope)),
  groupsAtOnce: GROUPS_AT_ONCE,
  async apply(tx, range) {
    const rows = await loadPlans<PairingPlan>(tx, range)
    const written = [
      await pairRows(
        tx,
        rows.filter((row): row is Row<"pair"> => row.plan.mode === "pair"),
      ),
    ]
    const offers = await stillOffered(
      tx,
      rows.filter((row): row is Row<"offer"> => row.plan.mode === "offer"),
    )
    for (const pair of offers.pairs) written.push(await offer(tx, pair))
    await turnRows(tx, range, [...offers.turned, ...written.flatMap(({ turned }) => turned)])
    return markWritten(
      tx,
      range,
      written.flatMap(({ made }) => made),
    )
  },
  giveUp: (tx, range) => rejectOpen(tx, range, MOVED_ON),
  finish: async (_tx, { id, kind }, counts) => event("sheet.applied", { kind: "import", id }, { kind, ...counts }),
  async undo(tx, { id }, { reason }) {
    const { pairings, handovers } = await openPairings(tx, id)
    const some = pairings.slice(0, GROUPS_AT_ONCE)
    let records = some.length > 0 ? await takeBackPairings(tx, some) : 0
    for (const handover of some.length > 0 ? [] : handovers.slice(0, GROUPS_AT_ONCE)) {
      const open = await lockHandover(tx, handover)
      if (!open) continue
      await close(tx, open, "withdrawn", reason.slice(0, 200))
      await recordEvents(tx, [
        event(
          "handover.withdrawn",
          { kind: "handover", id: handover },
          { households: 0, reason: reason.slice(0, 200) },
        ),
      ])
      records++
    }
    return records === 0 ? null : { groups: records, records }
  },
  async undone(tx, { id, kind, counts }, _taken, reason) {
    const { kept } = await openPairings(tx, id)
    const records = (counts.created ?? 0) + (counts.updated ?? 0) - kept
    await storeCounts(tx, id, { takenBack: records, kept })
    return event("sheet.undone", { kind: "import", id }, { kind, records, kept, reason })
  },
}
