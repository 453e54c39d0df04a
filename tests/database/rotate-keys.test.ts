import { randomBytes } from "node:crypto"
import { beforeAll, describe, expect, it, vi } from "vitest"
import { makeCounty, scopeFor, type TestCounty } from "@/tests/support/county"
import { rowsAsOwner } from "@/tests/support/sql"

let county: TestCounty
const ID = "990101199001011234"
const PHONE = "19900000001"
const owner = (): string => String(process.env.DATABASE_URL)

/** The settings are read once in a process; a changed key needs the modules anew, as a restart would. */
async function restarted() {
  vi.resetModules()
  const [{ rotateKeys, countStale }, { seal, unseal, sealPiece, openPiece }] = await Promise.all([
    import("@/scripts/rotation/rotate"),
    import("@/lib/platform/crypto/seal"),
  ])
  return { rotateKeys, countStale, seal, unseal, sealPiece, openPiece }
}

beforeAll(async () => {
  county = await makeCounty()
  const { actorId } = await scopeFor("countyStaff", county.code)
  const { seal, sealPiece } = await restarted()
  const [id, phone] = [seal(county.code, "idNumber", ID), seal(county.code, "phone", PHONE)]
  const [source] = await rowsAsOwner<{ id: string }>(
    "INSERT INTO source (county_code, kind, label) VALUES ($1, 'person', '试验') RETURNING id",
    [county.code],
  )
  await rowsAsOwner(
    `INSERT INTO household (county_code, village_code, household_no, roll_type, source_id, phone_cipher, phone_masked, phone_index)
     SELECT $1, $2, 'H' || n, 'lifted', $3, $4, $5, $6 FROM generate_series(1, 1203) n`,
    [county.code, county.villages[0], source?.id, phone.cipher, phone.masked, phone.index],
  )
  await rowsAsOwner(
    `INSERT INTO member (county_code, household_id, village_code, name, source_id, id_number_cipher, id_number_masked)
     SELECT county_code, id, village_code, '试验', source_id, $2, $3 FROM household WHERE county_code = $1 LIMIT 3`,
    [county.code, id.cipher, id.masked],
  )
  await rowsAsOwner(
    `INSERT INTO register_history (county_code, kind, record_id, household_id, village_code, valid_from, valid_to, row, source_id)
     SELECT county_code, 'household', id, id, village_code, now(), now(), to_jsonb(household), source_id FROM household WHERE county_code = $1 LIMIT 2`,
    [county.code],
  )
  const [batch] = await rowsAsOwner<{ id: string }>(
    `INSERT INTO import_batch (county_code, area, file_name, file_bytes, file_hash, uploaded_by, uploaded_by_name)
     VALUES ($1, $1, 'x.xlsx', 8, 'x', $2, '试验') RETURNING id`,
    [county.code, actorId],
  )
  await rowsAsOwner("INSERT INTO import_part (county_code, batch_id, part, area, bytes) VALUES ($1, $2, 0, $1, $3)", [
    county.code,
    batch?.id,
    sealPiece(county.code, "import", Buffer.from("workbook")),
  ])
  await plantCasework(actorId, phone.cipher)
  const staged = {
    household: { set: { phone_cipher: phone.cipher, land: 1.5 } },
    member: { set: { id_number_cipher: id.cipher } },
  }
  await rowsAsOwner(
    `INSERT INTO import_row (county_code, batch_id, seq, area, sheet, row_no, group_no, outcome, data)
     VALUES ($1, $2, 1, $1, 'x', 1, 1, 'created', $3)`,
    [county.code, batch?.id, JSON.stringify(staged)],
  )
})

