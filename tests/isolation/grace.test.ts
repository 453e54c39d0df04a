import { randomUUID } from "node:crypto"
import { beforeAll, beforeEach, describe, expect, it } from "vitest"
import { noteAlert } from "@/lib/features/alerts/actions"
import { recordAssistance } from "@/lib/features/assistance/actions"
import { acceptItem, declarePhoto } from "@/lib/features/field/actions"
import { getHousehold } from "@/lib/features/households/record-queries"
import { moveMeasure } from "@/lib/features/measures/actions"
import { savePlan } from "@/lib/features/plans/actions"
import { raiseProblem } from "@/lib/features/problems/actions"
import { today } from "@/lib/platform/clock"
import type { Scope } from "@/lib/platform/scope/scope"
import { makeCounty, makeHousehold, scopeFor, scopeOfAccount, type TestCounty } from "@/tests/support/county"
import { signedInAs } from "@/tests/support/signed-in"
import { rowsAsOwner } from "@/tests/support/sql"
import { itemOf } from "@/tests/support/visit"

/** After a hand-over the former helper reads for some days and writes nothing, whatever is tried (四定两不, D2-8; decision 009). */
let county: TestCounty
let helper: Scope
let home: string
const things: Record<string, string> = {}

const again = () => scopeOfAccount(helper.actorId)
const put = async (name: string, sql: string, values: unknown[]) => {
  const [row] = await rowsAsOwner<{ id: string }>(sql, values)
  things[name] = row?.id ?? ""
}
/** Rows under the household, in every table that holds any. */
async function written(): Promise<string> {
  const tables = [
    "visit",
    "problem",
    "problem_event",
    "assistance",
    "plan",
    "plan_measure",
    "measure_event",
    "change_request",
    "photo",
    "alert_event",
    "member",
  ]
  const counted = await Promise.all(
    tables.map(async (table) => {
      const [row] = await rowsAsOwner<{ n: string }>(
        `SELECT count(*) || ':' || coalesce(sum(hashtextextended(t::text, 0)), 0) AS n FROM ${table} t WHERE household_id = $1`,
        [home],
      )
      return `${table} ${row?.n}`
    }),
  )
  return counted.join("; ")
}

beforeAll(async () => {
  county = await makeCounty()
  helper = await scopeFor("helper", county.code)
})

beforeEach(async () => {
  const staff = await scopeFor("countyStaff", county.code)
  const village = county.villages[0]
  home = (await makeHousehold(staff, { villageCode: village })).id
  const under = [county.code, home, village]
  await put(
    "pairing",
    "INSERT INTO pairing (county_code, household_id, village_code, account_id, started_on) VALUES ($1, $2, $3, $4, '2025-01-01') RETURNING id",
    [...under, helper.actorId],
  )
  await put(
    "measure",
    `INSERT INTO plan_measure (county_code, household_id, village_code, from_version, measure_key, title, national_type, department, due_on, state, state_on, created_by, created_by_name)
     VALUES ($1, $2, $3, 1, 'unit.relief', '慰问', 'society', 'minzheng', current_date, 'agreed', '2025-01-01', $4, 'x') RETURNING id`,
    [...under, helper.actorId],
  )
  await put(
    "visit",
    "INSERT INTO visit (county_code, id, household_id, village_code, visited_on, mode, visitor_id, visitor_name, visitor_role, met, sentence) VALUES ($1, gen_random_uuid(), $2, $3, '2025-02-01', 'home', $4, 'x', 'helper', '{}', '都好') RETURNING id",
    [...under, helper.actorId],
  )
  await put(
    "alert",
    "INSERT INTO alert (county_code, household_id, village_code, rule, evidence_key, opened_on, due_on) VALUES ($1, $2, $3, 'housing', 'x', current_date, current_date) RETURNING id",
    under,
  )
})

const attempts: [string, () => Promise<unknown>][] = [
  [
    "登记走访和发现的变化",
    () =>
      acceptItem({
        ...itemOf({ householdId: home, visitedOn: today(), sentence: "家里都好", met: ["head"] } as never),
        deviceId: randomUUID(),
      }),
  ],
  ["提出问题", () => raiseProblem({ householdId: home, category: "other", title: "试验问题" })],
  [
    "记帮扶台账",
    () => recordAssistance({ householdId: home, givenOn: today(), giver: "试验单位", kind: "goods", item: "米面油" }),
  ],
  ["推进措施", () => moveMeasure({ ids: [things.measure], to: "underway", on: today() })],
  ["改计划", () => savePlan({ householdId: home, difficulty: "缺技术", aims: "学手艺" })],
  [
    "补传照片",
    () =>
      declarePhoto({
        id: randomUUID(),
        itemId: things.visit,
        device: { id: randomUUID() },
        contentType: "image/jpeg",
        bytes: 10,
        sha256: "a".repeat(64),
      }),
  ],
  [
    "处理预警",
    async () => {
      const [row] = await rowsAsOwner<{ at: Date }>("SELECT changed_at AS at FROM alert WHERE id = $1", [things.alert])
      return noteAlert({ id: things.alert, changedAt: row?.at.toISOString(), note: "看过了" })
    },
  ],
]

describe("during the days of grace", () => {
  const handOver = (graceUntil: string) =>
    rowsAsOwner(
      `WITH o AS (INSERT INTO handover (county_code, area, from_account, to_account, reason, grace_days, respond_by, state, decided_at, proposed_by, proposed_by_name)
         SELECT $1, $2, $3, x.id, '调动', 7, current_date, 'accepted', now(), $3, 'x' FROM account x WHERE x.county_code = $1 AND x.id <> $3 LIMIT 1 RETURNING id)
       UPDATE pairing p SET ended_on = $5::date, end_reason = 'handover', handover_id = o.id, grace_until = $6::date FROM o WHERE p.id = $4`,
      [county.code, county.villages[0], helper.actorId, things.pairing, today(), graceUntil],
    )

  it.each(attempts)("%s：移交以前可以", async (_, attempt) => {
    const before = await written()
    await signedInAs(await again(), attempt)
    expect(await written()).not.toBe(before)
  })

  it.each(attempts)("%s：查看期内不可以，什么也没有写", async (_, attempt) => {
    await handOver(today())
    const before = await written()
    await signedInAs(await again(), attempt)
    expect(await written()).toBe(before)
  })

  it("reads on the last day, and no longer on the next", async () => {
    await handOver(today())
    expect(await getHousehold(await again(), home)).not.toBeNull()
    await rowsAsOwner("UPDATE pairing SET grace_until = $2::date - 1 WHERE id = $1", [things.pairing, today()])
    expect(await getHousehold(await again(), home)).toBeNull()
  })
})
