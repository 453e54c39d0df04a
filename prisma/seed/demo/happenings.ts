import { event } from "@/lib/domain/audit/event"
import type { FieldValue } from "@/lib/domain/household/field"
import { checkCharacter } from "@/lib/domain/household/id-number"
import { recordLifeEvent } from "@/lib/features/life-events/mutations"
import { type LifeEventInput, lifeEventSchema } from "@/lib/features/life-events/schema"
import { today } from "@/lib/platform/clock"
import { Prisma } from "@/lib/platform/db/generated/client"
import { read, recordEvents, write } from "@/lib/platform/db/tenant"
import type { Scope } from "@/lib/platform/scope/scope"

const { sql } = Prisma
const DAY_MS = 86_400_000
const daysAgo = (days: number): string => new Date(Date.parse(today()) - days * DAY_MS).toISOString().slice(0, 10)

/** An ID number whose area no county has; the order number keeps clear of those of the imported lists. */
function idNumberOf(birthDate: string, sex: "male" | "female"): string {
  const first17 = `999439${birthDate.replaceAll("-", "")}${sex === "male" ? "901" : "902"}`
  return first17 + checkCharacter(first17)
}

async function record(scope: Scope, input: LifeEventInput): Promise<void> {
  await write(scope, async (tx) => {
    const recorded = await recordLifeEvent(tx, input)
    if (!recorded.ok) throw new Error(recorded.message)
    const { villageCode, otherId, members } = recorded
    const subject = { kind: "household", id: input.householdId, villageCode }
    const details = { kind: input.kind, householdId: input.householdId, otherHouseholdId: otherId, members }
    await recordEvents(tx, [event("event.recorded", subject, details)])
  })
}

interface Found {
  household: string
  member: string
  head: string
}

/** A member, with the household and its head, whom a condition over h (household) and m (member) finds first. */
async function find(scope: Scope, condition: Prisma.Sql): Promise<Found | undefined> {
  const [row] = await read<Found>(
    scope,
    sql`SELECT h.id::text AS household, m.id::text AS member, h.head_name AS head
      FROM household h JOIN member m ON m.county_code = h.county_code AND m.household_id = h.id AND m.ended_at IS NULL
      WHERE h.county_code = ${scope.countyCode} AND h.ended_at IS NULL AND NOT h.overridden AND h.pathway_status = 'determined'
        AND starts_with(h.village_code, ${scope.area}) AND ${condition}
        AND NOT EXISTS (SELECT FROM life_event e WHERE e.county_code = h.county_code AND e.household_id = h.id)
      ORDER BY h.household_no, m.position LIMIT 1`,
  )
  return row
}

const born = (years: number): string => daysAgo(Math.round(years * 365.25))
const workers = sql`(SELECT count(*) FROM member w WHERE w.county_code = h.county_code AND w.household_id = h.id
  AND w.ended_at IS NULL AND w.labour IN ('ordinary', 'skilled')) > 1`

/** Who leaves in one household is made up by who comes in another of the same pathway: the county's table stays that of D2. */
async function deathAndBirth(scope: Scope): Promise<void> {
  const old = await find(
    scope,
    sql`h.pathway = 'P09' AND m.birth_date < ${born(72)}::date AND m.relation IN ('father', 'mother')`,
  )
  const young = await find(
    scope,
    sql`h.pathway = 'P09' AND m.relation = 'spouse' AND m.birth_date > ${born(36)}::date
    AND h.id <> ${old?.household ?? null}::uuid`,
  )
  if (!old || !young) return
  const { household: householdId } = old
  await record(
    scope,
    input({
      householdId,
      kind: "died",
      happenedOn: daysAgo(26),
      memberIds: [old.member],
      note: "因病去世，村委会已出具证明",
    }),
  )
  const child = { name: `${young.head.slice(0, 1)}念安`, sex: "female", relation: "daughter", ethnicity: "汉族" }
  await record(
    scope,
    input({ householdId: young.household, kind: "born", happenedOn: daysAgo(19), note: "县医院出生", ...child }),
  )
}

async function marriages(scope: Scope): Promise<void> {
  const bride = await find(
    scope,
    sql`h.pathway = 'P07' AND m.relation = 'daughter' AND m.labour = 'ordinary'
    AND m.birth_date BETWEEN ${born(28)}::date AND ${born(19.5)}::date AND ${workers}`,
  )
  const groom = await find(
    scope,
    sql`h.pathway = 'P07' AND m.relation = 'son' AND m.labour = 'ordinary'
    AND m.birth_date BETWEEN ${born(30)}::date AND ${born(20)}::date AND h.id <> ${bride?.household ?? null}::uuid`,
  )
  if (!bride || !groom) return
  const memberIds = [bride.member]
  await record(
    scope,
    input({ householdId: bride.household, kind: "marriedOut", happenedOn: daysAgo(40), memberIds, note: "嫁往邻县" }),
  )
  const birthDate = born(24)
  const wife = { name: "贺一诺", sex: "female", relation: "daughter_in_law", birthDate, documentType: "id_card" }
  const values = { ...wife, idNumber: idNumberOf(birthDate, "female"), ethnicity: "汉族" }
  await record(
    scope,
    input({ householdId: groom.household, kind: "marriedIn", happenedOn: daysAgo(33), note: "由外省嫁入", ...values }),
  )
}

async function newHeads(scope: Scope): Promise<void> {
  for (const [relation, note] of [
    ["son", "原户主年纪大，由其子当家"],
    ["spouse", "原户主长年在外务工"],
  ] as const) {
    const found = await find(scope, sql`m.relation = ${relation} AND m.labour IN ('ordinary', 'skilled')`)
    if (!found) continue
    await record(
      scope,
      input({ householdId: found.household, kind: "headChanged", happenedOn: daysAgo(12), headId: found.member, note }),
    )
  }
}

const input = (raw: Readonly<Record<string, FieldValue>>): LifeEventInput => lifeEventSchema.parse(raw)

/** Life events of the last weeks. */
export async function addLifeEvents(scope: Scope): Promise<void> {
  await deathAndBirth(scope)
  await marriages(scope)
  await newHeads(scope)
}
