import type { FieldItem } from "@/lib/domain/field/protocol"
import { raiseProblem } from "@/lib/features/problems/mutations"
import { today } from "@/lib/platform/clock"
import { contentHash } from "@/lib/platform/crypto/content-hash"
import { Prisma } from "@/lib/platform/db/generated/client"
import type { Tx } from "@/lib/platform/db/tenant"
import { may } from "@/lib/platform/scope/scope"

const { sql } = Prisma

/** Keeps the receipt of an item. The unique key lets the second of two simultaneous sendings fail as a whole. */
export async function storeReceipt(tx: Tx, item: FieldItem, result: object): Promise<void> {
  const { countyCode, actorId } = tx.scope
  await tx.execute(sql`
    INSERT INTO field_item (county_code, id, account_id, device_id, kind, payload_hash, outcome, result)
    VALUES (${countyCode}, ${item.id}::uuid, ${actorId}::uuid, ${item.deviceId}::uuid, ${item.kind}, ${contentHash(item.payload)}, 'stored',
      ${JSON.stringify(result)}::jsonb)`)
}

/** A problem without a visit, under the id that the phone gave it. @returns null when the household is out of reach */
export async function raiseFromField(
  tx: Tx,
  id: string,
  payload: Extract<FieldItem, { kind: "problem" }>["payload"],
): Promise<{ villageCode: string; dueOn: string } | null> {
  const raised = await raiseProblem(tx, {
    ...payload,
    id,
    villageCode: "",
    raisedOn: today(),
    dueOn: null,
    owner: { accountId: null, department: null },
  })
  return raised && { villageCode: raised.villageCode, dueOn: raised.dueOn }
}

/** Notes what a phone keeps. @returns false when the device belongs to somebody else or was revoked */
export async function noteDevice(
  tx: Tx,
  device: { readonly id: string; readonly label: string; readonly households: number; readonly bytes: number },
): Promise<boolean> {
  const { countyCode, actorId } = tx.scope
  const changed = await tx.execute(sql`
    INSERT INTO field_device AS d (county_code, id, account_id, label, households, bytes, pulled_at)
    VALUES (${countyCode}, ${device.id}::uuid, ${actorId}::uuid, ${device.label}, ${device.households}, ${device.bytes}, clock_timestamp())
    ON CONFLICT (county_code, id) DO UPDATE SET label = excluded.label, households = excluded.households, bytes = excluded.bytes,
      pulled_at = excluded.pulled_at, wiped_at = NULL
    WHERE d.county_code = ${countyCode} AND d.account_id = excluded.account_id AND d.revoked_at IS NULL`)
  return changed > 0
}

/** Notes that one's own phone keeps nothing any more. @returns false when there is no such phone of one's own */
export async function noteWiped(tx: Tx, id: string): Promise<boolean> {
  const changed = await tx.execute(sql`
    UPDATE field_device SET wiped_at = clock_timestamp(), households = 0, bytes = 0
    WHERE county_code = ${tx.scope.countyCode} AND id = ${id}::uuid AND account_id = ${tx.scope.actorId}::uuid`)
  return changed > 0
}

/** One's own phone, or for whoever manages accounts anybody's: from now on it gets nothing and clears its copy at the next contact. @returns whose it was; null when there is none */
export async function revokeDevice(tx: Tx, id: string): Promise<string | null> {
  const [row] = await tx.query<{ account: string }>(sql`
    UPDATE field_device SET revoked_at = now() WHERE county_code = ${tx.scope.countyCode} AND id = ${id}::uuid AND revoked_at IS NULL
      AND (account_id = ${tx.scope.actorId}::uuid OR ${may(tx.scope, "account.manage")})
    RETURNING account_id::text AS account`)
  return row?.account ?? null
}