/** A picture of a visit, and a telephone number that somebody found changed. */
async function plantCasework(actorId: string, cipher: string): Promise<void> {
  const { sealPiece } = await import("@/lib/platform/crypto/seal")
  await rowsAsOwner(
    `WITH home AS (SELECT * FROM household WHERE county_code = $1 LIMIT 1), picture AS (
       INSERT INTO photo (county_code, id, household_id, village_code, content_type, bytes, parts, sha256, uploaded_by)
       SELECT county_code, gen_random_uuid(), id, village_code, 'image/jpeg', 7, 1, 'x', $2 FROM home RETURNING *)
     INSERT INTO photo_part (county_code, photo_id, part, household_id, village_code, bytes)
     SELECT county_code, id, 0, household_id, village_code, $3 FROM picture`,
    [county.code, actorId, sealPiece(county.code, "photo", Buffer.from("picture"))],
  )
  await rowsAsOwner(
    `INSERT INTO change_request (county_code, household_id, village_code, kind, record_id, field, new_value, state, author_id, author_name, seen_on)
     SELECT county_code, id, village_code, 'household', id, 'phone', $3, 'pending', $2, '试验', current_date FROM household WHERE county_code = $1 LIMIT 1`,
    [county.code, actorId, JSON.stringify({ phone_cipher: cipher, phone_masked: "199****0001" })],
  )
}

describe("a new key", () => {
  it("takes over every stored value, and the old key can then be removed", async () => {
    const old = String(process.env.DATA_KEYS)
    process.env.DATA_KEYS = `${old},2:${randomBytes(32).toString("base64")}`
    const { rotateKeys, countStale } = await restarted()
    expect(await countStale(owner())).toBe(1203 + 3 + 2 + 1 + 1 + 1 + 1)
    const told: string[] = []
    const rotated = await rotateKeys(owner(), (line) => told.push(line))
    const done = Object.fromEntries(
      rotated.filter(({ values }) => values > 0).map((each) => [`${each.table}.${each.column}`, each.values]),
    )
    expect(done).toEqual({
      "household.phone_cipher": 1203,
      "member.id_number_cipher": 3,
      "register_history.row": 2,
      "import_row.data": 1,
      "import_part.bytes": 1,
      "change_request.new_value": 1,
      "photo_part.bytes": 1,
    })
    expect(told).toContain("household.phone_cipher:500")
    expect(await countStale(owner())).toBe(0)

    process.env.DATA_KEYS = String(process.env.DATA_KEYS).split(",")[1] ?? ""
    const { unseal, openPiece } = await restarted()
    const values = await rowsAsOwner<{ cipher: string; kind: "phone" | "idNumber" }>(
      `SELECT DISTINCT phone_cipher AS cipher, 'phone' AS kind FROM household UNION SELECT id_number_cipher, 'idNumber' FROM member
       UNION SELECT row ->> 'phone_cipher', 'phone' FROM register_history
       UNION SELECT new_value ->> 'phone_cipher', 'phone' FROM change_request
       UNION SELECT data #>> '{household,set,phone_cipher}', 'phone' FROM import_row
       UNION SELECT data #>> '{member,set,id_number_cipher}', 'idNumber' FROM import_row`,
    )
    expect(new Set(values.map(({ kind, cipher }) => unseal(county.code, kind, cipher)))).toEqual(new Set([ID, PHONE]))
    const [part] = await rowsAsOwner<{ bytes: Buffer }>("SELECT bytes FROM import_part")
    expect(openPiece(county.code, "import", Buffer.from(part?.bytes ?? [])).toString()).toBe("workbook")
    const [picture] = await rowsAsOwner<{ bytes: Buffer }>("SELECT bytes FROM photo_part")
    expect(openPiece(county.code, "photo", Buffer.from(picture?.bytes ?? [])).toString()).toBe("picture")
  })

  it("knows every column in which the schema keeps something encrypted", async () => {
    const { STORED_SECRETS } = await import("@/scripts/rotation/stored-secrets")
    const columns = await rowsAsOwner<{ name: string }>(
      `SELECT table_name || '.' || column_name AS name FROM information_schema.columns
        WHERE table_schema = 'public' AND (column_name LIKE '%\\_cipher' OR data_type = 'bytea')`,
    )
    const known = STORED_SECRETS.map(({ table, column }) => `${table}.${column}`)
    expect(columns.map(({ name }) => name).filter((name) => !known.includes(name))).toEqual([])
    expect(columns.length).toBeGreaterThan(4)
  })
})
