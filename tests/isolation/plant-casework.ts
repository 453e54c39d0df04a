import { today } from "@/lib/platform/clock"
import { type Owner, one } from "./owner-row"
import type { People } from "./people"

/** The casework of the victim's household, one row in each table: responsibility, plan, assistance, problem, visit. */
export interface Casework {
  readonly unit: string
  readonly appointment: string
  readonly pathwayDepartment: string
  readonly duty: string
  readonly handover: string
  readonly plan: string
  /** Of the department that follows the victim's pathway, under way. */
  readonly measure: string
  readonly measureEvent: string
  readonly assistance: string
  /** Open, owned by that department. */
  readonly problem: string
  readonly problemEvent: string
  readonly visit: string
  /** Waits for the township's word. */
  readonly change: string
  /** Live, of a rule that tells nothing about health. */
  readonly alert: string
  readonly alertEvent: string
  readonly alertSetting: string
  readonly photo: string
  readonly fieldItem: string
  readonly device: string
}

interface Place {
  readonly householdId: string
  readonly householdNo: string
  readonly memberId: string
  readonly department: string
}

type Row = Readonly<Record<string, unknown>>

/** Stores a row as it is. @returns its id */
async function put(owner: Owner, table: string, row: Row): Promise<string> {
  const names = Object.keys(row)
    .map((name) => `"${name}"`)
    .join(", ")
  const stored = await one<{ id: string }>(
    owner,
    `INSERT INTO "${table}" (${names}) SELECT ${names} FROM jsonb_populate_record(NULL::"${table}", $1) RETURNING to_jsonb("${table}") ->> 'id' AS id`,
    [JSON.stringify(row)],
  )
  return stored.id
}

const uuid = (owner: Owner): Promise<string> =>
  one<{ id: string }>(owner, "SELECT gen_random_uuid()::text AS id", []).then(({ id }) => id)

async function plantOrganisation(owner: Owner, { county, rightful }: People, word: (kind: string) => string) {
  const common = { county_code: county.code, created_by: rightful.countyStaff.actorId, started_on: "2025-01-01" }
  const id = () => uuid(owner)
  const at = today()
  const unit = await put(owner, "unit", {
    ...common,
    id: await id(),
    name: word("单位"),
    kind: "institution",
    contact: word("联系人"),
    created_at: at,
  })
  const appointment = await put(owner, "appointment", {
    ...common,
    id: await id(),
    kind: "firstSecretary",
    place: county.villages[0],
    unit_id: unit,
    account_id: rightful.firstSecretary.actorId,
    person_name: word("书记"),
    created_at: at,
  })
  const pathwayDepartment = await put(owner, "pathway_department", {
    ...common,
    id: await id(),
    pathway: "P08",
    department: "shangwu",
    role: "lead",
    created_at: at,
  })
  const duty = await put(owner, "duty", {
    county_code: county.code,
    id: await id(),
    key: "secretDuty",
    valid_from: "2025-01-01",
    enabled: false,
    definition: { rhythm: { times: 1, per: "month" }, reason: word("要求") },
    published_at: at,
    published_by: rightful.countyAdmin.actorId,
    published_by_name: word("发布人"),
  })
  await owner.query(
    "INSERT INTO calendar_day (county_code, day, working, label, created_by) VALUES ($1, '2025-03-03', false, $2, $3) ON CONFLICT DO NOTHING",
    [county.code, word("假日"), rightful.countyAdmin.actorId],
  )
  return { unit, appointment, pathwayDepartment, duty }
}

