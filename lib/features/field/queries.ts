import { createHash } from "node:crypto"
import { departmentLabel } from "@/lib/domain/access/administration"
import { type CardSource, factLines } from "@/lib/domain/field/facts"
import { type HouseholdCopy, MOST_BYTES, MOST_HOUSEHOLDS } from "@/lib/domain/field/protocol"
import { columnOf, isSealed } from "@/lib/domain/household/field"
import { changeableFields } from "@/lib/domain/visit/change-rules"
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

interface Row extends Omit<HouseholdCopy, "etag" | "facts" | "measures"> {
  readonly measures: readonly (HouseholdCopy["measures"][number] & {
    readonly deliveredOn: string | null
    readonly phone: string | null
  })[]
  readonly given: CardSource["given"]
  readonly helpers: CardSource["helpers"]
  readonly team: CardSource["team"]
  readonly policies: CardSource["members"]
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

const rows = (on: Reader, asked: readonly string[]): Promise<Row[]> => {
  const county = countyOf(on)
  return read<Row>(
    on,
    sql`
    WITH home AS (
      SELECT h.* FROM household h WHERE h.county_code = ${county} AND h.ended_at IS NULL AND (${wanted(on, asked)})
      ORDER BY h.last_seen_on NULLS FIRST, h.id LIMIT ${MOST_HOUSEHOLDS}
    ), people AS (
      SELECT m.household_id, jsonb_agg(jsonb_build_object('id', m.id, 'name', m.name, 'relation', m.relation,
          'age', extract(year FROM age((now() AT TIME ZONE 'Asia/Shanghai')::date, m.birth_date)), 'values', ${valuesJson("member", "m")}) ORDER BY m.position, m.id) AS members,
        jsonb_agg(jsonb_build_object('name', m.name, 'subsistenceAllowance', m.subsistence_allowance, 'extremePoverty', m.extreme_poverty,
          'disabilitySubsidy', m.disability_subsidy, 'residentMedical', m.resident_medical, 'residentPension', m.resident_pension,
          'medicalAid', m.medical_aid, 'welfarePost', m.welfare_post) ORDER BY m.position, m.id) AS policies
      FROM member m JOIN home ON home.county_code = m.county_code AND home.id = m.household_id
      WHERE m.county_code = ${county} AND m.ended_at IS NULL GROUP BY m.household_id
    ), seen AS (
      SELECT DISTINCT ON (v.household_id) v.household_id, jsonb_build_object('on', v.visited_on, 'by', v.visitor_name, 'sentence', v.sentence,
        'content', v.content - 'problem' - 'measures') AS visit
      FROM visit v JOIN home ON home.county_code = v.county_code AND home.id = v.household_id
      WHERE v.county_code = ${county} ORDER BY v.household_id, v.visited_on DESC, v.received_at DESC
    ), steps AS (
      SELECT m.household_id, jsonb_agg(jsonb_build_object('id', m.id, 'title', m.title, 'state', m.state, 'dueOn', m.due_on, 'department', m.department,
        'deliveredOn', m.delivered_on, 'phone', u.phone) ORDER BY m.due_on, m.id) AS measures
      FROM plan_measure m JOIN home ON home.county_code = m.county_code AND home.id = m.household_id
      LEFT JOIN unit u ON u.county_code = ${county} AND u.department_key = m.department AND u.ended_on IS NULL
      WHERE m.county_code = ${county} AND m.to_version IS NULL AND m.state NOT IN ('ended', 'planned') GROUP BY m.household_id
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
    ), stationed AS (
      SELECT t.place, jsonb_agg(jsonb_build_object('name', coalesce(a.display_name, t.person_name), 'post', CASE t.kind WHEN 'firstSecretary' THEN '驻村第一书记' ELSE '驻村工作队队长' END,
        'phone', coalesce(t.phone, a.work_phone)) ORDER BY t.kind) AS team
      FROM appointment t LEFT JOIN account a ON a.county_code = ${county} AND a.id = t.account_id
      WHERE t.county_code = ${county} AND t.kind IN ('firstSecretary', 'teamLeader') AND t.ended_on IS NULL GROUP BY t.place
    )
    SELECT h.id::text, h.household_no AS no, h.head_name AS head, v.name AS village, h.group_name AS "group", h.roll_type AS "rollType", h.pathway,
      h.phone_masked AS phone, h.last_seen_on::text AS "lastSeenOn", ${valuesJson("household", "h")} AS "values", coalesce(people.members, '[]') AS members,
      coalesce(people.policies, '[]') AS policies, seen.visit AS "lastVisit", plan.aims, coalesce(steps.measures, '[]') AS measures,
      coalesce(trouble.problems, '[]') AS problems, coalesce(gifts.given, '[]') AS given, coalesce(paired.helpers, '[]') AS helpers,
      coalesce(stationed.team, '[]') AS team
    FROM home h JOIN village v ON v.county_code = ${county} AND v.village_code = h.village_code
    LEFT JOIN people ON people.household_id = h.id LEFT JOIN seen ON seen.household_id = h.id LEFT JOIN steps ON steps.household_id = h.id
    LEFT JOIN trouble ON trouble.household_id = h.id LEFT JOIN gifts ON gifts.household_id = h.id LEFT JOIN paired ON paired.household_id = h.id
    LEFT JOIN stationed ON stationed.place = h.village_code
    LEFT JOIN plan ON plan.county_code = ${county} AND plan.household_id = h.id AND plan.state = 'agreed'
    ORDER BY h.last_seen_on NULLS FIRST, h.id`,
  )
}

function copyOf({ given, helpers, team, policies, ...row }: Row): HouseholdCopy {
  const named = row.measures.map((measure) => ({
    ...measure,
    department: departmentLabel(measure.department) ?? measure.department,
  }))
  const measures = named.map(({ deliveredOn: _on, phone: _phone, ...measure }) => measure)
  const facts = factLines({ members: policies, measures: named as CardSource["measures"], given, helpers, team })
  const copy = { ...row, measures, facts }
  const etag = createHash("sha256").update(JSON.stringify(copy)).digest("base64url").slice(0, 16)
  return { ...copy, etag }
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
  const copies = (await rows(on, asked)).map(copyOf)
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

export interface DeviceRow {
  readonly id: string
  readonly label: string
  readonly households: number
  readonly pulledAt: string | null
  readonly revoked: boolean
}

/** Phones that keep households for this person. */
export async function listDevices(on: Reader, accountId: string): Promise<DeviceRow[]> {
  return read<DeviceRow>(
    on,
    sql`SELECT id::text, label, households, to_jsonb(pulled_at) #>> '{}' AS "pulledAt", revoked_at IS NOT NULL AS revoked FROM field_device
      WHERE county_code = ${countyOf(on)} AND account_id = ${accountId}::uuid ORDER BY pulled_at DESC NULLS LAST LIMIT 20`,
  )
}
