import { nextAfter, readSearch, type SearchTerm } from "@/lib/domain/household/search"
import { blindIndex } from "@/lib/platform/crypto/seal"
import { Prisma } from "@/lib/platform/db/generated/client"
import { countyOf, type Reader } from "@/lib/platform/db/tenant"

const { sql, join } = Prisma

/** `column` begins with `prefix`, in a form that an index serves under row-level security (LIKE is not leakproof). */
const beginsWith = (column: Prisma.Sql, prefix: string): Prisma.Sql =>
  sql`(${column} ~>=~ ${prefix} AND ${column} ~<~ ${nextAfter(prefix)})`

type Where = (condition: Prisma.Sql) => Prisma.Sql

/**
 * A word of two characters and more is looked for inside names too (after the surname, also a double one, and after a
 * dot), and in the names of townships and villages.
 */
function byName(county: string, text: string, members: Where, households: Where): Prisma.Sql[] {
  if ([...text].length < 2) return [members(beginsWith(sql`m.name`, text))]
  const places = sql`SELECT v.village_code FROM village v
    JOIN township t ON t.county_code = v.county_code AND t.code = v.township_code
    WHERE v.county_code = ${county} AND (strpos(v.name, ${text}) > 0 OR strpos(t.name, ${text}) > 0)`
  return [
    ...[sql`m.name`, sql`m.name_rest`, sql`m.name_tail`].map((column) => members(beginsWith(column, text))),
    // An array is taken for a few places, a subquery for a third of the county.
    households(sql`s.village_code = ANY(ARRAY(${places}))`),
  ]
}

function byNumber(county: string, term: SearchTerm & { kind: "number" }, members: Where, households: Where) {
  const ways = [households(sql`s.household_no >= ${term.text} AND s.household_no < ${nextAfter(term.text)}`)]
  if (term.idNumber) ways.push(members(sql`m.id_number_index = ${blindIndex(county, "idNumber", term.idNumber)}`))
  if (term.mayBePhone) {
    const phone = blindIndex(county, "phone", term.text)
    ways.push(households(sql`s.phone_index = ${phone}`), members(sql`m.phone_index = ${phone}`))
  }
  return ways
}

/** Ids of the households that one word of the search box means, each way by its own index. */
function idsOf(county: string, term: SearchTerm): Prisma.Sql {
  const members: Where = (condition) =>
    sql`SELECT m.household_id FROM member m WHERE m.county_code = ${county} AND m.ended_at IS NULL AND ${condition}`
  const households: Where = (condition) =>
    sql`SELECT s.id FROM household s WHERE s.county_code = ${county} AND s.ended_at IS NULL AND ${condition}`
  if (term.kind === "initials") return members(beginsWith(sql`m.initials`, term.text))
  const ways =
    term.kind === "name" ? byName(county, term.text, members, households) : byNumber(county, term, members, households)
  return join(ways, " UNION ALL ")
}

/**
 * The condition on alias h that every word typed is met. The words' households are intersected as sets: joined one by one,
 * a common word would be asked anew for each household of the other.
 */
export function searchCondition(on: Reader, text: string): Prisma.Sql {
  const sets = readSearch(text).map((term) => sql`(${idsOf(countyOf(on), term)})`)
  // A text of nothing but separators names nothing, and so finds nothing.
  return sets.length === 0 ? sql`false` : sql`h.id IN (${join(sets, " INTERSECT ")})`
}

/** The names of the members of alias `page` that a word meets, so that it is seen why a household was found. */
export function matchedMembers(on: Reader, text: string | undefined): Prisma.Sql {
  const meets = readSearch(text ?? "").flatMap((term) => {
    if (term.kind === "name") return [sql`strpos(m.name, ${term.text}) > 0`]
    return term.kind === "initials" ? [sql`starts_with(m.initials, ${term.text})`] : []
  })
  if (meets.length === 0) return sql`NULL`
  return sql`(SELECT string_agg(m.name, '、' ORDER BY m.position) FROM member m WHERE m.county_code = ${countyOf(on)}
    AND m.household_id = page.id AND m.ended_at IS NULL AND m.relation IS DISTINCT FROM 'head' AND (${join(meets, " OR ")}))`
}
