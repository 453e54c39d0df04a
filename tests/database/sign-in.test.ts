import { beforeAll, describe, expect, it } from "vitest"
import { hashPassword } from "@/lib/platform/auth/password"
import { personOfSession } from "@/lib/platform/auth/sessions"
import { type SignIn, signIn } from "@/lib/platform/auth/sign-in"
import { hashOf } from "@/lib/platform/auth/token"
import { makeCounty, scopeFor } from "@/tests/support/county"
import { rowsAsOwner } from "@/tests/support/sql"

const PASSWORD = "Qing-Shan-2026"
let code: string
let passwordHash: string
let next = 0

beforeAll(async () => {
  code = (await makeCounty()).code
  passwordHash = await hashPassword(PASSWORD)
})

async function somebody(): Promise<{ username: string; id: string }> {
  const username = `ren${next++}`
  const scope = await scopeFor("countyStaff", code, { username, passwordHash })
  return { username, id: scope.actorId }
}
const tryOnce = (username: string, password = "wrong"): Promise<SignIn> => signIn(username, password, "test")
async function fail(username: string, times: number): Promise<SignIn> {
  let last = await tryOnce(username)
  for (let turn = 1; turn < times; turn++) last = await tryOnce(username)
  return last
}
const untilOf = (result: SignIn): number => (result.ok || !result.until ? 0 : result.until.getTime() - Date.now())
const letTimePass = (id: string) =>
  rowsAsOwner("UPDATE account_guard SET locked_until = clock_timestamp() - interval '1 second' WHERE account_id = $1", [
    id,
  ])
const eventsOf = async (id: string): Promise<string[]> => {
  const rows = await rowsAsOwner<{ what: string }>(
    "SELECT type || coalesce(':' || (details ->> 'reason'), '') AS what FROM audit_event WHERE subject_id = $1 ORDER BY at",
    [id],
  )
  return rows.map((row) => row.what)
}

describe("signing in", () => {
  it("opens a session of that person and records it", async () => {
    const { username, id } = await somebody()
    const result = await tryOnce(username, PASSWORD)
    if (!result.ok) throw new Error("refused")
    expect((await personOfSession(hashOf(result.secret)))?.account_id).toBe(id)
    expect(await eventsOf(id)).toEqual(["session.opened"])
  })

  it("answers an unknown name, a wrong password and a disabled account alike", async () => {
    const known = await somebody()
    const gone = await somebody()
    await rowsAsOwner("UPDATE account SET disabled_at = now() WHERE id = $1", [gone.id])
    const answers = [
      await tryOnce("nobody-here"),
      await tryOnce(known.username),
      await tryOnce(gone.username, PASSWORD),
    ]
    expect(answers).toEqual(answers.map(() => ({ ok: false, until: null })))
    expect(await eventsOf(gone.id)).toEqual(["session.failed:disabled"])
    expect(await eventsOf(known.id)).toEqual(["session.failed:password"])
  })

  it("lets the right password in after four failures and not after five", async () => {
    const four = await somebody()
    expect(await fail(four.username, 4)).toEqual({ ok: false, until: null })
    expect((await tryOnce(four.username, PASSWORD)).ok).toBe(true)
    const five = await somebody()
    expect(untilOf(await fail(five.username, 5))).toBeGreaterThan(50_000)
    expect((await tryOnce(five.username, PASSWORD)).ok).toBe(false)
    expect((await eventsOf(five.id)).at(-1)).toBe("session.failed:locked")
  })

  it("forgets earlier failures after a success", async () => {
    const { username } = await somebody()
    await fail(username, 4)
    await tryOnce(username, PASSWORD)
    expect(await fail(username, 4)).toEqual({ ok: false, until: null })
  })

  it("waits one minute, then two, four … and an hour at most; after the wait it works", async () => {
    const { username, id } = await somebody()
    const minutes: number[] = [Math.round(untilOf(await fail(username, 5)) / 60_000)]
    for (let turn = 0; turn < 8; turn++) {
      await letTimePass(id)
      minutes.push(Math.round(untilOf(await tryOnce(username)) / 60_000))
    }
    expect(minutes).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60])
    await letTimePass(id)
    expect((await tryOnce(username, PASSWORD)).ok).toBe(true)
  })

  it("does not lengthen the wait by attempts during it", async () => {
    const { username } = await somebody()
    const locked = await fail(username, 5)
    const again = await fail(username, 5)
    expect(again).toEqual(locked)
  })

  it("compares no more than five of a hundred guesses sent at once", async () => {
    const { username, id } = await somebody()
    await Promise.all(Array.from({ length: 40 }, () => tryOnce(username)))
    const events = await eventsOf(id)
    expect(events.filter((what) => what === "session.failed:password")).toHaveLength(5)
    expect(events.filter((what) => what === "session.failed:locked")).toHaveLength(35)
  })
})
