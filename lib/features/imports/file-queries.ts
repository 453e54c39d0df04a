import { openPiece } from "@/lib/platform/crypto/seal"
import { Prisma } from "@/lib/platform/db/generated/client"
import { countyOf, type Reader, read } from "@/lib/platform/db/tenant"

/** What the bytes of an upload are bound to. */
export const FILE_KIND = "import"

/** The uploaded file as it came. @returns null when it was removed after its time */
export async function readUploadedFile(on: Reader, batchId: string): Promise<Buffer | null> {
  const county = countyOf(on)
  const parts = await read<{ bytes: Uint8Array }>(
    on,
    Prisma.sql`SELECT bytes FROM import_part WHERE county_code = ${county} AND batch_id = ${batchId}::uuid ORDER BY part`,
  )
  if (parts.length === 0) return null
  return Buffer.concat(parts.map(({ bytes }) => openPiece(county, FILE_KIND, bytes)))
}
