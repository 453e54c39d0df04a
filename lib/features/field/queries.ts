import { createHash } from "node:crypto"
import { departmentLabel } from "@/lib/domain/access/administration"
import { dueDay } from "@/lib/domain/field/due"
import { type CardSource, factLines } from "@/lib/domain/field/facts"
import { policyLines } from "@/lib/domain/field/policies"
import { type FactLine, type HouseholdCopy, MOST_BYTES, MOST_HOUSEHOLDS } from "@/lib/domain/field/protocol"
import { columnOf, isSealed } from "@/lib/domain/household/field"
import { type Duty, ofRole } from "@/lib/domain/obligations/duties"
import { changeableFields } from "@/lib/domain/visit/change-rules"
import { countyDuties } from "@/lib/features/duties/queries"
import { planFacts } from "@/lib/features/plans/queries"
import { today } from "@/lib/platform/clock"
import { contentHash } from "@/lib/platform/crypto/content-hash"
import { phoneKey } from "@/lib/platform/crypto/phone-key"
import { Prisma } from "@/lib/platform/db/generated/client"
import { countyOf, type Reader, read, scopeOf } from "@/lib/platform/db/tenant"

const { sql, raw } = Prisma

/** The columns of changeable fields as a JSON object by field key; of a sealed number its mask. */
const valuesJson = (kind: "household" | "member", alias: string): Prisma.Sql =>
  raw(
    `jsonb_build_object(${changeableFields(kind)
      .map(({ key, type }) => `'${key}', ${alias}.${columnOf(key)}${isSealed(type) ? "_masked" : ""}`)
      .join(", ")})`,
  )

interface Row extends Omit<HouseholdCopy, "etag" | "facts" | "measures" | "dueOn" | "policies"> {
  readonly measures: readonly (HouseholdCopy["measures"][number] & { readonly key: string; readonly since: string })[]
  /** This person's own last visit to a household paired with. */
  readonly ownOn: string | null
  readonly given: CardSource["given"]
  readonly helpers: CardSource["helpers"]
  readonly team: CardSource["team"]
  readonly received: CardSource["members"]
  readonly plan: CardSource["plan"]
  readonly phones: CardSource["phones"]
}

/** Which households belong on this person's phone: one's own, a village's, or for a wider reach those asked for. */
function wanted(on: Reader, asked: readonly string[]): Prisma.Sql {
  const { households, area, former } = scopeOf(on)
  if (households !== "*") {
    const ids = households === "-" ? [] : households.split(",")
    return sql`h.id = ANY(${ids}::uuid[]) AND position(h.id::text IN ${former}) = 0 OR h.id = ANY(${former.split(",").filter(Boolean)}::uuid[])`
  }
  if (area.length === 12) return sql`h.village_code = ${area}`
  return sql`h.id = ANY(${[...asked]}::uuid[])`
}

