import { beforeAll, describe, expect, it } from "vitest"
import { ROLE_KEYS, type RoleKey } from "@/lib/domain/access/roles"
import {
  createAccount,
  disableAccount,
  editAccount,
  enableAccount,
  resetPassword,
  revokeAccountSessions,
  unlockAccount,
} from "@/lib/features/accounts/actions"
import { lockTarget, setDisabled } from "@/lib/features/accounts/mutations"
import { changePassword, revokeOwnSession } from "@/lib/features/accounts/own-actions"
import { getAccount, listAccounts } from "@/lib/features/accounts/queries"
import { hashPassword } from "@/lib/platform/auth/password"
import { openSession, personOfSession } from "@/lib/platform/auth/sessions"
import { signIn } from "@/lib/platform/auth/sign-in"
import { hashOf } from "@/lib/platform/auth/token"
import { write } from "@/lib/platform/db/tenant"
import type { Scope } from "@/lib/platform/scope/scope"
import { makeCounty, scopeFor, type TestCounty } from "@/tests/support/county"
import { signedInAs } from "@/tests/support/signed-in"
import { rowsAsOwner } from "@/tests/support/sql"

let county: TestCounty
let admin: Scope
let next = 0

beforeAll(async () => {
  county = await makeCounty()
  admin = await scopeFor("countyAdmin", county.code)
})

const areaFor = (role: RoleKey): string =>
  role === "townshipStaff" ? county.townships[0] : role === "firstSecretary" ? county.villages[0] : county.code
const wanted = (role: RoleKey, more: Record<string, unknown> = {}) => ({
  username: `yonghu${next++}`,
  displayName: "试验员",
  role,
  area: areaFor(role),
  ...(role === "departmentStaff" ? { department: "renshe" } : {}),
  ...more,
})
const as = <T>(who: Scope, call: () => Promise<T>): Promise<T> => signedInAs(who, call)
const create = (who: Scope, input: Record<string, unknown>) => as(who, () => createAccount(input))
const sessionOf = async (who: Scope): Promise<string> => hashOf(await openSession(who.actorId, "test"))
const isOpen = async (session: string): Promise<boolean> => (await personOfSession(session)) !== null

describe("creating accounts", () => {
  for (const role of ROLE_KEYS) {
    it(`an administrator ${role === "operator" ? "cannot make" : "can make"} ${role}`, async () => {
      const result = await create(admin, wanted(role))
      expect(result.ok).toBe(role !== "operator")
    })
  }

  it("nobody but the administrator may, whatever they ask for", async () => {
    for (const role of ROLE_KEYS.filter((key) => key !== "countyAdmin" && key !== "operator")) {
      const scope = await scopeFor(role, areaFor(role), role === "departmentStaff" ? { department: "renshe" } : {})
      expect(await create(scope, wanted("helper"))).toMatchObject({ ok: false, code: "forbidden" })
    }
  })

  it("refuses another county, places that do not exist, roles and areas that do not fit", async () => {
    const other = await makeCounty()
    const wrong = [
      wanted("countyStaff", { area: other.code }),
      wanted("townshipStaff", { area: `${county.code}999` }),
      wanted("firstSecretary", { area: county.townships[0] }),
      wanted("townshipStaff", { area: county.code }),
      wanted("departmentStaff", { department: undefined }),
      wanted("departmentStaff", { department: "nothing" }),
      wanted("helper", { username: "A B" }),
    ]
    for (const input of wrong) expect(await create(admin, input)).toMatchObject({ ok: false })
  })

  it("shows a password that works once and must be changed", async () => {
    const input = wanted("countyStaff")
    const made = await create(admin, input)
    if (!made.ok) throw new Error(made.message)
    expect((await signIn(input.username, made.value.password, "")).ok).toBe(true)
    expect((await getAccount(admin, made.value.id))?.mustChangePassword).toBe(true)
  })

  it("refuses a username that is taken in any county", async () => {
    const other = await makeCounty()
    const theirs = await scopeFor("countyAdmin", other.code)
    const input = wanted("helper")
    expect((await create(admin, input)).ok).toBe(true)
    expect(await create(theirs, { ...input, area: other.code })).toMatchObject({ ok: false, code: "conflict" })
  })
})

