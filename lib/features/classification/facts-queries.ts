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

const HOUSEHOLD_COLUMNS = [
  "roll_type",
  "housing_grade",
  "housing_hazard",
  "contract_land_mu",
  "land_use",
  "operating_ability",
  "operating_will",
  "has_industry",
  "lacks_funds",
  "lacks_skill",
  "has_fixed_income",
  "can_work_away",
] as const satisfies readonly (keyof HouseholdFactRow)[]

const MEMBER_COLUMNS = [
  "id",
  "relation",
  "sex",
  "birth_date",
  "labour",
  "school_status",
  "education",
  "disability_grade",
  "health",
  "two_cancers",
  "extreme_poverty",
  "school_dropout",
  "schooling_at_risk",
  "startup_desire",
] as const satisfies readonly (keyof MemberFactRow)[]

const BOOLEAN: ReadonlySet<string> = new Set([
  "housing_hazard",
  "has_industry",
  "lacks_funds",
  "lacks_skill",
  "has_fixed_income",
  "can_work_away",
  "two_cancers",
  "extreme_poverty",
  "school_dropout",
  "schooling_at_risk",
  "startup_desire",
])

/** `ROW(…)::text`: a third cheaper than JSON for the server, and every value here is a code, a day, a number or an id. */
const rowText = (alias: string, columns: readonly string[]): Prisma.Sql =>
  Prisma.raw(
    `ROW(${columns.map((name) => (name === "health" ? `nullif(array_to_string(${alias}.health, '+'), '')` : `${alias}.${name}`)).join(", ")})::text`,
  )

/** The values of `(a,,t)`: an empty one is null. @throws when a value needed quoting, which no code, day or number does */
function valuesOf(text: string, columns: readonly string[]): Record<string, unknown> {
  const values = text.slice(1, -1).split(",")
  if (values.length !== columns.length || text.includes('"')) throw new Error("a fact column holds no code")
  const row: Record<string, unknown> = {}
  for (let index = 0; index < columns.length; index++) {
    const name = columns[index] ?? ""
    const value = values[index] ?? ""
    if (value === "") row[name] = null
    else if (BOOLEAN.has(name)) row[name] = value === "t"
    else if (name === "health") row[name] = value.split("+")
    else if (name === "contract_land_mu") row[name] = Number(value)
    else row[name] = value
  }
  return row
}

const WITH_CATEGORY = [...HOUSEHOLD_COLUMNS, "category"]

function factsRead(row: Row, asOf: string): FactsRead {
  const own = valuesOf(row.own, WITH_CATEGORY)
  const members = row.members ? row.members.split(";").map((text) => valuesOf(text, MEMBER_COLUMNS)) : []
  const household = own as unknown as HouseholdFactRow
  return {
    id: row.id,
    villageCode: row.village,
    facts: factsOf(household, members as unknown as MemberFactRow[], { category: String(own.category) }, asOf),
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
      (SELECT string_agg(${rowText("m", MEMBER_COLUMNS)}, ';' ORDER BY m.position, m.id) FROM member m
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

const HOUSEHOLD_ROW = Prisma.raw(
  `ROW(${[...HOUSEHOLD_COLUMNS.map((name) => `h.${name}`), "v.category"].join(", ")})::text`,
)
