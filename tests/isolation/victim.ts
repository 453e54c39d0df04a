import { D2_POLICY_SET } from "@/lib/domain/policy/d2-policy-set"
import { classifyHouseholds } from "@/lib/features/classification/mutations"
import { lockForOverride, setOverride } from "@/lib/features/classification/override-mutations"
import { PREVIEW, RUN } from "@/lib/features/classification/schema"
import { refreshSummary } from "@/lib/features/households/summary-mutations"
import { storeUpload } from "@/lib/features/imports/upload-mutations"
import { openSession } from "@/lib/platform/auth/sessions"
import { today } from "@/lib/platform/clock"
import { seal } from "@/lib/platform/crypto/seal"
import { write } from "@/lib/platform/db/tenant"
import type { Scope } from "@/lib/platform/scope/scope"
import { makeHousehold, scopeOfAccount } from "@/tests/support/county"
import { inventedIdNumber, sheetOf, workbookOf } from "@/tests/support/sample-workbook"
import { type Owner, one } from "./owner-row"
import { OWN_DEPARTMENT, type People, type StrangerKey } from "./people"
import { CASEWORK_WORDS, type Casework, plantCasework } from "./plant-casework"

/** Everything of one county that nobody else may learn or change, with the ids by which they would try. */
export interface Victim {
  readonly people: People
  readonly county: string
  readonly township: string
  readonly village: string
  readonly household: {
    readonly id: string
    readonly no: string
    readonly headId: string
    readonly memberId: string
    readonly sourceId: string
    readonly changedAt: string
    readonly memberChangedAt: string
  }
  /** A household that only the applied batch has touched. */
  readonly spareId: string
  readonly batch: { readonly id: string; readonly sourceId: string }
  readonly applied: { readonly id: string; readonly sourceId: string }
  readonly jobs: { readonly queued: string; readonly preview: string; readonly draft: string; readonly run: string }
  /** A line of a list of the village. */
  readonly entry: string
  readonly villageChangedAt: string
  readonly account: { readonly id: string; readonly username: string }
  readonly session: string
  readonly view: string
  readonly idNumber: string
  readonly idIndex: string
  /** Responsibility, plan, assistance, problem and visit of the household. */
  readonly casework: Casework
  /** A day on which the household stood otherwise than today. */
  readonly pastDay: string
  /** The helper of the household, whose scope knows it. */
  readonly helper: Scope
  /** Words that stand nowhere else. */
  readonly texts: readonly string[]
  readonly ids: readonly string[]
}

let serial = 0

/** What a county has once: its own rules, and a village's record with its history. */
export async function plantCounty(owner: Owner, { county, rightful }: People): Promise<void> {
  const [village, actor] = [county.villages[0], rightful.countyAdmin.actorId]
  const rules = JSON.stringify({ ...D2_POLICY_SET, version: 2 })
  await owner.query(
    "INSERT INTO policy_version (county_code, version, valid_from, content, reason, published_by, published_by_name) VALUES ($1, 2, '2016-01-01', $2, '密策', $3, '密官')",
    [county.code, rules, actor],
  )
  await owner.query(
    "INSERT INTO village_history (county_code, village_code, valid_to, row, changed_by) VALUES ($1, $2, now(), $4, $3)",
    [
      county.code,
      village,
      actor,
      { category: "ordinary", profile: { mainIndustry: "密业" }, changed_at: "2025-01-01" },
    ],
  )
}

