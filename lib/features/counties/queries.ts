import { Prisma } from "@/lib/platform/db/generated/client"
import { countyOf, type Reader, read } from "@/lib/platform/db/tenant"

export interface CountyRow {
  readonly code: string
  readonly name: string
  readonly prefecture: string
  readonly province: string
  readonly createdAt: Date
  /** Accounts that may sign in. */
  readonly accounts: number
  readonly lastSignInAt: Date | null
}

/** Every county with how many people use it, for an operator. There is nothing about households to ask here. */
export async function listCounties(on: Reader): Promise<CountyRow[]> {
  return read<CountyRow>(
    on,
    Prisma.sql`
      SELECT c.code, c.name, c.prefecture_name AS prefecture, c.province_name AS province, c.created_at AS "createdAt",
        coalesce(a.accounts, 0)::int AS accounts, a.last_sign_in_at AS "lastSignInAt"
      FROM county c LEFT JOIN county_accounts() a ON a.county_code = c.code
      WHERE c.code <> ${countyOf(on)} ORDER BY c.code`,
  )
}