/** Copies of households, those not seen for longest first. */
const rows = (on: Reader, which: Prisma.Sql, most = MOST_HOUSEHOLDS): Promise<Row[]> => {
  const county = countyOf(on)
  return read<Row>(
    on,
    sql`
    WITH home AS (
      SELECT h.* FROM household h WHERE h.county_code = ${county} AND h.ended_at IS NULL AND (${which})
      ORDER BY h.last_seen_on NULLS FIRST, h.id LIMIT ${most}
    ), people AS (
      SELECT m.household_id, jsonb_agg(jsonb_build_object('id', m.id, 'name', m.name, 'relation', m.relation,
          'age', extract(year FROM age((now() AT TIME ZONE 'Asia/Shanghai')::date, m.birth_date)), 'values', ${valuesJson("member", "m")}) ORDER BY m.position, m.id) AS members,
        jsonb_agg(jsonb_build_object('name', m.name, 'age', extract(year FROM age((now() AT TIME ZONE 'Asia/Shanghai')::date, m.birth_date)),
          'schoolStatus', m.school_status, 'education', m.education, 'employeeMedical', m.employee_medical, 'employeePension', m.employee_pension, 'subsistenceAllowance', m.subsistence_allowance, 'extremePoverty', m.extreme_poverty,
          'disabilitySubsidy', m.disability_subsidy, 'residentMedical', m.resident_medical, 'residentPension', m.resident_pension,
          'medicalAid', m.medical_aid, 'welfarePost', m.welfare_post) ORDER BY m.position, m.id) AS received
      FROM member m JOIN home ON home.county_code = m.county_code AND home.id = m.household_id
      WHERE m.county_code = ${county} AND m.ended_at IS NULL GROUP BY m.household_id
    ), seen AS (
      SELECT DISTINCT ON (v.household_id) v.household_id, jsonb_build_object('on', v.visited_on, 'by', v.visitor_name, 'sentence', v.sentence,
        'content', v.content - 'problem' - 'measures') AS visit
      FROM visit v JOIN home ON home.county_code = v.county_code AND home.id = v.household_id
      WHERE v.county_code = ${county} ORDER BY v.household_id, v.visited_on DESC, v.received_at DESC
    ), steps AS (
      SELECT m.household_id, jsonb_agg(jsonb_build_object('id', m.id, 'key', m.measure_key, 'title', m.title, 'state', m.state, 'dueOn', m.due_on, 'department', m.department,
        'deliveredOn', m.delivered_on, 'since', (m.created_at AT TIME ZONE 'Asia/Shanghai')::date) ORDER BY m.due_on, m.id) AS measures
      FROM plan_measure m JOIN home ON home.county_code = m.county_code AND home.id = m.household_id
      WHERE m.county_code = ${county} AND m.to_version IS NULL AND m.state <> 'ended' GROUP BY m.household_id
    ), trouble AS (
      SELECT p.household_id, jsonb_agg(jsonb_build_object('id', p.id, 'title', p.title, 'dueOn', p.due_on) ORDER BY p.due_on, p.id) AS problems
      FROM problem p JOIN home ON home.county_code = p.county_code AND home.id = p.household_id
      WHERE p.county_code = ${county} AND p.state = 'open' GROUP BY p.household_id
    ), gifts AS (
      SELECT a.household_id, jsonb_agg(jsonb_build_object('item', a.item, 'giver', a.giver, 'on', a.given_on) ORDER BY a.given_on DESC, a.id) AS given
      FROM assistance a JOIN home ON home.county_code = a.county_code AND home.id = a.household_id
      WHERE a.county_code = ${county} AND a.ended_at IS NULL AND a.measure_id IS NULL AND a.given_on > (now() AT TIME ZONE 'Asia/Shanghai')::date - 366
      GROUP BY a.household_id
    ), paired AS (
      SELECT p.household_id, jsonb_agg(jsonb_build_object('name', a.display_name, 'post', a.post, 'since', p.started_on, 'phone', a.work_phone) ORDER BY p.started_on) AS helpers
      FROM pairing p JOIN home ON home.county_code = p.county_code AND home.id = p.household_id
      JOIN account a ON a.county_code = ${county} AND a.id = p.account_id
      WHERE p.county_code = ${county} AND p.ended_on IS NULL GROUP BY p.household_id
    ), offices AS (
      SELECT jsonb_object_agg(u.department_key, u.phone) AS phones FROM unit u
      WHERE u.county_code = ${county} AND u.department_key IS NOT NULL AND u.phone IS NOT NULL AND u.ended_on IS NULL
    ), stationed AS (
      SELECT t.place, jsonb_agg(jsonb_build_object('name', coalesce(a.display_name, t.person_name), 'post', CASE t.kind WHEN 'firstSecretary' THEN '驻村第一书记' ELSE '驻村工作队队长' END,
        'phone', coalesce(t.phone, a.work_phone)) ORDER BY t.kind) AS team
      FROM appointment t LEFT JOIN account a ON a.county_code = ${county} AND a.id = t.account_id
      WHERE t.county_code = ${county} AND t.kind IN ('firstSecretary', 'teamLeader') AND t.ended_on IS NULL GROUP BY t.place
    )
    SELECT h.id::text, h.household_no AS no, h.head_name AS head, v.name AS village, h.group_name AS "group", h.roll_type AS "rollType", h.pathway,
      h.phone_masked AS phone, h.last_seen_on::text AS "lastSeenOn", (SELECT max(p.last_visit_on)::text FROM pairing p
        WHERE p.county_code = ${county} AND p.household_id = h.id AND p.account_id = ${scopeOf(on).actorId}::uuid AND p.ended_on IS NULL) AS "ownOn", ${valuesJson("household", "h")} AS "values", coalesce(people.members, '[]') AS members,
      coalesce(people.received, '[]') AS received, seen.visit AS "lastVisit", plan.aims, coalesce(steps.measures, '[]') AS measures,
      coalesce(trouble.problems, '[]') AS problems, coalesce(gifts.given, '[]') AS given, coalesce(paired.helpers, '[]') AS helpers,
      coalesce(stationed.team, '[]') AS team, ${planFacts(county)} AS plan, coalesce(offices.phones, '{}') AS phones
    FROM home h CROSS JOIN offices JOIN village v ON v.county_code = ${county} AND v.village_code = h.village_code
    LEFT JOIN people ON people.household_id = h.id LEFT JOIN seen ON seen.household_id = h.id LEFT JOIN steps ON steps.household_id = h.id
    LEFT JOIN trouble ON trouble.household_id = h.id LEFT JOIN gifts ON gifts.household_id = h.id LEFT JOIN paired ON paired.household_id = h.id
    LEFT JOIN stationed ON stationed.place = h.village_code
    LEFT JOIN plan ON plan.county_code = ${county} AND plan.household_id = h.id AND plan.state = 'agreed'
    ORDER BY h.last_seen_on NULLS FIRST, h.id`,
  )
}