async function plantHousehold(owner: Owner, people: People, word: (kind: string) => string, idNumber: string) {
  const { county, rightful } = people
  const staff = rightful.countyStaff
  const made = await makeHousehold(staff, {
    villageCode: county.villages[0],
    values: { address: word("址"), groupName: word("组") },
    members: [{ name: word("主"), memberNo: word("号") }, { name: word("子") }],
  })
  const [headId = "", memberId = ""] = made.memberIds
  const id = seal(county.code, "idNumber", idNumber)
  const phone = seal(county.code, "phone", "13900000000")
  await owner.query(
    "UPDATE member SET id_number_cipher = $3, id_number_masked = $4, id_number_index = $5, relation = CASE WHEN id = $2 THEN 'son' ELSE relation END WHERE county_code = $1 AND id = $2",
    [county.code, memberId, id.cipher, id.masked, id.index],
  )
  await owner.query(
    "UPDATE household SET phone_cipher = $3, phone_masked = $4, phone_index = $5 WHERE county_code = $1 AND id = $2",
    [county.code, made.id, phone.cipher, phone.masked, phone.index],
  )
  await write(staff, async (tx) => {
    await classifyHouseholds(tx, [made.id], today())
    const decided = await lockForOverride(tx, made.id)
    if (!decided) throw new Error("the household is not there")
    await setOverride(tx, decided, { pathway: "P08", reason: word("由"), reviewOn: today() }, "-")
    await refreshSummary(tx, [county.villages[0]])
  })
  await owner.query(
    `INSERT INTO register_history (county_code, kind, record_id, household_id, village_code, valid_from, valid_to, row, source_id)
     SELECT county_code, 'household', id, id, village_code, '2025-01-01', '2025-06-01',
       to_jsonb(h) || jsonb_build_object('address', $3::text), source_id FROM household h WHERE county_code = $1 AND id = $2`,
    [county.code, made.id, word("旧")],
  )
  await owner.query(
    `INSERT INTO life_event (county_code, kind, household_id, village_code, member_ids, happened_on, note, source_id, recorded_by)
     SELECT county_code, 'movedIn', id, village_code, ARRAY[$3::uuid], '2025-06-01', $4, source_id, $5 FROM household
     WHERE county_code = $1 AND id = $2`,
    [county.code, made.id, memberId, word("记"), staff.actorId],
  )
  await owner.query(
    "INSERT INTO pairing (county_code, household_id, village_code, account_id, started_on) VALUES ($1, $2, $3, $4, '2025-01-01')",
    [county.code, made.id, county.villages[0], rightful.helper.actorId],
  )
  const row = await one<{ no: string; at: Date; member_at: Date; source: string }>(
    owner,
    `SELECT h.household_no AS no, h.changed_at AS at, m.changed_at AS member_at, h.source_id::text AS source
       FROM household h JOIN member m ON m.county_code = h.county_code AND m.id = $3 WHERE h.county_code = $1 AND h.id = $2`,
    [county.code, made.id, memberId],
  )
  return {
    id: made.id,
    no: row.no,
    headId,
    memberId,
    sourceId: row.source,
    changedAt: row.at.toISOString(),
    memberChangedAt: row.member_at.toISOString(),
  }
}

/** A batch that waits for its confirmation: one household to be created, one row that was rejected. */
async function plantBatch(owner: Owner, people: People, word: (kind: string) => string) {
  const { county, rightful } = people
  const heads = ["户编号", "姓名"]
  const bytes = await workbookOf([sheetOf("户", [heads, [word("新号"), word("新户")], ["", word("退户")]])])
  const id = await write(rightful.townshipStaff, (tx) => storeUpload(tx, { name: `${word("档")}.xlsx`, bytes }))
  const columns = heads.map((heading) => ({ heading, as: heading, repeated: false }))
  const sheet = { name: "户", kind: "household", headerRow: 1, rows: 2, columns, missing: [] }
  const row = await one<{ source: string }>(
    owner,
    "UPDATE import_batch SET state = 'ready', layout = $3, counts = '{\"created\":1,\"rejected\":1}' WHERE county_code = $1 AND id = $2 RETURNING source_id::text AS source",
    [county.code, id, JSON.stringify({ sheets: [sheet], ignored: [] })],
  )
  const set = {
    household_no: word("新号"),
    roll_type: "lifted",
    head_name: word("新户"),
    head_initials: "",
    member_count: 0,
    other_causes: [],
    return_risks: [],
  }
  const made = await one<{ id: string }>(owner, "SELECT gen_random_uuid()::text AS id", [])
  const plan = { mode: "create", id: made.id, base: null, village: county.villages[0], keys: ["householdNo"], set }
  const stage = `INSERT INTO import_row (county_code, batch_id, area, seq, sheet, row_no, group_no, outcome, reasons, data)
    VALUES ($1, $2, $3, $4, '户', $5, $6, $7, $8, $9)`
  const face = (name: string) => ({ householdNo: word("新号"), name })
  const first = { face: face(word("新户")), h: plan }
  await owner.query(stage, [
    county.code,
    id,
    county.townships[0],
    1,
    2,
    1,
    "created",
    [word("疑")],
    JSON.stringify(first),
  ])
  const second = { face: face(word("退户")) }
  await owner.query(stage, [
    county.code,
    id,
    county.townships[0],
    2,
    3,
    2,
    "rejected",
    [word("因")],
    JSON.stringify(second),
  ])
  return { id, sourceId: row.source }
}