async function plantHandover(owner: Owner, people: People, place: Place, word: (kind: string) => string) {
  const { county, rightful } = people
  const [from, to] = [rightful.helper.actorId, rightful.firstSecretary.actorId]
  const handover = await put(owner, "handover", {
    county_code: county.code,
    id: await uuid(owner),
    area: county.villages[0],
    from_account: from,
    to_account: to,
    reason: word("交因"),
    note: word("交注"),
    grace_days: 7,
    state: "proposed",
    respond_by: today(),
    proposed_at: today(),
    proposed_by: from,
    proposed_by_name: word("交人"),
  })
  await owner.query(
    `INSERT INTO handover_item (county_code, handover_id, household_id, village_code, from_account, to_account, pairing_id, household_no, head_name)
     SELECT p.county_code, $2, p.household_id, p.village_code, $4, $5, p.id, $6, $7 FROM pairing p
     WHERE p.county_code = $1 AND p.household_id = $3 AND p.account_id = $4 AND p.ended_on IS NULL`,
    [county.code, handover, place.householdId, from, to, place.householdNo, word("主")],
  )
  return handover
}

async function plantPlan(owner: Owner, people: People, place: Place, word: (kind: string) => string) {
  const { county, rightful } = people
  const under = { county_code: county.code, household_id: place.householdId, village_code: county.villages[0] }
  const by = {
    created_by: rightful.helper.actorId,
    created_by_name: word("计人"),
    created_at: today(),
    changed_at: CASEWORK_AT,
  }
  const plan = await put(owner, "plan", {
    ...under,
    ...by,
    id: await uuid(owner),
    version: 1,
    state: "agreed",
    difficulty: word("难"),
    aims: word("目标"),
    wish: word("愿"),
    consent: "agreed",
    consent_by: word("主"),
    consent_on: today(),
    agreed_at: today(),
    basis: {},
  })
  const measure = await put(owner, "plan_measure", {
    ...under,
    ...by,
    id: await uuid(owner),
    from_version: 1,
    measure_key: "secretMeasure",
    title: word("措施"),
    pathway: "P08",
    national_type: "industry",
    reasons: [{ kind: "pathway", text: word("措因"), reference: "D2" }],
    department: place.department,
    due_on: today(),
    state: "underway",
    state_on: "2025-02-01",
  })
  const measureEvent = await put(owner, "measure_event", {
    ...under,
    id: await uuid(owner),
    measure_id: measure,
    department: place.department,
    to_state: "underway",
    happened_on: "2025-02-01",
    note: word("措记"),
    at: today(),
    by_id: rightful.helper.actorId,
    by_name: word("措人"),
  })
  const assistance = await put(owner, "assistance", {
    ...under,
    id: await uuid(owner),
    given_on: "2025-02-02",
    giver: word("给人"),
    department: place.department,
    kind: "goods",
    item: word("物"),
    value_fen: 12_345,
    measure_id: measure,
    created_at: today(),
    created_by: rightful.helper.actorId,
    created_by_name: word("给记"),
  })
  return { plan, measure, measureEvent, assistance }
}

async function plantVisit(owner: Owner, people: People, place: Place, word: (kind: string) => string) {
  const { county, rightful } = people
  const under = { county_code: county.code, household_id: place.householdId, village_code: county.villages[0] }
  const helper = rightful.helper.actorId
  const device = await put(owner, "field_device", {
    county_code: county.code,
    id: await uuid(owner),
    account_id: helper,
    label: word("机"),
    households: 1,
    bytes: 1,
    created_at: today(),
  })
  const visit = await put(owner, "visit", {
    ...under,
    id: await uuid(owner),
    visited_on: "2025-02-03",
    mode: "home",
    visitor_id: helper,
    visitor_name: word("访人"),
    visitor_role: "helper",
    met: ["head"],
    sentence: word("访句"),
    content: { needs: word("访需") },
    device_id: device,
    received_at: today(),
  })
  const change = await put(owner, "change_request", {
    ...under,
    id: await uuid(owner),
    visit_id: visit,
    kind: "household",
    record_id: place.householdId,
    field: "housingGrade",
    base_value: null,
    old_value: null,
    new_value: "C",
    state: "pending",
    note: word("变注"),
    author_id: helper,
    author_name: word("变人"),
    seen_on: "2025-02-03",
    created_at: today(),
  })
  const problem = await put(owner, "problem", {
    ...under,
    id: await uuid(owner),
    category: "other",
    title: word("题"),
    detail: word("题述"),
    visit_id: visit,
    raised_on: "2025-02-03",
    raised_by: helper,
    raised_by_name: word("题人"),
    owner_department: place.department,
    due_on: "2025-03-01",
    state: "open",
    created_at: today(),
    changed_at: CASEWORK_AT,
  })
  const problemEvent = await put(owner, "problem_event", {
    ...under,
    id: await uuid(owner),
    problem_id: problem,
    department: place.department,
    kind: "raised",
    note: word("题记"),
    data: {},
    at: today(),
    by_id: helper,
    by_name: word("题人"),
  })
  const photo = await put(owner, "photo", {
    ...under,
    id: await uuid(owner),
    visit_id: visit,
    content_type: "image/jpeg",
    bytes: 3,
    parts: 3,
    sha256: word("照"),
    state: "uploading",
    uploaded_by: helper,
    created_at: today(),
  })
  await owner.query(
    "INSERT INTO photo_part (county_code, photo_id, part, household_id, village_code, bytes) VALUES ($1, $2, 0, $3, $4, '\\x010203')",
    [county.code, photo, place.householdId, county.villages[0]],
  )
  const fieldItem = await put(owner, "field_item", {
    county_code: county.code,
    id: await uuid(owner),
    account_id: helper,
    device_id: device,
    kind: "visit",
    payload_hash: word("散"),
    outcome: "stored",
    result: { visit },
    received_at: today(),
  })
  return { device, visit, change, problem, problemEvent, photo, fieldItem }
}

