import "fake-indexeddb/auto"
import { randomUUID } from "node:crypto"
import { beforeAll, beforeEach, describe, expect, it } from "vitest"
import { dropExpired, syncOnce } from "@/components/field/sync"
import { today } from "@/lib/platform/clock"
import type { Scope } from "@/lib/platform/scope/scope"
import { Browser, Network } from "@/tests/support/chaos"
import { makeCounty, makeHousehold, scopeFor, scopeOfAccount, type TestCounty } from "@/tests/support/county"
import { rowsAsOwner } from "@/tests/support/sql"

const DAY = 86_400_000
let county: TestCounty
let helper: Scope
let successor: Scope
let home: string
let phone: Browser

beforeAll(async () => {
  county = await makeCounty()
})

beforeEach(async () => {
  helper = await scopeFor("helper", county.code)
  successor = await scopeFor("helper", county.code)
  const staff = await scopeFor("countyStaff", county.code)
  home = (await makeHousehold(staff, { villageCode: county.villages[0], members: [{ name: "张秘密" }] })).id
  await rowsAsOwner(
    "INSERT INTO pairing (county_code, household_id, village_code, account_id, started_on) VALUES ($1, $2, $3, $4, '2025-01-01')",
    [county.code, home, county.villages[0], helper.actorId],
  )
  helper = await scopeOfAccount(helper.actorId)
  const network = new Network(() => 0.99)
  network.calm = true
  phone = new Browser(`copy-${randomUUID()}`, network, () => 0.99)
  phone.session = helper
  await syncOnce(await phone.phone())
})

async function onPhone(): Promise<string[]> {
  const { copies } = await phone.phone()
  const current = await copies.current()
  return current ? (await copies.households(current)).map(({ household }) => household.head) : []
}

/** Everything that lies in the browser's store, as a thief of the profile would read it. */
async function lying(): Promise<string> {
  const { database } = (await phone.phone()).copies
  const texts: string[] = []
  for (const name of database.objectStoreNames) {
    const request = database.transaction(name).objectStore(name).getAll()
    await new Promise((resolve) => {
      request.onsuccess = resolve
    })
    for (const row of request.result as unknown[])
      texts.push(
        JSON.stringify(row, (_key, value) =>
          value instanceof ArrayBuffer ? Buffer.from(value).toString("utf8") : (value as unknown),
        ),
      )
  }
  return texts.join("\n")
}

async function handOver(graceUntil: string): Promise<void> {
  const [handover] = await rowsAsOwner<{ id: string }>(
    `INSERT INTO handover (county_code, area, from_account, to_account, reason, grace_days, state, respond_by, proposed_by, proposed_by_name, decided_at)
     VALUES ($1, $2, $3, $4, '试验', 7, 'accepted', current_date, $3, '试验', now()) RETURNING id::text`,
    [county.code, county.villages[0], helper.actorId, successor.actorId],
  )
  await rowsAsOwner(
    "UPDATE pairing SET ended_on = $3, end_reason = 'handover', handover_id = $2, grace_until = $4 WHERE household_id = $1",
    [home, handover?.id, today(), graceUntil],
  )
  phone.session = await scopeOfAccount(helper.actorId)
}

const dayIn = (days: number): string => today(new Date(Date.now() + days * DAY))

const device = async () =>
  (
    await rowsAsOwner<{ gone: boolean; households: number; reasons: string[] }>(
      `SELECT d.wiped_at IS NOT NULL AS gone, d.households,
        ARRAY(SELECT e.details->>'reason' FROM audit_event e WHERE e.type = 'device.wiped' AND e.subject_id = d.id::text ORDER BY e.at) AS reasons
       FROM field_device d WHERE d.account_id = $1`,
      [helper.actorId],
    )
  )[0]