/** A batch that is in the register, and the one household that came with it. */
async function plantApplied(owner: Owner, people: People, word: (kind: string) => string) {
  const { county, rightful } = people
  const spare = await makeHousehold(rightful.countyStaff, {
    villageCode: county.villages[0],
    members: [{ name: word("余") }],
  })
  const { source } = await one<{ source: string }>(
    owner,
    "SELECT source_id::text AS source FROM household WHERE county_code = $1 AND id = $2",
    [county.code, spare.id],
  )
  const { id } = await one<{ id: string }>(
    owner,
    `INSERT INTO import_batch (county_code, area, file_name, file_bytes, file_hash, state, source_id, uploaded_by, uploaded_by_name, finished_at)
     VALUES ($1, $2, $3, 1, (SELECT file_hash FROM import_batch WHERE county_code = $1 ORDER BY uploaded_at DESC LIMIT 1), 'applied', $4, $5, '密员', now())
     RETURNING id::text`,
    [county.code, county.townships[0], `${word("前")}.xlsx`, source, rightful.townshipStaff.actorId],
  )
  return { spareId: spare.id, applied: { id, sourceId: source } }
}

/** Background work: waiting, a preview of the rules in force, one of a draft, a run. */
async function plantJobs(owner: Owner, { county, rightful }: People): Promise<Victim["jobs"]> {
  const staff = rightful.countyStaff.actorId
  const add = async (kind: string, state: string, area: string, by: string, result: object, input: object) =>
    (
      await one<{ id: string }>(
        owner,
        `INSERT INTO job (county_code, kind, state, area, requested_by, result, input)
         VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id::text`,
        [county.code, kind, state, area, by, JSON.stringify(result), JSON.stringify(input)],
      )
    ).id
  const figures = { version: 2, asOf: today(), households: 1, moved: 0, movedPersons: 0, moves: [] }
  const preview = { ...figures, before: {}, after: {}, provisional: 0, overridden: 0, concerns: [] }
  const run = { ...figures, changed: 0, cursor: "" }
  const policy = { ...D2_POLICY_SET, version: 3, validFrom: `${Number(today().slice(0, 4)) + 1}-01-01` }
  return {
    queued: await add("import.read", "queued", county.townships[0], rightful.townshipStaff.actorId, {}, {}),
    run: await add(RUN, "done", county.code, staff, run, { asOf: today(), version: 2 }),
    draft: await add(PREVIEW, "done", county.code, staff, preview, { asOf: policy.validFrom, policy }),
    preview: await add(PREVIEW, "done", county.code, staff, preview, { asOf: today() }),
  }
}

async function plantEntry(owner: Owner, { county, rightful }: People, title: string) {
  const [village] = county.villages
  const entry = await one<{ id: string }>(
    owner,
    `INSERT INTO village_entry (county_code, village_code, kind, title, due_on, created_by)
     VALUES ($1, $2, 'plan', $3, '2025-01-01', $4) RETURNING id::text`,
    [county.code, village, title, rightful.countyAdmin.actorId],
  )
  const stored = await one<{ at: Date }>(
    owner,
    "SELECT changed_at AS at FROM village WHERE county_code = $1 AND village_code = $2",
    [county.code, village],
  )
  return { entry: entry.id, villageChangedAt: stored.at.toISOString() }
}

