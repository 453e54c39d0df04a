import { hash } from "node:crypto"
import type { Decision } from "@/lib/domain/classification/decision"
import type { Engine } from "@/lib/domain/classification/engine"
import { type Outcomes, outcomesOf } from "@/lib/domain/classification/outcomes"
import { storeFacts } from "@/lib/domain/household/stored-facts"
import { effectiveResult } from "@/lib/domain/override/effective"
import type { Move } from "@/lib/domain/policy/move-counts"
import { type FactsRead, readFacts } from "@/lib/features/classification/facts-queries"
import { engineOn } from "@/lib/features/policy/queries"
import { Prisma } from "@/lib/platform/db/generated/client"
import type { Tx } from "@/lib/platform/db/tenant"

/** One household whose stored result or columns have to follow. */
interface Change {
  readonly read: FactsRead
  readonly decision: Decision
  readonly outcomes: Outcomes
  /** Tells whether anything has changed since the stored result. */
  readonly print: string
  /** The stored result differs (not only the household's columns). */
  readonly renewed: boolean
  readonly review: boolean
}

function printOf(read: FactsRead, decision: Decision, { criteria }: Outcomes): string {
  const { status, primary, rule, secondary, urgent, missingFacts, warnings } = decision
  const told = `${status}|${primary}|${rule}|${secondary.join()}|${urgent.join()}|${missingFacts.join()}|${warnings.join()}`
  return hash("sha256", `${read.recorded}#${told}#${criteria}`, "base64url").slice(0, 22)
}

function changeOf(engine: Engine, read: FactsRead): Change | null {
  const decision = engine.decide(read.facts)
  const outcomes = outcomesOf(engine, read.facts, decision.rule)
  const print = printOf(read, decision, outcomes)
  const renewed = print !== read.print
  if (!renewed && !read.askew) return null
  const review = read.override !== null && (read.overrideReview || (renewed && read.print !== null))
  return { read, decision, outcomes, print, renewed, review }
}

const array = (values: readonly string[]): string => `{${values.map((value) => `"${value}"`).join(",")}}`

async function storeResults(tx: Tx, engine: Engine, changes: readonly Change[], at: string): Promise<void> {
  const county = tx.scope.countyCode
  const former = changes.filter(({ read }) => read.print !== null).map(({ read }) => read.id)
  if (former.length > 0) {
    await tx.execute(Prisma.sql`
      UPDATE classification SET superseded_at = ${at}::timestamptz
      WHERE county_code = ${county} AND household_id = ANY(${former}::uuid[]) AND superseded_at IS NULL`)
  }
  const rows = changes.map(({ read, decision, outcomes, print }) => ({
    h: read.id,
    v: read.villageCode,
    s: decision.status,
    p: decision.primary,
    r: decision.rule,
    se: decision.secondary,
    u: decision.urgent,
    m: decision.missingFacts,
    w: decision.warnings,
    f: storeFacts(read.facts),
    o: { rules: outcomes.rules, criteria: outcomes.criteria, print },
  }))
  await tx.execute(Prisma.sql`
    INSERT INTO classification (county_code, household_id, village_code, policy_version, status, primary_pathway, rule,
      secondary, urgent, missing_facts, warnings, facts, outcomes, as_of, computed_at)
    SELECT ${county}, x.h, x.v, ${engine.policySet.version}, x.s, x.p, x.r, x.se, x.u, x.m, x.w, x.f, x.o,
      ${engine.day}::date, ${at}::timestamptz
    FROM json_to_recordset(${JSON.stringify(rows)}::json)
      AS x(h uuid, v text, s text, p text, r text, se text[], u text[], m text[], w text[], f jsonb, o jsonb)`)
}

