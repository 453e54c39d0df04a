import { Prisma } from "@/lib/platform/db/generated/client"
import type { Writer } from "@/lib/platform/db/tenant"

/**
 * Counts the villages anew in register_summary. The village rows are locked first, in the order of their codes: of two
 * writers in one village the second waits, and then counts what the first has stored.
 */
export async function refreshSummary(tx: Writer, villageCodes: readonly string[]): Promise<void> {
  const county = tx.scope.countyCode
  if (tx.scope.households !== "*" || tx.scope.pathways !== "*")
    throw new Error("a count needs every household of the village in reach")
  const codes = [...new Set(villageCodes)].sort()
  if (codes.length === 0) return
  const villages = Prisma.sql`ANY(${codes}::text[])`
  await tx.query(Prisma.sql`
    SELECT village_code FROM village WHERE county_code = ${county} AND village_code = ${villages} ORDER BY village_code FOR UPDATE`)
  await tx.execute(Prisma.sql`
    DELETE FROM register_summary WHERE county_code = ${county} AND village_code = ${villages}`)
  await tx.execute(Prisma.sql`
    INSERT INTO register_summary (county_code, village_code, role, roll_type, pathway, households, persons, provisional, overridden)
    SELECT ${county}, h.village_code, 'primary', h.roll_type, coalesce(h.pathway, 'none'), count(*), coalesce(sum(h.member_count), 0),
      count(*) FILTER (WHERE h.pathway_status = 'provisional'), count(*) FILTER (WHERE h.overridden)
    FROM household h WHERE h.county_code = ${county} AND h.village_code = ${villages} AND h.ended_at IS NULL
    GROUP BY h.village_code, h.roll_type, coalesce(h.pathway, 'none')`)
  await tx.execute(Prisma.sql`
    INSERT INTO register_summary (county_code, village_code, role, roll_type, pathway, households, persons, provisional, overridden)
    SELECT ${county}, h.village_code, 'secondary', h.roll_type, s.pathway, count(*), coalesce(sum(h.member_count), 0),
      count(*) FILTER (WHERE h.pathway_status = 'provisional'), count(*) FILTER (WHERE h.overridden)
    FROM household h CROSS JOIN LATERAL unnest(h.secondary) AS s(pathway)
    WHERE h.county_code = ${county} AND h.village_code = ${villages} AND h.ended_at IS NULL AND s.pathway IS DISTINCT FROM h.pathway
    GROUP BY h.village_code, h.roll_type, s.pathway`)
}
