import { describe, expect, it } from "vitest"
import { createCounty, setUp } from "@/lib/features/counties/actions"
import { foundCounty } from "@/lib/features/counties/mutations"
import { listCounties } from "@/lib/features/counties/queries"
import { listPlaces } from "@/lib/features/villages/queries"
import { isSetUpNeeded } from "@/lib/platform/auth/sessions"
import { signIn } from "@/lib/platform/auth/sign-in"
import { write } from "@/lib/platform/db/tenant"
import { loadRegions } from "@/lib/platform/regions"
import type { Scope } from "@/lib/platform/scope/scope"
import { makeHousehold, scopeFor, scopeOfAccount } from "@/tests/support/county"
import { signedInAs } from "@/tests/support/signed-in"
import { rowsAsOwner } from "@/tests/support/sql"

const PASSWORD = "Qing-Shan-2026"
const input = (operatorUsername: string, countyCode = "610431") => ({
  countyCode,
  operatorName: "运维员",
  operatorUsername,
  operatorPassword: PASSWORD,
  administratorName: "管理员",
  administratorUsername: `${operatorUsername}-xian`,
  administratorPassword: PASSWORD,
})
const count = async (table: string): Promise<number> =>
  (await rowsAsOwner<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`))[0]?.n ?? -1

let operator: Scope

describe("the first set-up", () => {
  it("stores nothing of a form that is wrong", async () => {
    expect(await isSetUpNeeded()).toBe(true)
    const wrong = [
      { ...input("yunwei"), countyCode: "999999" },
      { ...input("yunwei"), operatorPassword: "short" },
      { ...input("yunwei"), administratorPassword: "yunwei-xian-A1" },
      { ...input("yunwei"), administratorUsername: "yunwei" },
    ]
    for (const each of wrong) expect(await setUp(each)).toMatchObject({ ok: false, code: "invalid" })
    expect(await count("account")).toBe(0)
    expect(await count("county")).toBe(1)
  })

  it("sent five times at once happens once, with all of it or nothing", async () => {
    const results = await Promise.all(["a", "b", "c", "d", "e"].map((name) => setUp(input(`yunwei-${name}`))))
    expect(results.filter((result) => result.ok)).toHaveLength(1)
    expect(results.filter((result) => !result.ok && result.code === "notFound")).toHaveLength(4)
    expect(await isSetUpNeeded()).toBe(false)
    expect(await count("account")).toBe(2)
    expect(await count("township")).toBe(8)
    expect(await count("village")).toBe(192)
    expect(await setUp(input("spaet"))).toMatchObject({ ok: false, code: "notFound" })
  })

  it("leaves an operator who signs in and an administrator who must change the password", async () => {
    const [row] = await rowsAsOwner<{ id: string; username: string }>(
      "SELECT id, username FROM account WHERE role = 'operator'",
    )
    operator = await scopeOfAccount(String(row?.id))
    expect(operator).toMatchObject({ countyCode: "000000", role: "operator", mustChangePassword: false })
    expect((await signIn(String(row?.username), PASSWORD, "")).ok).toBe(true)
    const [admin] = await rowsAsOwner<{ id: string }>("SELECT id FROM account WHERE role = 'countyAdmin'")
    expect(await scopeOfAccount(String(admin?.id))).toMatchObject({ countyCode: "610431", mustChangePassword: true })
    const events = await rowsAsOwner<{ county_code: string; type: string }>(
      "SELECT county_code, type FROM audit_event WHERE type <> 'session.opened' ORDER BY county_code, type",
    )
    expect(events.map((event) => `${event.county_code} ${event.type}`)).toEqual([
      "000000 account.created",
      "000000 county.created",
      "610431 account.created",
    ])
  })
})

describe("an operator", () => {
  const create = (code: string, username: string, who = operator) =>
    signedInAs(who, () =>
      createCounty({ countyCode: code, administratorName: "管理员", administratorUsername: username }),
    )

  it("opens a county with its places and an administrator whose password is shown once", async () => {
    const made = await create("469002", "qionghai-xian")
    if (!made.ok) throw new Error(made.message)
    expect((await signIn("qionghai-xian", made.value.password, "")).ok).toBe(true)
    const staff = await scopeFor("countyStaff", "469002")
    const regions = loadRegions("469002")
    const places = await listPlaces(staff)
    expect(places).toHaveLength(regions?.townships.length ?? -1)
    expect(places.flatMap((place) => place.villages)).toHaveLength(regions?.villages.length ?? -1)
  })

  it("is refused a county twice, an unknown code, a taken username; and then nothing is left", async () => {
    const before = [await count("county"), await count("account"), await count("village")]
    expect(await create("469002", "nochmal")).toMatchObject({ ok: false, code: "conflict" })
    expect(await create("999999", "nochmal")).toMatchObject({ ok: false, code: "invalid" })
    expect(await create("610402", "qionghai-xian")).toMatchObject({ ok: false, code: "conflict" })
    expect([await count("county"), await count("account"), await count("village")]).toEqual(before)
  })

  it("sees how many use each county, and no household of any", async () => {
    const staff = await scopeFor("countyStaff", "610431")
    const [place] = await listPlaces(staff)
    await makeHousehold(staff, { villageCode: String(place?.villages[0]?.code) })
    const counties = await listCounties(operator)
    expect(counties.map(({ code, accounts }) => ({ code, accounts }))).toEqual([
      { code: "469002", accounts: 2 },
      { code: "610431", accounts: 2 },
    ])
    expect(Object.keys(counties[0] ?? {})).not.toContain("households")
    const query = (table: string) => write(operator, (tx) => tx.prisma.$queryRawUnsafe(`SELECT 1 FROM ${table}`))
    for (const table of ["household", "member", "village", "register_summary"]) expect(await query(table)).toEqual([])
  })

  it("nobody else opens counties or sees how others are used", async () => {
    const admin = await scopeFor("countyAdmin", "610431")
    expect(await create("610402", "boese", admin)).toMatchObject({ ok: false, code: "forbidden" })
    const person = { username: "boese", displayName: "某人", passwordHash: "-", mustChangePassword: true }
    await expect(write(admin, (tx) => foundCounty(tx, "610402", person))).rejects.toThrow()
    expect((await listCounties(admin)).every((county) => county.accounts === 0)).toBe(true)
  })
})
