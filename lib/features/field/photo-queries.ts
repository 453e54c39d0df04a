import { PHOTO_KIND } from "@/lib/domain/field/photo"
import type { PhotoAnswer } from "@/lib/domain/field/protocol"
import { openPiece } from "@/lib/platform/crypto/seal"
import { Prisma } from "@/lib/platform/db/generated/client"
import { countyOf, type Reader, read, scopeOf } from "@/lib/platform/db/tenant"

const { sql } = Prisma

/** Which parts of one's own picture are there; null when it was never declared. */
export async function photoState(on: Reader, id: string): Promise<PhotoAnswer | null> {
  const [row] = await read<PhotoAnswer>(
    on,
    sql`SELECT p.state, coalesce((SELECT json_agg(x.part ORDER BY x.part) FROM photo_part x
        WHERE x.county_code = ${countyOf(on)} AND x.photo_id = p.id), '[]') AS have
      FROM photo p WHERE p.county_code = ${countyOf(on)} AND p.id = ${id}::uuid AND p.uploaded_by = ${scopeOf(on).actorId}::uuid`,
  )
  return row ?? null
}

/** A whole picture of a household in reach; null when there is none. */
export async function readPhoto(on: Reader, id: string): Promise<{ contentType: string; bytes: Buffer } | null> {
  const county = countyOf(on)
  const rows = await read<{ contentType: string; bytes: Uint8Array }>(
    on,
    sql`SELECT p.content_type AS "contentType", x.bytes FROM photo p
      JOIN household h ON h.county_code = ${county} AND h.id = p.household_id
      JOIN photo_part x ON x.county_code = ${county} AND x.photo_id = p.id
      WHERE p.county_code = ${county} AND p.id = ${id}::uuid AND p.state = 'stored' ORDER BY x.part`,
  )
  const [first] = rows
  if (!first) return null
  return {
    contentType: first.contentType,
    bytes: Buffer.concat(rows.map(({ bytes }) => openPiece(county, PHOTO_KIND, bytes))),
  }
}
