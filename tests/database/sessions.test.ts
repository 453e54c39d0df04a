import { beforeAll, describe, expect, it } from "vitest"
import { closeSession, openSession, personOfSession } from "@/lib/platform/auth/sessions"
import { hashOf } from "@/lib/platform/auth/token"
import { env } from "@/lib/platform/env"
import type { Scope } from "@/lib/platform/scope/scope"
import { makeCounty, scopeFor } from "@/tests/support/county"
import { rowsAsOwner } from "@/tests/support/sql"

let staff: Scope
beforeAll(async () => {
  staff = await scopeFor("countyStaff", (await makeCounty()).code)
})

async function session(): Promise<{ id: string; secret: string }> {
  const secret = await openSession(staff.actorId, "test")
  return { id: hashOf(secret), secret }
}
const isOpen = async (id: string): Promise<boolean> => (await personOfSession(id)) !== null
const set = (id: string, sql: string) => rowsAsOwner(`UPDATE session SET ${sql} WHERE id = $1`, [id])
const seenAgo = (id: string, seconds: number) =>
  set(id, `seen_at = clock_timestamp() - ${seconds} * interval '1 second'`)

describe("a session", () => {
  it("ends after the idle time and not before", async () => {
    const idle = env().SESSION_IDLE_MINUTES * 60
    const { id } = await session()
    await seenAgo(id, idle - 5)
    expect(await isOpen(id)).toBe(true)
    await seenAgo(id, idle + 1)
    expect(await isOpen(id)).toBe(false)
  })

  it("is kept by being used, but written at most once a minute", async () => {
    const { id } = await session()
    const seen = async () =>
      (
        await rowsAsOwner<{ ago: number }>(
          "SELECT extract(epoch FROM clock_timestamp() - seen_at)::float8 AS ago FROM session WHERE id = $1",
          [id],
        )
      )[0]?.ago ?? -1
    await seenAgo(id, 50)
    await isOpen(id)
    expect(await seen()).toBeGreaterThan(45)
    await seenAgo(id, 70)
    await isOpen(id)
    expect(await seen()).toBeLessThan(10)
  })

  it("ends at its absolute limit although it is used", async () => {
    const { id } = await session()
    const [row] = await rowsAsOwner<{ hours: number }>(
      "SELECT extract(epoch FROM expires_at - created_at)::float8 / 3600 AS hours FROM session WHERE id = $1",
      [id],
    )
    expect(row?.hours).toBeCloseTo(env().SESSION_ABSOLUTE_HOURS, 2)
    await set(id, "expires_at = clock_timestamp() + interval '3 seconds'")
    expect(await isOpen(id)).toBe(true)
    await set(id, "expires_at = clock_timestamp() - interval '1 second'")
    expect(await isOpen(id)).toBe(false)
  })

  it("ends at once when it is closed, and only it", async () => {
    const [one, other] = [await session(), await session()]
    expect(await closeSession(one.secret)).toBe(staff.actorId)
    expect(await closeSession(one.secret)).toBeNull()
    expect([await isOpen(one.id), await isOpen(other.id)]).toEqual([false, true])
  })

  it("is not opened by its stored id", async () => {
    const { id } = await session()
    expect(await isOpen(hashOf(id))).toBe(false)
  })

  it("carries the rights of now, and none when the account is disabled", async () => {
    const { id } = await session()
    await rowsAsOwner("UPDATE account SET role = 'inspector' WHERE id = $1", [staff.actorId])
    expect((await personOfSession(id))?.role).toBe("inspector")
    await rowsAsOwner("UPDATE account SET disabled_at = now() WHERE id = $1", [staff.actorId])
    expect(await isOpen(id)).toBe(false)
    await rowsAsOwner("UPDATE account SET role = 'countyStaff', disabled_at = NULL WHERE id = $1", [staff.actorId])
  })
})
