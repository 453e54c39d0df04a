import { mayAs, ROLE_KEYS, roleOf } from "@/lib/domain/access/roles"
import { type Owner, type OwnerPerson, ownerFor } from "@/lib/domain/problem/owner"
import { Prisma } from "@/lib/platform/db/generated/client"
import { countyOf, type Reader, read, scopeOf } from "@/lib/platform/db/tenant"
import { may } from "@/lib/platform/scope/scope"

const { sql } = Prisma

/** Roles that handle problems of a whole place; departments are chosen as such, helpers by their household. */
const OF_PLACE = ROLE_KEYS.filter(
  (role) => mayAs(role, "problem.handle") && ["county", "township", "village"].includes(roleOf(role).reach),
)

interface Place {
  readonly householdId: string | null
  readonly villageCode: string
}

/**
 * Who may own a problem of a household or of a village: the household's helpers, then whoever has the place in reach, the
 * nearest first.
 * @returns null when the place is not there, out of reach, or the household was handed over or has left
 */
export async function ownersFor(on: Reader, place: Place): Promise<readonly OwnerPerson[] | null> {
  const county = countyOf(on)
  const { former, households } = scopeOf(on)
  const [row] = await read<{ people: OwnerPerson[] }>(
    on,
    sql`
    SELECT (SELECT coalesce(json_agg(json_build_object('id', x.id, 'name', x.display_name, 'role', x.role, 'post', x.post, 'helper', x.helper)
        ORDER BY x.helper DESC, length(x.area) DESC, x.started_on, x.display_name, x.id), '[]') FROM (
      SELECT a.id, a.display_name, a.role, a.post, a.area, p.account_id IS NOT NULL AS helper, p.started_on FROM account a
      LEFT JOIN pairing p ON p.county_code = ${county} AND p.household_id = h.id AND p.account_id = a.id AND p.ended_on IS NULL
      WHERE a.county_code = ${county} AND a.disabled_at IS NULL
        AND (p.account_id IS NOT NULL OR a.role = ANY(${OF_PLACE}::text[]) AND starts_with(v.village_code, a.area))
      ORDER BY p.account_id IS NOT NULL DESC, length(a.area) DESC, a.display_name LIMIT 200) x) AS people
    FROM village v LEFT JOIN household h ON h.county_code = ${county} AND h.id = ${place.householdId}::uuid AND h.ended_at IS NULL
      AND position(h.id::text IN ${former}) = 0
    WHERE v.county_code = ${county} AND v.village_code = coalesce(h.village_code, ${place.villageCode})
      AND (h.id IS NOT NULL OR ${place.householdId}::uuid IS NULL AND ${households === "*"})`,
  )
  return row?.people ?? null
}

/**
 * The owner that a form names among the people who have the place in reach; without a choice the household's helper, else
 * the reader.
 * @returns a sentence when nobody would be responsible; null when the place is out of reach
 */
export async function chosenOwner(
  on: Reader,
  place: Place,
  choice: string | undefined,
): Promise<Owner | string | null> {
  const people = await ownersFor(on, place)
  if (!people) return null
  const { actorId, department, reach } = scopeOf(on)
  const handles = may(scopeOf(on), "problem.handle")
  const first = people.some((person) => person.helper) || !handles ? "helper" : "me"
  return ownerFor(choice ?? first, people, {
    id: actorId,
    department: reach === "department" ? department : null,
    handles,
  })
}
