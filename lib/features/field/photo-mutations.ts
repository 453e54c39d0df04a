import { createHash } from "node:crypto"
import { PHOTO_KIND, photoType } from "@/lib/domain/field/photo"
import { PART_BYTES } from "@/lib/domain/field/protocol"
import { openPiece, sealPiece } from "@/lib/platform/crypto/seal"
import { Prisma } from "@/lib/platform/db/generated/client"
import type { Tx } from "@/lib/platform/db/tenant"

const { sql } = Prisma

export interface DeclaredPhoto {
  readonly id: string
  readonly itemId: string
  readonly contentType: string
  readonly bytes: number
  /** hex */
  readonly sha256: string
}

/** Notes a picture of one's own visit or problem that has been received. Declared twice it is the same. @returns false without such a one */
export async function declare(tx: Tx, photo: DeclaredPhoto): Promise<boolean> {
  const { countyCode, actorId } = tx.scope
  const parts = Math.ceil(photo.bytes / PART_BYTES)
  await tx.execute(sql`
    INSERT INTO photo (county_code, id, household_id, village_code, visit_id, problem_id, content_type, bytes, parts, sha256, uploaded_by)
    SELECT ${countyCode}, ${photo.id}::uuid, x.household_id, x.village_code, x.visit_id, x.problem_id, ${photo.contentType}, ${photo.bytes}, ${parts},
      ${photo.sha256}, ${actorId}::uuid
    FROM (
      SELECT v.household_id, v.village_code, v.id AS visit_id, NULL::uuid AS problem_id FROM visit v
      WHERE v.county_code = ${countyCode} AND v.id = ${photo.itemId}::uuid AND v.visitor_id = ${actorId}::uuid
      UNION ALL SELECT p.household_id, p.village_code, NULL, p.id FROM problem p
      WHERE p.county_code = ${countyCode} AND p.id = ${photo.itemId}::uuid AND p.raised_by = ${actorId}::uuid AND p.household_id IS NOT NULL
    ) x JOIN household h ON h.county_code = ${countyCode} AND h.id = x.household_id AND position(h.id::text IN ${tx.scope.former}) = 0
    ON CONFLICT (county_code, id) DO NOTHING`)
  const [row] = await tx.query(sql`
    SELECT 1 FROM photo WHERE county_code = ${countyCode} AND id = ${photo.id}::uuid AND uploaded_by = ${actorId}::uuid AND sha256 = ${photo.sha256}`)
  return row !== undefined
}

interface Declared {
  readonly parts: number
  /** of the whole picture */
  readonly bytes: number
  readonly sha256: string
  readonly state: string
}

/** Whether the parts, put together, are the picture that was declared; null while some are missing. They are read once, with the last. */
async function isWhole(tx: Tx, id: string, { parts, sha256 }: Declared): Promise<boolean | null> {
  const county = tx.scope.countyCode
  const [there] = await tx.query<{ n: number }>(sql`
    SELECT count(*)::int AS n FROM photo_part WHERE county_code = ${county} AND photo_id = ${id}::uuid`)
  if ((there?.n ?? 0) < parts) return null
  const rows = await tx.query<{ bytes: Uint8Array }>(sql`
    SELECT bytes FROM photo_part WHERE county_code = ${county} AND photo_id = ${id}::uuid ORDER BY part`)
  const whole = Buffer.concat(rows.map(({ bytes }) => openPiece(county, PHOTO_KIND, bytes)))
  return createHash("sha256").update(whole).digest("hex") === sha256 && photoType(whole) !== null
}

export interface PartStored {
  readonly state: "part" | "whole" | "absent" | "wrong"
  /** of the whole picture */
  readonly bytes: number
}

/**
 * Stores one part, encrypted. The same part sent twice is stored once.
 * @returns whole = that was the last one; wrong = put together it is not the picture that was declared: its parts are taken away,
 * and it may be sent again from the first
 */
export async function storePart(tx: Tx, id: string, part: number, bytes: Uint8Array): Promise<PartStored> {
  const { countyCode, actorId } = tx.scope
  const [photo] = await tx.query<Declared>(sql`
    SELECT parts, bytes, sha256, state FROM photo WHERE county_code = ${countyCode} AND id = ${id}::uuid AND uploaded_by = ${actorId}::uuid FOR UPDATE`)
  if (!photo || part >= photo.parts) return { state: "absent", bytes: 0 }
  const answer = (state: PartStored["state"]): PartStored => ({ state, bytes: photo.bytes })
  if (photo.state === "stored") return answer("whole")
  await tx.execute(sql`
    INSERT INTO photo_part (county_code, photo_id, part, household_id, village_code, bytes)
    SELECT p.county_code, p.id, ${part}, p.household_id, p.village_code, ${sealPiece(countyCode, PHOTO_KIND, bytes)} FROM photo p
    WHERE p.county_code = ${countyCode} AND p.id = ${id}::uuid ON CONFLICT (county_code, photo_id, part) DO NOTHING`)
  const whole = await isWhole(tx, id, photo)
  if (whole === null) return answer("part")
  if (!whole) {
    await tx.execute(sql`DELETE FROM photo_part WHERE county_code = ${countyCode} AND photo_id = ${id}::uuid`)
    return answer("wrong")
  }
  await tx.execute(sql`
    UPDATE photo SET state = 'stored', stored_at = now() WHERE county_code = ${countyCode} AND id = ${id}::uuid`)
  return answer("whole")
}
