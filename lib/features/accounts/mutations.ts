import { type Forbidden, mayAdminister } from "@/lib/domain/access/administration"
import type { RoleKey } from "@/lib/domain/access/roles"
import { Prisma } from "@/lib/platform/db/generated/client"
import type { Tx } from "@/lib/platform/db/tenant"

export interface LockedAccount {
  readonly id: string
  readonly displayName: string
  readonly role: RoleKey
  readonly area: string
  readonly department: string | null
  readonly post: string | null
  readonly workPhone: string | null
  readonly disabled: boolean
}

/**
 * Locks every administrator of the county in one order, so that two who disable each other at the same moment stand in
 * line. Since nobody may administer themselves, one is always left.
 * @returns whether the acting one is still an administrator
 */
async function holdAdministrators(tx: Tx): Promise<boolean> {
  const rows = await tx.query<{ id: string }>(Prisma.sql`
    SELECT id::text FROM account
    WHERE county_code = ${tx.scope.countyCode} AND role = ${tx.scope.role} AND disabled_at IS NULL ORDER BY id FOR UPDATE`)
  return rows.some((row) => row.id === tx.scope.actorId)
}

/** The actor is no administrator any more; there is no such account in reach; the actor may not touch it. */
export type Untouchable = "stale" | "absent" | Forbidden

/** An account that the acting administrator may change, kept from others until the end of the transaction. */
export async function lockTarget(tx: Tx, id: string): Promise<LockedAccount | Untouchable> {
  const { countyCode, area, actorId, role } = tx.scope
  if (!(await holdAdministrators(tx))) return "stale"
  const [account] = await tx.query<LockedAccount>(Prisma.sql`
    SELECT id::text, display_name AS "displayName", role, area, department, post, work_phone AS "workPhone", disabled_at IS NOT NULL AS disabled FROM account
    WHERE county_code = ${countyCode} AND id = ${id}::uuid AND starts_with(area, ${area}) FOR UPDATE`)
  if (!account) return "absent"
  return mayAdminister({ id: actorId, role, area }, account) ?? account
}

export interface AccountValues {
  readonly displayName: string
  readonly role: string
  readonly area: string
  readonly department: string | null
  readonly post: string | null
  readonly workPhone: string | null
}

export async function updateAccount(tx: Tx, id: string, values: AccountValues): Promise<void> {
  await tx.execute(Prisma.sql`
    UPDATE account SET display_name = ${values.displayName}, role = ${values.role}, area = ${values.area},
      department = ${values.department}, post = ${values.post}, work_phone = ${values.workPhone}
    WHERE county_code = ${tx.scope.countyCode} AND id = ${id}::uuid`)
}

export async function setDisabled(tx: Tx, id: string, disabled: boolean): Promise<void> {
  await tx.execute(Prisma.sql`
    UPDATE account SET disabled_at = CASE WHEN ${disabled} THEN clock_timestamp() END
    WHERE county_code = ${tx.scope.countyCode} AND id = ${id}::uuid`)
}

export async function setPassword(tx: Tx, id: string, hash: string, mustChange: boolean): Promise<void> {
  await tx.execute(Prisma.sql`
    UPDATE account SET password_hash = ${hash}, password_set_at = clock_timestamp(), must_change_password = ${mustChange}
    WHERE county_code = ${tx.scope.countyCode} AND id = ${id}::uuid`)
}

/** Clears counted failures and the lock. */
export async function unlock(tx: Tx, id: string): Promise<void> {
  await tx.execute(Prisma.sql`
    UPDATE account_guard SET failures = 0, locked_until = NULL WHERE county_code = ${tx.scope.countyCode} AND account_id = ${id}::uuid`)
}

/** Ends sessions at once: all of an account, all but one, or one. @returns how many were open */
export async function revokeSessions(
  tx: Tx,
  accountId: string,
  which: { readonly except?: string | null; readonly only?: string } = {},
): Promise<number> {
  return tx.execute(Prisma.sql`
    UPDATE session SET revoked_at = clock_timestamp()
    WHERE county_code = ${tx.scope.countyCode} AND account_id = ${accountId}::uuid AND revoked_at IS NULL AND expires_at > clock_timestamp()
      ${which.except ? Prisma.sql`AND id <> ${which.except}` : Prisma.empty}
      ${which.only ? Prisma.sql`AND id = ${which.only}` : Prisma.empty}`)
}
