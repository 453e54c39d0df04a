import { Prisma } from "@/lib/platform/db/generated/client"
import { read } from "@/lib/platform/db/tenant"
import type { Scope } from "@/lib/platform/scope/scope"

/** A member as visits speak of them. */
export interface Relative {
  id: string
  name: string
  relation: string | null
  sex: string | null
  /** Whole years. */
  age: number
  school: string | null
  health: string[]
  disabled: boolean
  labour: string | null
  workPlace: string | null
  employer: string | null
  welfarePost: string | null
  wage: number | null
}

/** A household of the register with what casework turns on. */
export interface Family {
  id: string
  no: string
  villageCode: string
  head: string
  rollType: string
  /** Monitored and the risk not yet ended. */
  watched: boolean
  pathway: string | null
  secondary: string[]
  urgent: string[]
  housingGrade: string | null
  contractLandMu: number | null
  hasIndustry: boolean | null
  mainCause: string | null
  members: Relative[]
}

/** The households of a place with their members, in the order of their numbers. */
export function familiesOf(scope: Scope, place: string): Promise<Family[]> {
  return read<Family>(
    scope,
    Prisma.sql`SELECT h.id::text, h.household_no AS no, h.village_code AS "villageCode", h.head_name AS head, h.roll_type AS "rollType",
        starts_with(h.roll_type, 'monitored') AND h.risk_cleared IS NOT TRUE AS watched, h.pathway, h.secondary, h.urgent,
        h.housing_grade AS "housingGrade", h.contract_land_mu AS "contractLandMu", h.has_industry AS "hasIndustry", h.main_cause AS "mainCause",
        m.members
      FROM household h JOIN (SELECT household_id, jsonb_agg(jsonb_build_object('id', id, 'name', name, 'relation', relation, 'sex', sex,
          'age', coalesce(extract(year FROM age(birth_date)), 0)::int, 'school', school_status, 'health', health, 'disabled', disability_grade IS NOT NULL,
          'labour', labour, 'workPlace', work_place, 'employer', employer, 'welfarePost', welfare_post, 'wage', monthly_wage_yuan) ORDER BY position) AS members
        FROM member WHERE county_code = ${scope.countyCode} AND ended_at IS NULL AND starts_with(village_code, ${place}) GROUP BY household_id) m
        ON m.household_id = h.id
      WHERE h.county_code = ${scope.countyCode} AND h.ended_at IS NULL AND starts_with(h.village_code, ${place}) ORDER BY h.household_no`,
  )
}