async function storeColumns(tx: Tx, changes: readonly Change[]): Promise<void> {
  const rows = changes.map(({ read, decision, outcomes, review }) => {
    const { pathway, secondary } = effectiveResult(decision, outcomes.applicable, read.override)
    return {
      h: read.id,
      p: pathway,
      c: decision.primary,
      s: decision.status,
      se: array(secondary),
      u: array(decision.urgent),
      m: array(decision.missingFacts),
      n: decision.missingFacts.length,
      w: array(decision.warnings),
      o: read.override !== null,
      r: review,
    }
  })
  // One pass over both lists, whatever the planner believes of tables that have just been filled.
  await tx.execute(Prisma.sql`SET LOCAL enable_nestloop = off`)
  await tx.execute(Prisma.sql`
    UPDATE household h SET pathway = x.p, computed_pathway = x.c, pathway_status = x.s, secondary = x.se::text[],
      urgent = x.u::text[], missing_facts = x.m::text[], missing_count = x.n, warnings = x.w::text[], overridden = x.o,
      override_review = x.r
    FROM json_to_recordset(${JSON.stringify(rows)}::json)
      AS x(h uuid, p text, c text, s text, se text, u text, m text, n int, w text, o boolean, r boolean)
    WHERE h.county_code = ${tx.scope.countyCode} AND h.id = x.h AND h.id = ANY(${rows.map(({ h }) => h)}::uuid[])`)
  await tx.execute(Prisma.sql`SET LOCAL enable_nestloop = on`)
}

/** An override whose household is no longer what it was comes back to whoever decides. */
async function markOverrides(tx: Tx, changes: readonly Change[], at: string): Promise<void> {
  const ids = changes.filter(({ review, renewed }) => review && renewed).map(({ read }) => read.id)
  if (ids.length === 0) return
  await tx.execute(Prisma.sql`
    UPDATE pathway_override SET facts_changed_at = ${at}::timestamptz
    WHERE county_code = ${tx.scope.countyCode} AND household_id = ANY(${ids}::uuid[]) AND ended_at IS NULL
      AND facts_changed_at IS NULL`)
}

export interface Classified {
  readonly households: number
  /** Households of which anything was written. */
  readonly changed: number
  /** Their villages, whose summary has to be counted anew. */
  readonly villages: readonly string[]
  /** Households whose computed pathway is another than before. */
  readonly moves: readonly Move[]
}

/** Locked before they are read, in one order for everybody, so that a fact stored meanwhile is seen, not lost. */
const lock = (tx: Tx, which: Prisma.Sql): Promise<unknown> =>
  tx.query(Prisma.sql`
    SELECT count(*)::int AS locked FROM (SELECT 1 FROM household h
      WHERE h.county_code = ${tx.scope.countyCode} AND h.ended_at IS NULL AND ${which}
      ORDER BY h.village_code, h.household_no, h.id FOR NO KEY UPDATE) AS l`)

/**
 * Classifies current households with an engine and stores what has changed; what has not is left as it stands.
 * @param which a condition over the alias h, the household
 */
export async function classifyWith(tx: Tx, engine: Engine, which: Prisma.Sql): Promise<Classified> {
  await lock(tx, which)
  const reads = await readFacts(tx, which, engine.day)
  const changes = reads.flatMap((read) => changeOf(engine, read) ?? [])
  const at = new Date().toISOString()
  const renewed = changes.filter((change) => change.renewed)
  if (renewed.length > 0) await storeResults(tx, engine, renewed, at)
  if (changes.length > 0) await storeColumns(tx, changes)
  await markOverrides(tx, changes, at)
  const moves = changes.flatMap(({ read, decision }) =>
    read.computed === decision.primary
      ? []
      : [{ id: read.id, from: read.computed, to: decision.primary, persons: read.persons }],
  )
  const villages = [...new Set(changes.map(({ read }) => read.villageCode))]
  return { households: reads.length, changed: changes.length, villages, moves }
}

/**
 * Classifies households after their facts have changed, by the rules in force on `asOf` (ISO day). Writes the result
 * with its history and the current columns of the household; flags overrides whose facts changed. The caller refreshes
 * the summary.
 * @throws PolicyUnusable
 */
export async function classifyHouseholds(
  tx: Tx,
  householdIds: readonly string[],
  asOf: string,
): Promise<{ changed: number }> {
  if (householdIds.length === 0) return { changed: 0 }
  const { changed } = await classifyWith(tx, await engineOn(tx, asOf), Prisma.sql`h.id = ANY(${householdIds}::uuid[])`)
  return { changed }
}
