import { compile, type Engine } from "@/lib/domain/classification/engine"
import { D2_POLICY_SET } from "@/lib/domain/policy/d2-policy-set"
import { type PolicySet, validatePolicySet } from "@/lib/domain/policy/policy-set"
import { Prisma } from "@/lib/platform/db/generated/client"
import { countyOf, type Reader, read } from "@/lib/platform/db/tenant"

/** The county's stored rules cannot be used. Nothing is classified then: a default would be somebody else's rules. */
export class PolicyUnusable extends Error {
  override readonly name = "PolicyUnusable"
  constructor(
    readonly version: number,
    readonly problems: readonly string[],
  ) {
    super(`判定规则第 ${version} 版不能使用：${problems.join("；")}`)
  }
}

function checked({ version, content }: { version: number; content: unknown }): PolicySet {
  const check = validatePolicySet(content)
  if (!check.ok) throw new PolicyUnusable(version, check.problems)
  if (check.policySet.version !== version) throw new PolicyUnusable(version, ["版本号与内容不一致"])
  return check.policySet
}

/**
 * The rules in force on a day: the county's newest version valid from then or before, else the shipped set.
 * @param day ISO day
 * @throws PolicyUnusable
 */
export async function policyOn(on: Reader, day: string): Promise<PolicySet> {
  const [row] = await read<{ version: number; content: unknown }>(
    on,
    Prisma.sql`SELECT version, content FROM policy_version
      WHERE county_code = ${countyOf(on)} AND valid_from <= ${day}::date ORDER BY version DESC LIMIT 1`,
  )
  return row ? checked(row) : D2_POLICY_SET
}

/** The rules of a version, whether in force or not: what an earlier result was computed with. @throws PolicyUnusable */
export async function policyOfVersion(on: Reader, version: number): Promise<PolicySet> {
  const [row] = await read<{ version: number; content: unknown }>(
    on,
    Prisma.sql`SELECT version, content FROM policy_version WHERE county_code = ${countyOf(on)} AND version = ${version}`,
  )
  if (row) return checked(row)
  if (version === D2_POLICY_SET.version) return D2_POLICY_SET
  throw new PolicyUnusable(version, ["没有存下这一版"])
}

/** @throws PolicyUnusable */
export async function engineOn(on: Reader, day: string): Promise<Engine> {
  return compile(await policyOn(on, day), day)
}

/** The rules that the next version builds on: the newest, in force or not yet. @throws PolicyUnusable */
export async function newestPolicy(on: Reader): Promise<PolicySet> {
  const [row] = await read<{ version: number; content: unknown }>(
    on,
    Prisma.sql`SELECT version, content FROM policy_version WHERE county_code = ${countyOf(on)} ORDER BY version DESC LIMIT 1`,
  )
  return row ? checked(row) : D2_POLICY_SET
}

export interface PolicyVersionRow {
  readonly version: number
  readonly validFrom: string
  readonly reason: string
  readonly publishedAt: Date
  readonly publishedByName: string
}

/** Newest first. */
export async function listPolicyVersions(on: Reader): Promise<PolicyVersionRow[]> {
  return read<PolicyVersionRow>(
    on,
    Prisma.sql`SELECT version, valid_from::text AS "validFrom", reason, published_at AS "publishedAt",
        published_by_name AS "publishedByName"
      FROM policy_version WHERE county_code = ${countyOf(on)} ORDER BY version DESC`,
  )
}

export type UsablePolicy =
  | { readonly ok: true; readonly value: PolicySet }
  | { readonly ok: false; readonly problem: string }

/** The rules in force for a page, or the sentence that says why there are none. */
export async function usablePolicy(on: Reader, day: string): Promise<UsablePolicy> {
  try {
    return { ok: true, value: await policyOn(on, day) }
  } catch (error) {
    if (error instanceof PolicyUnusable) return { ok: false, problem: `${error.message}。` }
    throw error
  }
}
