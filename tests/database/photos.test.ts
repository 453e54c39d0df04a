import { createHash, randomUUID } from "node:crypto"
import { beforeAll, beforeEach, describe, expect, it } from "vitest"
import { PUT } from "@/app/api/field/photos/[id]/route"
import { POST } from "@/app/api/field/photos/route"
import { GET as GET_PHOTO } from "@/app/api/photos/[id]/route"
import { PART_BYTES } from "@/lib/domain/field/limits"
import type { PhotoAnswer } from "@/lib/domain/field/protocol"
import { today } from "@/lib/platform/clock"
import type { Scope } from "@/lib/platform/scope/scope"
import { makeCounty, makeHousehold, scopeFor } from "@/tests/support/county"
import { signedInAs } from "@/tests/support/signed-in"
import { rowsAsOwner } from "@/tests/support/sql"
import { itemOf, push } from "@/tests/support/visit"

let secretary: Scope
let visitId: string
let id: string
let picture: Uint8Array<ArrayBuffer>

const headers = { origin: "http://county.invalid", host: "county.invalid" }
const ask = async (
  method: "POST" | "PUT",
  path: string,
  body: BodyInit,
  more: RequestInit = {},
): Promise<PhotoAnswer> => {
  const request = new Request(`http://county.invalid${path}`, { method, headers, body, ...more })
  const handler = method === "POST" ? POST : PUT
  const response = await signedInAs(secretary, () => handler(request, { params: Promise.resolve({ id }) }))
  expect(response.status).toBe(200)
  return response.json()
}
const declare = (more: object = {}) =>
  ask(
    "POST",
    "/api/field/photos",
    JSON.stringify({
      id,
      itemId: visitId,
      device: { id: randomUUID() },
      contentType: "image/jpeg",
      bytes: picture.length,
      sha256: createHash("sha256").update(picture).digest("hex"),
      ...more,
    }),
  )
const partOf = (part: number) => picture.slice(part * PART_BYTES, (part + 1) * PART_BYTES)
const send = (part: number, bytes: Uint8Array<ArrayBuffer> = partOf(part)) =>
  ask("PUT", `/api/field/photos/${id}?part=${part}`, bytes)
const damaged = (part: number) => partOf(part).map((byte, at) => (at === 100 ? byte ^ 1 : byte))
const stored = async (): Promise<Buffer> => {
  const request = new Request(`http://county.invalid/api/photos/${id}`)
  const response = await signedInAs(secretary, () => GET_PHOTO(request, { params: Promise.resolve({ id }) }))
  return Buffer.from(await response.arrayBuffer())
}
const events = async () =>
  (
    await rowsAsOwner<{ type: string; details: { bytes?: number } }>(
      "SELECT type, details FROM audit_event WHERE subject_id = $1 AND type IN ('photo.stored', 'photo.refused') ORDER BY at",
      [id],
    )
  ).map(({ type, details }) => [type, details.bytes])

beforeAll(async () => {
  const county = await makeCounty()
  secretary = await scopeFor("firstSecretary", county.villages[0])
  const home = await makeHousehold(await scopeFor("countyStaff", county.code), { villageCode: county.villages[0] })
  const item = itemOf({ householdId: home.id, visitedOn: today(), sentence: "拍了房子" })
  await push(secretary, [item])
  visitId = item.id
})

beforeEach(() => {
  id = randomUUID()
  picture = Uint8Array.from({ length: 2 * PART_BYTES + 500 }, (_, at) => (at * 7) % 251)
  picture.set([0xff, 0xd8, 0xff])
})

describe("a picture in parts", () => {
  it("arrives byte for byte, also with its parts in another order and one of them twice", async () => {
    await declare()
    expect(await send(2)).toMatchObject({ state: "uploading", have: [2] })
    expect(await send(0)).toMatchObject({ have: [0, 2] })
    expect(await send(0)).toMatchObject({ state: "uploading", have: [0, 2] })
    expect(await send(1)).toMatchObject({ state: "stored" })
    expect((await stored()).equals(Buffer.from(picture))).toBe(true)
    expect(await send(1)).toMatchObject({ state: "stored" })
  })

  it("cut off between two parts goes on with the missing ones: declared again, the county says what it has", async () => {
    await declare()
    await send(0)
    expect(await declare()).toMatchObject({ state: "uploading", have: [0] })
    await send(1)
    expect(await send(2)).toMatchObject({ state: "stored" })
  })

  it("is recorded with the bytes of the whole picture, not of its last part", async () => {
    await declare()
    for (const part of [0, 1, 2]) await send(part)
    expect(await events()).toEqual([["photo.stored", picture.length]])
  })
})

describe("a part that was damaged on the way", () => {
  it.each([0, 1, 2])("part %i: the picture is refused, and sent again it arrives", async (wrong) => {
    await declare()
    let last: PhotoAnswer | undefined
    for (const part of [0, 1, 2]) last = await send(part, part === wrong ? damaged(part) : partOf(part))
    expect(last?.state).toBe("refused")
    expect(last?.reason).toContain("请再发一次")
    expect(await rowsAsOwner("SELECT 1 FROM photo_part WHERE photo_id = $1", [id])).toEqual([])

    expect(await declare()).toMatchObject({ state: "uploading", have: [] })
    for (const part of [0, 1, 2]) last = await send(part)
    expect(last?.state).toBe("stored")
    expect((await stored()).equals(Buffer.from(picture))).toBe(true)
    expect(await events()).toEqual([
      ["photo.refused", picture.length],
      ["photo.stored", picture.length],
    ])
  })
})

describe("what is no part of a picture", () => {
  it("another hash than the bytes have: refused, nothing is kept", async () => {
    await declare({ sha256: "0".repeat(64) })
    await send(0)
    await send(1)
    expect(await send(2)).toMatchObject({ state: "refused" })
    expect(await rowsAsOwner("SELECT 1 FROM photo_part WHERE photo_id = $1", [id])).toEqual([])
  })

  it("a file that is no picture: refused, though its hash is right", async () => {
    picture = Uint8Array.from({ length: 300 }, () => 65)
    await declare()
    expect(await send(0)).toMatchObject({ state: "refused" })
  })

  it.each([
    [PART_BYTES, "uploading"],
    [PART_BYTES + 1, "refused"],
  ])("%i bytes in one part: %s", async (length, state) => {
    await declare()
    expect(await send(0, new Uint8Array(length).fill(1))).toMatchObject({ state })
  })

  it("a body that never ends is refused once it is larger than a part, and read no further", async () => {
    await declare()
    let given = 0
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        given += 1024
        controller.enqueue(new Uint8Array(1024))
      },
    })
    const answer = await ask("PUT", `/api/field/photos/${id}?part=0`, endless, { duplex: "half" } as RequestInit)
    expect(answer).toMatchObject({ state: "refused", reason: "照片的一部分太大" })
    expect(given).toBeLessThan(PART_BYTES + 8 * 1024)
  })

  it("a part beyond the last and one of a picture that nobody declared: refused", async () => {
    await declare()
    expect(await send(3, new Uint8Array(10))).toMatchObject({ state: "refused" })
    id = randomUUID()
    expect(await send(0)).toMatchObject({ state: "refused" })
  })
})
