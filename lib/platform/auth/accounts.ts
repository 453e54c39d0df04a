import type { RoleKey } from "@/lib/domain/access/roles"
import { Prisma } from "@/lib/platform/db/generated/client"
import type { Writer } from "@/lib/platform/db/tenant"

export interface NewAccount {
  /** Lower case; unique over all counties, because it is typed before any county is known. */
  readonly username: string
  readonly displayName: string
  readonly role: RoleKey
  /** Code prefix in reach: county 6, township 9, village 12 digits. */
  readonly area: string
  readonly department: string | null
  readonly post: string | null
  readonly workPhone?: string | null
  readonly passwordHash: string
  readonly mustChangePassword: boolean
}

/** Stores an account in the transaction's county. @returns its id, or null when the username is taken */
export async function insertAccount(on: Writer, account: NewAccount, id?: string): Promise<string | null> {
  const { countyCode, actorId } = on.scope
  const [row] = await on.query<{ id: string }>(Prisma.sql`
    INSERT INTO account (id, county_code, username, display_name, role, area, department, post, work_phone, password_hash, must_change_password, created_by)
    VALUES (coalesce(${id ?? null}::uuid, gen_random_uuid()), ${countyCode}, ${account.username}, ${account.displayName}, ${account.role},
      ${account.area}, ${account.department}, ${account.post}, ${account.workPhone ?? null}, ${account.passwordHash}, ${account.mustChangePassword}, ${actorId}::uuid)
    ON CONFLICT (username) DO NOTHING RETURNING id::text`)
  return row?.id ?? null
}
