import { randomUUID } from "node:crypto"
import { beforeAll, describe, expect, it } from "vitest"
import { revokeDevice } from "@/lib/features/field/actions"
import type { Scope } from "@/lib/platform/scope/scope"
import { makeCounty, scopeFor, type TestCounty } from "@/tests/support/county"
import { signedInAs } from "@/tests/support/signed-in"
import { rowsAsOwner } from "@/tests/support/sql"
import { pull } from "@/tests/support/visit"

let county: TestCounty
let helper: Scope

beforeAll(async () => {
  county = await makeCounty()
  helper = await scopeFor("helper", county.code)
})

const onePhone = async (owner: Scope): Promise<string> => {
  const id = randomUUID()
  await pull(owner, { device: { id, label: "试验手机" } })
  return id
}
const isRevoked = async (id: string) =>
  (await rowsAsOwner<{ off: boolean }>("SELECT revoked_at IS NOT NULL AS off FROM field_device WHERE id = $1", [id]))[0]
    ?.off

describe("a lost phone is stopped", () => {
  it("by its own person", async () => {
    const id = await onePhone(helper)
    expect(await signedInAs(helper, () => revokeDevice({ id }))).toMatchObject({ ok: true })
    expect(await isRevoked(id)).toBe(true)
  })

  it("by whoever manages the county's accounts", async () => {
    const id = await onePhone(helper)
    const admin = await scopeFor("countyAdmin", county.code)
    expect(await signedInAs(admin, () => revokeDevice({ id }))).toMatchObject({ ok: true })
    expect(await isRevoked(id)).toBe(true)
  })

  it.each([
    ["a colleague", "helper", false],
    ["county staff, who see every household", "countyStaff", false],
    ["another county's administrator", "countyAdmin", true],
  ] as const)("not by %s", async (_who, role, foreign) => {
    const id = await onePhone(helper)
    const other = await scopeFor(role, foreign ? (await makeCounty()).code : county.code)
    expect(await signedInAs(other, () => revokeDevice({ id }))).toMatchObject({ ok: false, code: "notFound" })
    expect(await isRevoked(id)).toBe(false)
  })
})