describe("administering accounts", () => {
  it("disabling ends sessions at once, asks a reason, and can be taken back", async () => {
    const staff = await scopeFor("countyStaff", county.code)
    const session = await sessionOf(staff)
    const id = staff.actorId
    expect(await as(admin, () => disableAccount({ id }))).toMatchObject({ ok: false, code: "invalid" })
    expect(await isOpen(session)).toBe(true)
    expect((await as(admin, () => disableAccount({ id, reason: "调离岗位" }))).ok).toBe(true)
    expect(await isOpen(session)).toBe(false)
    expect(await as(admin, () => disableAccount({ id, reason: "调离岗位" }))).toMatchObject({ code: "conflict" })
    expect((await as(admin, () => enableAccount({ id }))).ok).toBe(true)
    expect(await isOpen(session)).toBe(false)
    expect(await isOpen(await sessionOf(staff))).toBe(true)
  })

  it("revoking signs out everywhere and leaves the account", async () => {
    const staff = await scopeFor("countyStaff", county.code)
    const sessions = [await sessionOf(staff), await sessionOf(staff)]
    expect(await as(admin, () => revokeAccountSessions({ id: staff.actorId }))).toEqual({
      ok: true,
      value: { sessions: 2 },
    })
    expect(await Promise.all(sessions.map(isOpen))).toEqual([false, false])
  })

  it("a reset password replaces the old one, unlocks, and signs out", async () => {
    const passwordHash = await hashPassword("Qing-Shan-2026")
    const staff = await scopeFor("countyStaff", county.code, { username: "wangji", passwordHash })
    const session = await sessionOf(staff)
    for (let turn = 0; turn < 5; turn++) await signIn("wangji", "wrong", "")
    const reset = await as(admin, () => resetPassword({ id: staff.actorId }))
    if (!reset.ok) throw new Error(reset.message)
    expect(await isOpen(session)).toBe(false)
    expect((await signIn("wangji", "Qing-Shan-2026", "")).ok).toBe(false)
    expect((await signIn("wangji", reset.value.password, "")).ok).toBe(true)
  })

  it("unlocks after a lock-out", async () => {
    const passwordHash = await hashPassword("Qing-Shan-2026")
    const staff = await scopeFor("countyStaff", county.code, { username: "suozhu", passwordHash })
    for (let turn = 0; turn < 5; turn++) await signIn("suozhu", "wrong", "")
    expect((await getAccount(admin, staff.actorId))?.state).toBe("locked")
    expect((await as(admin, () => unlockAccount({ id: staff.actorId }))).ok).toBe(true)
    expect((await signIn("suozhu", "Qing-Shan-2026", "")).ok).toBe(true)
  })

  it("nobody touches their own account, so an administrator is always left", async () => {
    const own = { id: admin.actorId }
    const edit = { ...own, displayName: "换名", role: "helper", area: county.code }
    for (const call of [
      () => disableAccount({ ...own, reason: "试一试" }),
      () => editAccount(edit),
      () => resetPassword(own),
      () => revokeAccountSessions(own),
    ])
      expect(await as<unknown>(admin, call)).toMatchObject({ ok: false, code: "forbidden" })
  })

  it("two administrators who disable each other at once: one stays", async () => {
    const place = await makeCounty()
    const [one, other] = [await scopeFor("countyAdmin", place.code), await scopeFor("countyAdmin", place.code)]
    const disable = (who: Scope, target: Scope) =>
      write(who, async (tx) => {
        const found = await lockTarget(tx, target.actorId)
        if (typeof found === "string") return found
        await setDisabled(tx, target.actorId, true)
        return "done"
      })
    const results = await Promise.all([disable(one, other), disable(other, one)])
    expect(results.sort()).toEqual(["done", "stale"])
    const [left] = await rowsAsOwner<{ left: number }>(
      "SELECT count(*)::int AS left FROM account WHERE county_code = $1 AND role = 'countyAdmin' AND disabled_at IS NULL",
      [place.code],
    )
    expect(left?.left).toBe(1)
  })

  it("another county's account is absent", async () => {
    const other = await makeCounty()
    const theirs = await scopeFor("countyStaff", other.code)
    expect(await as(admin, () => disableAccount({ id: theirs.actorId, reason: "越界" }))).toMatchObject({
      code: "notFound",
    })
    expect(await getAccount(admin, theirs.actorId)).toBeNull()
    expect(await isOpen(await sessionOf(theirs))).toBe(true)
  })

  it("changes rights from the next request, never beyond one's own", async () => {
    const staff = await scopeFor("countyStaff", county.code)
    const session = await sessionOf(staff)
    const values = { id: staff.actorId, displayName: "试验countyStaff", area: county.townships[1] }
    expect(await as(admin, () => editAccount({ ...values, role: "townshipStaff" }))).toEqual({
      ok: true,
      value: { fields: ["role", "area"] },
    })
    expect(await personOfSession(session)).toMatchObject({ role: "townshipStaff", area: county.townships[1] })
    expect(await as(admin, () => editAccount({ ...values, role: "operator", area: county.code }))).toMatchObject({
      ok: false,
    })
  })

  it("pages through everybody once", async () => {
    const place = await makeCounty()
    const boss = await scopeFor("countyAdmin", place.code)
    await rowsAsOwner(
      `INSERT INTO account (county_code, username, display_name, role, area, password_hash)
       SELECT $1, 'ye' || n, '成员' || n, 'helper', $1, '-' FROM generate_series(1, 120) n`,
      [place.code],
    )
    const seen: string[] = []
    for (let after: string | undefined; ; ) {
      const { rows, more } = await listAccounts(boss, { after })
      seen.push(...rows.map((row) => row.username))
      if (!more) break
      after = rows.at(-1)?.username
    }
    expect(seen).toHaveLength(121)
    expect(new Set(seen).size).toBe(121)
  })
})