const factsIn = ({ received, measures, given, helpers, team, plan, phones }: Row): readonly FactLine[] =>
  factLines({ members: received, measures: measures as CardSource["measures"], given, helpers, team, plan, phones })

/** Until when the reader has to see a household again; one of ordinary farmers, or handed over, asks nothing of them. */
function dueOf(on: Reader, { id, rollType, ownOn, lastSeenOn }: Row, duties: readonly Duty[]): string | null {
  const { reach, former } = scopeOf(on)
  if (rollType === "general" || former.includes(id)) return null
  return dueDay(duties, reach === "own" ? ownOn : lastSeenOn, today())
}

function copyOf(on: Reader, row: Row, duties: readonly Duty[]): HouseholdCopy {
  const {
    given: _given,
    helpers: _helpers,
    team: _team,
    received,
    ownOn: _ownOn,
    plan: _plan,
    phones: _phones,
    ...rest
  } = row
  const measures = row.measures
    .filter(({ state }) => state !== "planned")
    .map(({ id, title, state, dueOn, deliveredOn, department }) => {
      return { id, title, state, dueOn, deliveredOn, department: departmentLabel(department) ?? department }
    })
  const policies = policyLines(received, measures)
  const copy = { ...rest, dueOn: dueOf(on, row, duties), measures, policies, facts: factsIn(row) }
  const etag = createHash("sha256").update(JSON.stringify(copy)).digest("base64url").slice(0, 16)
  return { ...copy, etag }
}

