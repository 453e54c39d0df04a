import { beforeAll, beforeEach, describe, expect, it } from "vitest"
import { acceptHandover } from "@/lib/features/handovers/actions"
import { listHandovers } from "@/lib/features/handovers/queries"
import { undoImport } from "@/lib/features/imports/actions"
import { helperChanges } from "@/lib/features/imports/pairing-queries"
import { type Batch, listRows } from "@/lib/features/imports/queries"
import type { RowTab } from "@/lib/features/imports/schema"
import { assignHousehold } from "@/lib/features/pairings/actions"
import { today } from "@/lib/platform/clock"
import type { Scope } from "@/lib/platform/scope/scope"
import { type PairingLineSeed, pairingSheet } from "@/tests/support/case-sheets"
import { makeCounty, makeHousehold, scopeFor, scopeOfAccount, type TestCounty } from "@/tests/support/county"
import { batchOf, confirm, importSheets, preview, workUntil } from "@/tests/support/import-flow"
import { asOwner } from "@/tests/support/owner"
import { signedInAs } from "@/tests/support/signed-in"

let county: TestCounty
let township: Scope
let anna: Scope
let bea: Scope
let homes: { id: string; no: string }[]
let serial = 0

const sql = (text: string, ...values: unknown[]) => asOwner(async (client) => (await client.query(text, values)).rows)
const rename = (scope: Scope, name: string, more: { phone?: string; post?: string } = {}) =>
  sql(
    "UPDATE account SET display_name = $2, work_phone = $3, post = $4 WHERE id = $1",
    scope.actorId,
    name,
    more.phone ?? null,
    more.post ?? null,
  )
const current = async (householdId: string) =>
  (
    await sql(
      "SELECT account_id, started_on::text AS day FROM pairing WHERE household_id = $1 AND ended_on IS NULL ORDER BY started_on",
      householdId,
    )
  ).map(({ account_id }) => account_id)
const reasonsOf = async (batch: Batch, tab: RowTab) =>
  (await listRows(township, batch.id, tab)).map(({ reasons }) => reasons.join("；"))
const undo = (id: string) => signedInAs(township, () => undoImport({ id, reason: "试验撤销" }))
const run = (lines: readonly PairingLineSeed[]) => importSheets(township, [pairingSheet(lines)])

beforeAll(async () => {
  county = await makeCounty()
  township = await scopeFor("townshipStaff", county.townships[0])
  anna = await scopeFor("helper", county.townships[0], { username: `${county.code}.anna` })
  bea = await scopeFor("helper", county.townships[0], { username: `${county.code}.bea` })
  await rename(anna, "安帮扶", { phone: "029-8700001", post: "县供电公司干部" })
  await rename(bea, "白帮扶", { phone: "029-8700002", post: "县水务局干部" })
})

beforeEach(async () => {
  homes = await Promise.all(
    [0, 1, 2].map(async () => {
      const no = `P${serial++}`
      const { id } = await makeHousehold(township, { villageCode: county.villages[0], values: { householdNo: no } })
      return { id, no }
    }),
  )
})

const [A, B, C] = [
  () => homes[0] as { id: string; no: string },
  () => homes[1] as { id: string; no: string },
  () => homes[2] as { id: string; no: string },
]
const user = (scope: Scope): string => `${county.code}.${scope === anna ? "anna" : "bea"}`