describe("one's own account", () => {
  it("changes the password by the rules, against the present one, and signs out elsewhere", async () => {
    const passwordHash = await hashPassword("Qing-Shan-2026")
    const staff = await scopeFor("countyStaff", county.code, { username: "gaimi", passwordHash })
    const elsewhere = await sessionOf(staff)
    const change = (current: string, password: string, repeat = password) =>
      as(staff, () => changePassword({ current, password, repeat }))
    expect(await change("wrong", "Lv-Shui-2027")).toMatchObject({ ok: false, fields: { current: expect.any(String) } })
    expect(await change("Qing-Shan-2026", "short")).toMatchObject({
      ok: false,
      fields: { password: expect.any(String) },
    })
    expect(await change("Qing-Shan-2026", "Lv-Shui-2027", "Lv-Shui-2028")).toMatchObject({ ok: false })
    expect(await change("Qing-Shan-2026", "Qing-Shan-2026")).toMatchObject({ ok: false })
    expect(await isOpen(elsewhere)).toBe(true)
    const kept = await as(staff, async () => {
      const result = await changePassword({
        current: "Qing-Shan-2026",
        password: "Lv-Shui-2027",
        repeat: "Lv-Shui-2027",
      })
      return { result, again: await changePassword({ current: "x", password: "Lv-Shui-2029", repeat: "Lv-Shui-2029" }) }
    })
    expect(kept.result.ok).toBe(true)
    // Still signed in here: the second call is refused for its password, not for the session.
    expect(kept.again).toMatchObject({ ok: false, code: "invalid" })
    expect(await isOpen(elsewhere)).toBe(false)
    expect((await signIn("gaimi", "Lv-Shui-2027", "")).ok).toBe(true)
  })

  it("counts wrong guesses of the present password like failed sign-ins", async () => {
    const staff = await scopeFor("countyStaff", county.code, { username: "caice" })
    const guess = () =>
      as(staff, () => changePassword({ current: "x", password: "Lv-Shui-2027", repeat: "Lv-Shui-2027" }))
    const codes: string[] = []
    for (let turn = 0; turn < 6; turn++) {
      const result = await guess()
      codes.push(result.ok ? "ok" : result.code)
    }
    expect(codes).toEqual(["invalid", "invalid", "invalid", "invalid", "invalid", "tooMany"])
  })

  it("ends one of one's own sessions and nobody else's", async () => {
    const [mine, theirs] = [await scopeFor("helper", county.code), await scopeFor("helper", county.code)]
    const [a, b] = [await sessionOf(mine), await sessionOf(theirs)]
    expect((await as(mine, () => revokeOwnSession({ sessionId: b }))).ok).toBe(false)
    expect((await as(mine, () => revokeOwnSession({ sessionId: a }))).ok).toBe(true)
    expect([await isOpen(a), await isOpen(b)]).toEqual([false, true])
  })

  it("an initial password opens nothing but its change", async () => {
    const fresh = await scopeFor("countyAdmin", county.code)
    await rowsAsOwner("UPDATE account SET must_change_password = true WHERE id = $1", [fresh.actorId])
    expect(await create(fresh, wanted("helper"))).toMatchObject({ ok: false, code: "forbidden" })
  })
})
