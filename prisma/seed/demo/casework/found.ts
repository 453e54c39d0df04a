import { randomUUID } from "node:crypto"
import { event } from "@/lib/domain/audit/event"
import { type VisitDraft, visitSchema } from "@/lib/domain/visit/visit"
import { recordVisit } from "@/lib/features/visits/mutations"
import { today } from "@/lib/platform/clock"
import { Prisma } from "@/lib/platform/db/generated/client"
import { read, recordEvents, write } from "@/lib/platform/db/tenant"
import type { Scope } from "@/lib/platform/scope/scope"
import { scopeOfAccount } from "../founding"
import { type Random, randomOf } from "../random"
import { addDays } from "./days"

const { sql } = Prisma

/** A household with a member, for a visit that finds something changed. */
interface Home {
  id: string
  village: string
  account: string
  lastSeen: string
  head: string
  memberId: string
  name: string
  value: string | number | boolean | null
}

type Value = string | number | boolean

interface Finding {
  kind: "household" | "member"
  field: string
  column: string
  /** Over h (household) and m (member): whose fact may have changed so. */
  where: string
  found(now: Home["value"], random: Random): Value
  /** What the phone had when somebody else has changed the register since; then the two meet as a conflict. */
  stale?: Value
  sentence(home: Home): string
  count: number
}

/**
 * What visits of the last days found: what holds at once, what waits for the township and what somebody else has changed
 * meanwhile. Nothing that holds at once decides about a pathway, so that the county's table stays that of D2.
 */
// biome-ignore format: a table
const FINDINGS: readonly Finding[] = [
  { kind: "member", field: "monthlyWageYuan", column: "m.monthly_wage_yuan", where: "m.monthly_wage_yuan > 2000", found: (now, r) => Number(now) + r.int(2, 8) * 100, sentence: ({ name }) => `${name}这个月涨了工钱，按新的改了。`, count: 6 },
  { kind: "member", field: "employer", column: "m.employer", where: "m.employer = '建筑工地'", found: (_, r) => r.pick(["装修公司", "市政工程队", "物流园"]), sentence: ({ name }) => `${name}换了单位，还在原来的城里。`, count: 4 },
  { kind: "member", field: "plansToWork", column: "m.plans_to_work", where: "m.plans_to_work IS FALSE AND m.labour IN ('ordinary', 'skilled')", found: () => true, sentence: ({ name }) => `${name}打算开春出去务工，问了用工信息。`, count: 3 },
  { kind: "household", field: "housingGrade", column: "h.housing_grade", where: "h.housing_grade = 'B'", found: () => "C", sentence: () => "雨后到户查看，后墙下沉，像是到了 C 级，请镇上来人鉴定。", count: 4 },
  { kind: "household", field: "hasFixedIncome", column: "h.has_fixed_income", where: "h.has_fixed_income IS FALSE", found: () => true, sentence: ({ head }) => `${head}说家里有人在园区签了合同，每月有工资。`, count: 5 },
  { kind: "member", field: "labour", column: "m.labour", where: "m.labour = 'ordinary' AND 'chronic' = ANY(m.health)", found: () => "weak", sentence: ({ name }) => `${name}腰上有病，重活干不动了，按弱劳力报一下。`, count: 4 },
  { kind: "member", field: "welfarePost", column: "m.welfare_post", where: "m.welfare_post IS NULL AND m.labour = 'weak'", found: (_, r) => r.pick(["保洁员", "护林员", "巡河员"]), sentence: ({ name }) => `${name}上月起在村里公益岗上。`, count: 3 },
  { kind: "household", field: "operatingAbility", column: "h.operating_ability", where: "h.operating_ability = 'weak'", found: () => "adequate", sentence: ({ head }) => `${head}跟着合作社学了一年，自己能管园子了。`, count: 4 },
  { kind: "member", field: "monthlyWageYuan", column: "m.monthly_wage_yuan", where: "m.monthly_wage_yuan > 2000", stale: 1800, found: (now, r) => Number(now) - r.int(2, 6) * 100, sentence: ({ name }) => `${name}说工钱和登记的不一样，按本人说的改。`, count: 2 },
  { kind: "household", field: "waterSafe", column: "h.water_safe", where: "h.water_safe", stale: "unset", found: () => false, sentence: () => "自来水发浑有一阵子了，老人不敢喝。", count: 1 },
]

/** Households of the place that were visited some weeks ago by a helper without a password, one for each finding. */
async function homesFor(scope: Scope, place: string, finding: Finding, taken: readonly string[]): Promise<Home[]> {
  const now = today()
  return read<Home>(
    scope,
    sql`SELECT * FROM (SELECT DISTINCT ON (h.household_no) h.id::text, h.household_no AS no, h.village_code AS village, p.account_id::text AS account, h.last_seen_on::text AS "lastSeen",
        h.head_name AS head, m.id::text AS "memberId", m.name, ${Prisma.raw(finding.column)} AS value
      FROM household h JOIN member m ON m.county_code = h.county_code AND m.household_id = h.id AND m.ended_at IS NULL
      JOIN pairing p ON p.county_code = h.county_code AND p.household_id = h.id AND p.ended_on IS NULL
      JOIN account a ON a.county_code = h.county_code AND a.id = p.account_id AND a.role = 'helper' AND a.disabled_at IS NULL
      WHERE h.county_code = ${scope.countyCode} AND starts_with(h.village_code, ${place}) AND h.ended_at IS NULL AND a.password_hash = '-'
        AND h.last_seen_on BETWEEN ${addDays(now, -50)}::date AND ${addDays(now, -13)}::date AND NOT h.overridden
        AND NOT h.id = ANY(${[...taken]}::uuid[]) AND ${Prisma.raw(finding.where)}
      ORDER BY h.household_no, m.position) home ORDER BY md5(home.no) LIMIT ${finding.count}`,
  )
}

async function visit(random: Random, home: Home, finding: Finding): Promise<void> {
  const recordId = finding.kind === "household" ? home.id : home.memberId
  const base = finding.stale === undefined ? home.value : finding.stale === "unset" ? null : finding.stale
  const draft: VisitDraft = {
    householdId: home.id,
    visitedOn: addDays(today(), -random.int(1, 11)),
    met: ["head"],
    sentence: finding.sentence(home),
    changes: [{ kind: finding.kind, recordId, field: finding.field, base, value: finding.found(home.value, random) }],
  }
  await write(await scopeOfAccount(home.account), async (tx) => {
    const recorded = await recordVisit(tx, randomUUID(), visitSchema.parse(draft), { deviceId: null, at: null })
    if (recorded.outcome !== "recorded") throw new Error(`visit not recorded: ${recorded.reason}`)
    const { applied, pending, conflicts } = recorded
    const subject = { kind: "household", id: home.id, villageCode: home.village }
    const changes = applied + pending + conflicts
    await recordEvents(tx, [
      event("visit.recorded", subject, {
        mode: "home",
        changes,
        applied,
        waiting: changes - applied - conflicts,
        conflicts,
        policies: 0,
      }),
    ])
  })
}

/** Visits of the last days that found something otherwise than the register has it, through the same command as a phone's. */
export async function addFindings(scope: Scope, place: string): Promise<void> {
  const random = randomOf(`demo findings ${place}`)
  const taken: string[] = []
  for (const finding of FINDINGS) {
    for (const home of await homesFor(scope, place, finding, taken)) {
      taken.push(home.id)
      await visit(random, home, finding)
    }
  }
}
