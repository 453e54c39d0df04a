import type { HouseholdFacts } from "@/lib/domain/classification/facts"
import { factsOf, type HouseholdFactRow, type MemberFactRow } from "@/lib/domain/household/facts"
import { Prisma } from "@/lib/platform/db/generated/client"
import { countyOf, type Reader, read } from "@/lib/platform/db/tenant"

/** A household's facts and what is stored of its result, as one bulk read gives them. */
export interface FactsRead {
  readonly id: string
  readonly villageCode: string
  readonly facts: HouseholdFacts
  /** The recorded values behind the facts as one text: equal text, equal facts (ages apart). */
  readonly recorded: string
  readonly persons: number
  /** Fingerprint of the current stored result; null = never classified. */
  readonly print: string | null
  /** The household's columns do not say what the stored result and the override say. */
  readonly askew: boolean
  readonly computed: string | null
  readonly override: string | null
  readonly overrideReview: boolean
}

interface Row {
  id: string
  village: string
  own: string
  members: string | null
  print: string | null
  askew: boolean
  computed: string | null
  override: string | null
  review: boolean
}

/** `ROW(…)::text`: a third cheaper than JSON for the server; every value in it is a code, a day, a number or an id. */
const HOUSEHOLD_ROW = Prisma.raw(
  `ROW(h.roll_type, h.housing_grade, h.housing_hazard, h.contract_land_mu, h.land_use, h.operating_ability,
    h.operating_will, h.has_industry, h.lacks_funds, h.lacks_skill, h.has_fixed_income, h.can_work_away, v.category)::text`,
)
const MEMBER_ROW = Prisma.raw(
  `ROW(m.id, m.relation, m.sex, m.birth_date, m.labour, m.school_status, m.education, m.disability_grade,
    nullif(array_to_string(m.health, '+'), ''), m.two_cancers, m.extreme_poverty, m.school_dropout, m.schooling_at_risk,
    m.startup_desire)::text`,
)

/** The values of `(a,,t)`. @throws when one of them needed quoting, which no code, day or number does */
function valuesOf(text: string, count: number): string[] {
  const values = text.slice(1, -1).split(",")
  if (values.length !== count || text.includes('"')) throw new Error("a fact column holds no code")
  return values
}

const code = (value: string | undefined): string | null => value || null
const flag = (value: string | undefined): boolean | null => (value ? value === "t" : null)

function householdOf(text: string): { row: HouseholdFactRow; category: string } {
  const v = valuesOf(text, 13)
  const row = {
    roll_type: v[0] ?? "",
    housing_grade: code(v[1]),
    housing_hazard: flag(v[2]),
    contract_land_mu: v[3] ? Number(v[3]) : null,
    land_use: code(v[4]),
    operating_ability: code(v[5]),
    operating_will: code(v[6]),
    has_industry: flag(v[7]),
    lacks_funds: flag(v[8]),
    lacks_skill: flag(v[9]),
    has_fixed_income: flag(v[10]),
    can_work_away: flag(v[11]),
  }
  return { row, category: v[12] ?? "" }
}

function memberOf(text: string): MemberFactRow {
  const v = valuesOf(text, 14)
  return {
    id: v[0] ?? "",
    relation: code(v[1]),
    sex: code(v[2]),
    birth_date: code(v[3]),
    labour: code(v[4]),
    school_status: code(v[5]),
    education: code(v[6]),
    disability_grade: code(v[7]),
    health: v[8] ? v[8].split("+") : null,
    two_cancers: flag(v[9]),
    extreme_poverty: flag(v[10]),
    school_dropout: flag(v[11]),
    schooling_at_risk: flag(v[12]),
    startup_desire: flag(v[13]),
  }
}

function factsRead(row: Row, asOf: string): FactsRead {
  const { row: household, category } = householdOf(row.own)
  const members = row.members ? row.members.split(";").map(memberOf) : []
  return {
    id: row.id,
    villageCode: row.village,
    facts: factsOf(household, members, { category }, asOf),
    recorded: `${row.village}${row.own}${row.members ?? ""}`,
    persons: members.length,
    print: row.print,
    askew: row.askew,
    computed: row.computed,
    override: row.override,
    overrideReview: row.review,
  }
}

/**
 * One statement for many households. OFFSET 0 keeps the lookups by household: right after an import the tables have no
 * statistics, and the planner would compare every household with every result.
 * @param which a condition over the alias h, the household
 */
export async function readFacts(on: Reader, which: Prisma.Sql, asOf: string): Promise<FactsRead[]> {
  const county = countyOf(on)
  const rows = await read<Row>(
    on,
    Prisma.sql`
    SELECT h.id::text AS id, h.village_code AS village, ${HOUSEHOLD_ROW} AS own,
      (SELECT string_agg(${MEMBER_ROW}, ';' ORDER BY m.position, m.id) FROM member m
        WHERE m.county_code = ${county} AND m.household_id = h.id AND m.ended_at IS NULL) AS members,
      c.outcomes->>'print' AS print, h.computed_pathway AS computed, o.pathway AS override, h.override_review AS review,
      (h.pathway IS DISTINCT FROM coalesce(o.pathway, c.primary_pathway) OR h.computed_pathway IS DISTINCT FROM c.primary_pathway
        OR h.pathway_status IS DISTINCT FROM c.status OR h.overridden <> (o.id IS NOT NULL)
        OR h.missing_facts IS DISTINCT FROM c.missing_facts OR h.missing_count <> coalesce(cardinality(c.missing_facts), 0)
        OR h.urgent IS DISTINCT FROM c.urgent OR h.warnings IS DISTINCT FROM c.warnings
        OR (o.id IS NULL AND h.secondary IS DISTINCT FROM c.secondary)) AS askew
    FROM household h
    JOIN village v ON v.county_code = h.county_code AND v.village_code = h.village_code
    LEFT JOIN LATERAL (SELECT c.outcomes, c.primary_pathway, c.status, c.secondary, c.urgent, c.missing_facts, c.warnings
      FROM classification c WHERE c.county_code = ${county} AND c.household_id = h.id
      AND c.superseded_at IS NULL OFFSET 0) c ON true
    LEFT JOIN LATERAL (SELECT o.id, o.pathway FROM pathway_override o WHERE o.county_code = ${county}
      AND o.household_id = h.id AND o.ended_at IS NULL OFFSET 0) o ON true
    WHERE h.county_code = ${county} AND h.ended_at IS NULL AND ${which}`,
  )
  return rows.map((row) => factsRead(row, asOf))
}
