import { Prisma } from "@/lib/platform/db/generated/client"
import { countyOf, type Reader, read } from "@/lib/platform/db/tenant"

/** Villages that follow one another, worked on in one transaction. */
export interface Chunk {
  readonly first: string
  readonly last: string
  readonly households: number
}

/** Households in one transaction: enough for a statement to pay, few enough for edits not to wait. */
const SIZE = 2500

/** The county's villages in the order of their codes, cut into chunks; those up to and including `after` are left out. */
export async function listChunks(on: Reader, after = ""): Promise<Chunk[]> {
  const villages = await read<{ code: string; households: number }>(
    on,
    Prisma.sql`SELECT h.village_code AS code, count(*)::int AS households FROM household h
      WHERE h.county_code = ${countyOf(on)} AND h.ended_at IS NULL AND h.village_code > ${after}
      GROUP BY h.village_code ORDER BY h.village_code`,
  )
  const chunks: Chunk[] = []
  for (const { code, households } of villages) {
    const open = chunks.at(-1)
    if (open && open.households + households <= SIZE) {
      chunks[chunks.length - 1] = { ...open, last: code, households: open.households + households }
    } else chunks.push({ first: code, last: code, households })
  }
  return chunks
}

/** The chunk as a condition over the alias h. */
export const inChunk = ({ first, last }: Chunk): Prisma.Sql =>
  Prisma.sql`h.village_code >= ${first} AND h.village_code <= ${last}`