async function plantAlert(owner: Owner, people: People, place: Place, word: (kind: string) => string) {
  const { county, rightful } = people
  const under = { county_code: county.code, household_id: place.householdId, village_code: county.villages[0] }
  const alert = await put(owner, "alert", {
    ...under,
    id: await uuid(owner),
    rule: "housing",
    state: "open",
    evidence: [{ label: word("警因"), value: "D" }],
    evidence_key: word("警钥"),
    gone: false,
    opened_on: today(),
    due_on: today(),
    changed_at: CASEWORK_AT,
  })
  const alertEvent = await put(owner, "alert_event", {
    ...under,
    id: await uuid(owner),
    alert_id: alert,
    kind: "opened",
    note: word("警记"),
    at: today(),
  })
  const alertSetting = await put(owner, "alert_setting", {
    county_code: county.code,
    id: await uuid(owner),
    rule: "work",
    valid_from: "2025-01-01",
    enabled: true,
    thresholds: { window: 30 },
    reason: word("警标"),
    published_at: today(),
    published_by: rightful.countyStaff.actorId,
    published_by_name: word("警官"),
  })
  return { alert, alertEvent, alertSetting }
}

/** When the planted plan, measure and problem were last changed, as a form would have seen it. */
export const CASEWORK_AT = "2026-01-01T00:00:00.000Z"

/** Words that `plantCasework` uses; each stands nowhere else. */
export const CASEWORK_WORDS: readonly string[] = [
  ..."单位 联系人 书记 要求 发布人 交因 交注 交人 计人 难 目标 愿 措施 措因 措记 措人 给人 物 给记 机 访人 访句 访需".split(
    " ",
  ),
  ..."变注 变人 题 题述 题人 题记 照 散 警因 警钥 警记 警标 警官".split(" "),
]

/** Everything of the casework around one household. The department's key is one that follows the victim's pathway. */
export async function plantCasework(
  owner: Owner,
  people: People,
  place: Place,
  word: (kind: string) => string,
): Promise<Casework> {
  const organisation = await plantOrganisation(owner, people, word)
  const handover = await plantHandover(owner, people, place, word)
  const plan = await plantPlan(owner, people, place, word)
  const visit = await plantVisit(owner, people, place, word)
  const alert = await plantAlert(owner, people, place, word)
  await owner.query(
    "UPDATE household SET departments = ARRAY[$3], last_seen_on = '2025-02-03' WHERE county_code = $1 AND id = $2",
    [people.county.code, place.householdId, place.department],
  )
  return { ...organisation, handover, ...plan, ...visit, ...alert }
}