describe("pairings by workbook", () => {
  it("who has nobody gets the helper at once, who has this one stays, who has another is offered and not replaced", async () => {
    await run([
      { no: B().no, username: user(anna) },
      { no: C().no, username: user(anna) },
    ])
    const lines = [
      { no: A().no, username: user(bea) },
      { no: B().no, username: user(anna) },
      { no: C().no, username: user(bea) },
    ]
    const batch = await preview(township, [pairingSheet(lines)])
    expect(batch).toMatchObject({ kind: "pairings", counts: { created: 1, unchanged: 1, updated: 1, rejected: 0 } })
    const loads = new Map((await helperChanges(township, batch.id)).map((each) => [each.id, each]))
    expect(loads.get(bea.actorId)).toMatchObject({ now: 0, paired: 1, offered: 1 })
    expect(loads.get(anna.actorId)).toMatchObject({ now: 2, paired: 0, offered: -1 })
    expect(await reasonsOf(batch, "updated")).toEqual(["现责任人 安帮扶，向 白帮扶 提出移交，接收后生效"])
    await confirm(township, batch.id)
    await workUntil(township, batch.id, "applied")
    expect(await Promise.all(homes.map(({ id }) => current(id)))).toEqual([
      [bea.actorId],
      [anna.actorId],
      [anna.actorId],
    ])

    const offered = (await listHandovers(bea)).filter(({ state }) => state === "proposed")
    expect(offered).toHaveLength(1)
    expect(offered[0]?.items.map(({ no }) => no)).toEqual([C().no])
    expect((await signedInAs(bea, () => acceptHandover({ id: offered[0]?.id }))).ok).toBe(true)
    expect(await current(C().id)).toEqual([bea.actorId])
    expect((await run(lines)).counts).toMatchObject({ created: 0, updated: 0, unchanged: 3 })
  })

  it("one hand-over for each giver and successor", async () => {
    await run(homes.map(({ no }) => ({ no, username: user(anna) })))
    const batch = await run(homes.map(({ no }) => ({ no, username: user(bea) })))
    expect(batch.counts).toMatchObject({ updated: 3 })
    const made = await sql(
      "SELECT DISTINCT handover_id FROM handover_item WHERE household_id = ANY($1) AND open",
      homes.map(({ id }) => id),
    )
    expect(made).toHaveLength(1)
    expect(await reasonsOf(await run([{ no: A().no, username: user(bea) }]), "rejected")).toEqual([
      "这一户正在移交，请等接收的人答复，或先撤回移交",
    ])
  })

  it("finds the helper by user name, phone, or name with unit, and returns what is ambiguous or does not fit", async () => {
    const twin = await scopeFor("helper", county.townships[0])
    await rename(twin, "安帮扶", { post: "县医院医生" })
    const elsewhere = await scopeFor("helper", county.townships[1], { username: `${county.code}.far` })
    const leader = await scopeFor("countyLeader", county.code, { username: `${county.code}.leader` })
    const gone = await scopeFor("helper", county.code, { username: `${county.code}.gone` })
    await sql("UPDATE account SET disabled_at = now() WHERE id = $1", gone.actorId)
    const no = A().no
    const one = async (line: PairingLineSeed) => {
      const batch = await preview(township, [pairingSheet([{ no, ...line }])])
      const [row] = await listRows(township, batch.id, batch.counts.created ? "created" : "rejected")
      return batch.counts.created ? row?.face.what : row?.reasons.join("；")
    }
    expect(await one({ name: "安帮扶" })).toBe("县里有 2 位用户同名，请填写责任人用户名")
    expect(await one({ name: "安帮扶", unit: "县医院" })).toBe("安帮扶 · 县医院医生")
    expect(await one({ phone: "029-8700001" })).toBe("安帮扶 · 县供电公司干部")
    expect(await one({ name: "白帮扶", phone: "029-8700001" })).toBe(
      "责任人的用户名或电话与“责任人姓名”不是同一个人，请核对",
    )
    expect(await one({ username: "nobody" })).toBe("县里没有这个责任人用户名，请核对")
    expect(await one({ username: `${county.code}.far` })).toBe("责任人管不到这一户所在的村，请县管理员核对负责的地方")
    expect(await one({ username: `${county.code}.leader` })).toBe("责任人的角色不能负责帮扶户，请县管理员核对角色")
    expect(await one({ username: `${county.code}.gone` })).toBe("责任人的账号已停用，请换一位在岗的")
    expect(await one({ username: user(bea), start: "2099-01-01" })).toBe("“开始日期”晚于今天，请到那天再导入")
    expect(await one({})).toBe("没有写责任人；请填写责任人用户名、电话或姓名")
    expect([elsewhere.role, leader.role]).toEqual(["helper", "countyLeader"])
  })

  it("one household twice in the file: the same helper is a repeat, another is returned", async () => {
    const batch = await preview(township, [
      pairingSheet([
        { no: A().no, username: user(bea) },
        { no: A().no, username: user(bea) },
        { no: A().no, username: user(anna) },
      ]),
    ])
    expect(batch.counts).toMatchObject({ created: 1, duplicate: 1, rejected: 1 })
  })

  it("a household that somebody else pairs after the preview keeps that person", async () => {
    const batch = await preview(township, [
      pairingSheet([
        { no: A().no, username: user(bea) },
        { no: B().no, username: user(bea) },
      ]),
    ])
    expect(
      (await signedInAs(township, () => assignHousehold({ householdId: A().id, accountId: anna.actorId }))).ok,
    ).toBe(true)
    expect(
      (await signedInAs(township, () => assignHousehold({ householdId: B().id, accountId: bea.actorId }))).ok,
    ).toBe(true)
    await confirm(township, batch.id)
    expect((await workUntil(township, batch.id, "applied")).counts).toMatchObject({
      created: 0,
      rejected: 1,
      unchanged: 1,
    })
    expect([await current(A().id), await current(B().id)]).toEqual([[anna.actorId], [bea.actorId]])
  })

  it("two workbooks that are confirmed at once leave every household with one helper", async () => {
    const other = await scopeFor("countyStaff", county.code)
    const mine = await preview(township, [pairingSheet(homes.map(({ no }) => ({ no, username: user(anna) })))])
    const theirs = await preview(other, [pairingSheet(homes.map(({ no }) => ({ no, username: user(bea) })))])
    await Promise.all([confirm(township, mine.id), confirm(other, theirs.id)])
    await Promise.all([workUntil(township, mine.id, "applied"), workUntil(other, theirs.id, "applied")])
    for (const { id } of homes) expect(await current(id)).toHaveLength(1)
  })
})