describe("that they have gone is reported", () => {
  it("after a revocation at once, and once", async () => {
    await rowsAsOwner("UPDATE field_device SET revoked_at = now() WHERE account_id = $1", [helper.actorId])
    await syncOnce(await phone.phone())
    expect(await device()).toEqual({ gone: true, households: 0, reasons: ["县里停用"] })
    await syncOnce(await phone.phone())
    expect((await device())?.reasons).toEqual(["县里停用"])
  })

  it("after a sign-out without a network at the same person's next contact; the fresh copy is noted again", async () => {
    await (await phone.phone()).copies.leave("signedOut")
    expect((await device())?.reasons).toEqual([])
    await syncOnce(await phone.phone())
    expect(await device()).toEqual({ gone: false, households: 1, reasons: ["退出登录"] })
  })

  it("after somebody else's sign-in not under their name, but by the person themselves", async () => {
    phone.session = successor
    await syncOnce(await phone.phone())
    expect((await device())?.reasons).toEqual([])
    phone.session = helper
    await syncOnce(await phone.phone())
    expect((await device())?.reasons).toEqual(["换人登录"])
  })
})

describe("what a phone takes is recorded", () => {
  const pulls = async () =>
    (await rowsAsOwner("SELECT 1 FROM audit_event WHERE type = 'device.pulled' AND actor_id = $1", [helper.actorId]))
      .length

  it("once within a minute, however often it asks", async () => {
    await syncOnce(await phone.phone())
    await syncOnce(await phone.phone())
    expect(await pulls()).toBe(1)
    await rowsAsOwner("UPDATE field_device SET pulled_at = now() - interval '61 seconds' WHERE account_id = $1", [
      helper.actorId,
    ])
    await syncOnce(await phone.phone())
    expect(await pulls()).toBe(2)
  })

  it("again at once when it is given another household", async () => {
    const staff = await scopeFor("countyStaff", county.code)
    const { id } = await makeHousehold(staff, { villageCode: county.villages[0] })
    await rowsAsOwner(
      "INSERT INTO pairing (county_code, household_id, village_code, account_id, started_on) VALUES ($1, $2, $3, $4, '2025-01-01')",
      [county.code, id, county.villages[0], helper.actorId],
    )
    phone.session = await scopeOfAccount(helper.actorId)
    await syncOnce(await phone.phone())
    expect(await pulls()).toBe(2)
  })
})

describe("the households on a phone", () => {
  it("are there, and no name of them can be read from the store without the key", async () => {
    expect(await onPhone()).toEqual(["张秘密"])
    const text = await lying()
    expect(text).toContain(home)
    expect(text.length).toBeGreaterThan(1_000)
    expect(text).not.toContain("张秘密")
  })

  it("go when the phone is revoked; its key too", async () => {
    await rowsAsOwner("UPDATE field_device SET revoked_at = now() WHERE account_id = $1", [helper.actorId])
    expect(await syncOnce(await phone.phone())).toBe("revoked")
    expect(await (await phone.phone()).copies.current()).toBeUndefined()
    expect(await onPhone()).toEqual([])
  })

  it("go when somebody else signs in", async () => {
    phone.session = successor
    await syncOnce(await phone.phone())
    expect(await onPhone()).toEqual([])
  })

  it("that were handed over stay through the last day and then go by the phone's own clock, without a network", async () => {
    await handOver(dayIn(2))
    await syncOnce(await phone.phone())
    phone.clock += 2 * DAY
    await dropExpired(await phone.phone())
    expect(await onPhone()).toEqual(["张秘密"])
    phone.clock += DAY
    await dropExpired(await phone.phone())
    expect(await onPhone()).toEqual([])
  })

  it("that were handed over go at the next contact after the last day", async () => {
    await handOver(dayIn(-1))
    await syncOnce(await phone.phone())
    expect(await onPhone()).toEqual([])
  })

  it("go after fourteen days without contact, also when the clock is set back afterwards", async () => {
    phone.clock += 14 * DAY
    await dropExpired(await phone.phone())
    expect(await onPhone()).toEqual(["张秘密"])
    phone.clock += DAY
    await (await phone.phone()).copies.noteClock(phone.clock)
    phone.clock -= 20 * DAY
    await dropExpired(await phone.phone())
    expect(await onPhone()).toEqual([])
  })
})