/** The lines of the fact cards of households, by their ids; who is out of reach is left out. */
export async function factsOf(on: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, readonly FactLine[]>> {
  const found = await rows(on, sql`h.id = ANY(${[...ids]}::uuid[])`, ids.length)
  return new Map(found.map((row) => [row.id, factsIn(row)]))
}

export interface Bundle {
  readonly households: readonly HouseholdCopy[]
  readonly removed: readonly string[]
  /** Households in reach for which there was no room. */
  readonly left: number
  readonly bytes: number
  readonly kept: number
}

/** What a phone is given: copies that differ from those it has, and which of those it must clear. */
export async function bundleFor(
  on: Reader,
  have: Readonly<Record<string, string>>,
  asked: readonly string[],
): Promise<Bundle> {
  const duties = ofRole(await countyDuties(on), scopeOf(on).role).filter(({ counts }) => counts === "seen")
  const copies = (await rows(on, wanted(on, asked))).map((row) => copyOf(on, row, duties))
  const fitting: HouseholdCopy[] = []
  let bytes = 0
  for (const copy of copies) {
    bytes += Buffer.byteLength(JSON.stringify(copy))
    if (bytes > MOST_BYTES) break
    fitting.push(copy)
  }
  const known = new Set(fitting.map(({ id }) => id))
  return {
    households: fitting.filter(({ id, etag }) => have[id] !== etag),
    removed: Object.keys(have).filter((id) => !known.has(id)),
    left: copies.length - fitting.length,
    bytes: Math.min(bytes, MOST_BYTES),
    kept: fitting.length,
  }
}

export interface Receipt {
  /** false when another content was received under this id */
  readonly same: boolean
  readonly at: string
  readonly result: { readonly applied?: number; readonly pending?: number; readonly conflicts?: number }
}

/** What was received already from this person under an id; null when nothing was. */
export async function receiptOf(on: Reader, id: string, payload: unknown): Promise<Receipt | null> {
  const [receipt] = await read<Receipt>(
    on,
    sql`SELECT payload_hash = ${contentHash(payload)} AS same, to_jsonb(received_at) #>> '{}' AS at, result FROM field_item
      WHERE county_code = ${countyOf(on)} AND id = ${id}::uuid`,
  )
  return receipt ?? null
}

/** Households that were handed over, each with the last day on which it may still be read. */
export async function formerOf(on: Reader): Promise<{ id: string; until: string }[]> {
  const { former, actorId } = scopeOf(on)
  if (former === "") return []
  return read(
    on,
    sql`SELECT p.household_id::text AS id, max(p.grace_until)::text AS until FROM pairing p
      WHERE p.county_code = ${countyOf(on)} AND p.account_id = ${actorId}::uuid AND p.household_id = ANY(${former.split(",")}::uuid[])
        AND p.grace_until IS NOT NULL GROUP BY p.household_id`,
  )
}

/** The key under which this person's phone seals what it keeps. */
export const keyFor = (on: Reader): string => phoneKey(countyOf(on), scopeOf(on).actorId)

const NOTED_FOR_MINUTES = 1

/**
 * Whether it has just been noted what this phone keeps, and it is given no further household: then the same taking is not
 * recorded a second time.
 */
export async function isPullNoted(on: Reader, deviceId: string, households: number): Promise<boolean> {
  const [row] = await read(
    on,
    sql`SELECT 1 FROM field_device d WHERE d.county_code = ${countyOf(on)} AND d.id = ${deviceId}::uuid AND d.account_id = ${scopeOf(on).actorId}::uuid
      AND d.revoked_at IS NULL AND d.wiped_at IS NULL AND d.households >= ${households}
      AND d.pulled_at > clock_timestamp() - make_interval(mins => ${NOTED_FOR_MINUTES})`,
  )
  return row !== undefined
}

export interface DeviceRow {
  readonly id: string
  readonly label: string
  readonly households: number
  readonly pulledAt: string | null
  readonly revoked: boolean
  /** When the phone reported that its copy has gone; null = it keeps one, or has not reported. */
  readonly wipedAt: string | null
}

/** Phones that keep households for this person. */
export async function listDevices(on: Reader, accountId: string): Promise<DeviceRow[]> {
  return read<DeviceRow>(
    on,
    sql`SELECT id::text, label, households, to_jsonb(pulled_at) #>> '{}' AS "pulledAt", revoked_at IS NOT NULL AS revoked,
      to_jsonb(wiped_at) #>> '{}' AS "wipedAt" FROM field_device
      WHERE county_code = ${countyOf(on)} AND account_id = ${accountId}::uuid ORDER BY pulled_at DESC NULLS LAST LIMIT 20`,
  )
}