describe("taking pairings back", () => {
  it("ends what began today without a visit and withdraws what waits; what has gone on stays and is counted", async () => {
    await run([{ no: C().no, username: user(anna) }])
    const batch = await run([
      { no: A().no, username: user(bea) },
      { no: B().no, username: user(bea) },
      { no: C().no, username: user(bea) },
    ])
    await sql("UPDATE pairing SET last_visit_on = $2 WHERE household_id = $1 AND ended_on IS NULL", B().id, today())
    expect((await undo(batch.id)).ok).toBe(true)
    expect((await workUntil(township, batch.id, "undone")).counts).toMatchObject({ takenBack: 2, kept: 1 })
    expect(await Promise.all(homes.map(({ id }) => current(id)))).toEqual([[], [bea.actorId], [anna.actorId]])
    expect((await listHandovers(township)).find(({ decisionNote }) => decisionNote === "试验撤销")?.state).toBe(
      "withdrawn",
    )
    const [event] = await sql(
      "SELECT details FROM audit_event WHERE subject_id = $1 AND type = 'sheet.undone'",
      batch.id,
    )
    expect(event).toMatchObject({ details: { records: 2, kept: 1 } })
  })

  it("is refused when nothing can be taken back: a start before today, a visit, an accepted hand-over", async () => {
    const early = await run([{ no: A().no, username: user(bea), start: "2026-01-05" }])
    expect(early.counts).toMatchObject({ created: 1 })
    const seen = await run([{ no: B().no, username: user(bea) }])
    await sql("UPDATE pairing SET last_visit_on = $2 WHERE household_id = $1 AND ended_on IS NULL", B().id, today())
    for (const { id } of [early, seen]) {
      expect(await undo(id)).toMatchObject({
        ok: false,
        code: "conflict",
        message: expect.stringContaining("不能撤销"),
      })
      expect((await batchOf(township, id)).state).toBe("applied")
    }
    expect([await current(A().id), await current(B().id)]).toEqual([[bea.actorId], [bea.actorId]])
  })

  it("a helper sees the household from the moment of the import", async () => {
    await run([{ no: A().no, username: user(anna) }])
    expect((await scopeOfAccount(anna.actorId)).households).toContain(A().id)
  })
})
