import { Prisma } from "@/lib/platform/db/generated/client"
import { read } from "@/lib/platform/db/tenant"
import type { Scope } from "@/lib/platform/scope/scope"

/** A household as far as responsibility needs it. */
export interface Door {
  id: string
  no: string
  head: string
}

/** A village with its households in the order of their numbers. */
export interface Ground {
  code: string
  name: string
  category: string
  townshipCode: string
  townshipName: string
  doors: Door[]
}

/** The county's villages with their households. */
export function groundsOf(scope: Scope): Promise<Ground[]> {
  return read<Ground>(
    scope,
    Prisma.sql`SELECT v.village_code AS code, v.name, v.category, t.code AS "townshipCode", t.name AS "townshipName",
        coalesce(h.doors, '[]'::jsonb) AS doors
      FROM village v JOIN township t ON t.county_code = v.county_code AND t.code = v.township_code
      LEFT JOIN (SELECT village_code, jsonb_agg(jsonb_build_object('id', id, 'no', household_no, 'head', head_name) ORDER BY household_no) AS doors
        FROM household WHERE county_code = ${scope.countyCode} AND ended_at IS NULL GROUP BY village_code) h ON h.village_code = v.village_code
      WHERE v.county_code = ${scope.countyCode} ORDER BY v.village_code`,
  )
}
