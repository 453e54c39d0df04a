import { Prisma } from "@/lib/platform/db/generated/client"
import type { Tx } from "@/lib/platform/db/tenant"

const { sql } = Prisma

interface Head {
  readonly id: string
  readonly name: string
  readonly initials: string
  readonly members: number
}

/**
 * Head and number of members follow from the members. Counted apart from the update: joined in one statement, a planner
 * without fresh statistics reads every member for each household.
 */
export async function recountHouseholds(tx: Tx, householdIds: readonly string[]): Promise<void> {
  const county = tx.scope.countyCode
  const ids = sql`ANY(${[...householdIds]}::uuid[])`
  const kept = await tx.query<Head>(sql`
    SELECT h.id::text, h.head_name AS name, h.head_initials AS initials, h.member_count AS members FROM household h
    WHERE h.county_code = ${county} AND h.id = ${ids}`)
  const counted = await tx.query<Head>(sql`
    SELECT m.household_id::text AS id, count(*)::int AS members, coalesce(max(m.name) FILTER (WHERE m.relation = 'head'), '') AS name,
      coalesce(max(m.initials) FILTER (WHERE m.relation = 'head'), '') AS initials
    FROM member m WHERE m.county_code = ${county} AND m.household_id = ${ids} AND m.ended_at IS NULL GROUP BY m.household_id`)
  const now = new Map(counted.map((head) => [head.id, head]))
  const wrong = kept.flatMap((head): Head[] => {
    const right = now.get(head.id) ?? { id: head.id, name: "", initials: "", members: 0 }
    return right.name === head.name && right.initials === head.initials && right.members === head.members ? [] : [right]
  })
  if (wrong.length === 0) return
  await tx.execute(sql`
    UPDATE household h SET head_name = x.name, head_initials = x.initials, member_count = x.members
    FROM jsonb_to_recordset(${JSON.stringify(wrong)}::jsonb) AS x(id uuid, name text, initials text, members int)
    WHERE h.county_code = ${county} AND h.id = ANY(${wrong.map((head) => head.id)}::uuid[]) AND h.id = x.id`)
}