async function plantAccount(owner: Owner, { county, rightful }: People, word: (kind: string) => string) {
  const account = await one<{ id: string; username: string }>(
    owner,
    `INSERT INTO account (county_code, username, display_name, role, area, password_hash, disabled_at)
     VALUES ($1, $2, $3, 'helper', $4, '-', now()) RETURNING id::text, username`,
    [county.code, `victim-${serial}`, word("员"), county.villages[0]],
  )
  await owner.query(
    "INSERT INTO account_guard (account_id, county_code, failures, locked_until) VALUES ($1, $2, 5, now() + interval '1 hour')",
    [account.id, county.code],
  )
  await openSession(account.id, word("机"))
  const session = await one<{ id: string }>(owner, "SELECT id FROM session WHERE account_id = $1", [account.id])
  const view = await one<{ id: string }>(
    owner,
    "INSERT INTO saved_view (county_code, account_id, name, query) VALUES ($1, $2, $3, '?roll=lifted') RETURNING id::text",
    [county.code, rightful.countyStaff.actorId, word("视")],
  )
  return { account, session: session.id, view: view.id }
}

const WORDS = "务址组主号子由旧记新号新户退户疑因档余前员机视"

/** Plants one of everything. What it holds is new each time, so that each try to change it has its own. */
export async function plant(owner: Owner, people: People): Promise<Victim> {
  const number = String(++serial).padStart(3, "0")
  const word = (kind: string): string => `密${kind}${number}`
  const { county, rightful } = people
  const idNumber = inventedIdNumber(serial)
  const household = await plantHousehold(owner, people, word, idNumber)
  const batch = await plantBatch(owner, people, word)
  const { spareId, applied } = await plantApplied(owner, people, word)
  const jobs = await plantJobs(owner, people)
  const { account, session, view } = await plantAccount(owner, people, word)
  const { entry, villageChangedAt } = await plantEntry(owner, people, word("务"))
  const casework = await plantCasework(
    owner,
    people,
    {
      householdId: household.id,
      householdNo: household.no,
      memberId: household.memberId,
      department: OWN_DEPARTMENT,
    },
    word,
  )
  await owner.query(
    `INSERT INTO audit_event (county_code, type, actor_id, actor_name, actor_role, subject_kind, subject_id, village_code, details)
     VALUES ($1, 'household.updated', $2, '密员', 'countyStaff', 'household', $3, $4, '{"fields":["address"]}')`,
    [county.code, rightful.countyStaff.actorId, household.id, county.villages[0]],
  )
  const kinds = [...WORDS.replaceAll(/新号|新户|退户/g, ""), "新号", "新户", "退户"]
  const sealed = seal(county.code, "idNumber", idNumber)
  return {
    people,
    county: county.code,
    township: county.townships[0],
    village: county.villages[0],
    household,
    spareId,
    batch,
    applied,
    jobs,
    entry,
    villageChangedAt,
    account,
    session,
    view,
    idNumber,
    idIndex: sealed.index,
    casework,
    pastDay: "2025-03-01",
    helper: await scopeOfAccount(rightful.helper.actorId),
    texts: [...kinds.map(word), ...CASEWORK_WORDS.map(word), household.no, idNumber, sealed.masked, sealed.index],
    ids: [
      household.id,
      household.headId,
      household.memberId,
      spareId,
      batch.id,
      applied.id,
      account.id,
      session,
      view,
      entry,
      ...Object.values(casework),
    ],
  }
}

/** A household in the same village that the helper and the department among the strangers do see. @returns their scopes of now */
export async function plantNeighbour(
  owner: Owner,
  { county, rightful }: People,
  strangers: Readonly<Record<StrangerKey, Scope>>,
): Promise<Record<StrangerKey, Scope>> {
  const { id } = await makeHousehold(rightful.countyStaff, {
    villageCode: county.villages[0],
    members: [{ name: "邻" }],
  })
  await owner.query("UPDATE household SET pathway = 'P06', secondary = '{}' WHERE county_code = $1 AND id = $2", [
    county.code,
    id,
  ])
  await owner.query(
    "INSERT INTO pairing (county_code, household_id, village_code, account_id, started_on) VALUES ($1, $2, $3, $4, '2025-01-01')",
    [county.code, id, county.villages[0], strangers.helper.actorId],
  )
  return { ...strangers, helper: await scopeOfAccount(strangers.helper.actorId) }
}
