import Excel from "exceljs"
import { describe, expect, it } from "vitest"
import { mayAs, ROLE_KEYS } from "@/lib/domain/access/roles"
import type { Scope } from "@/lib/platform/scope/scope"
import { signedInAs } from "@/tests/support/signed-in"
import { nameOf } from "./exports"
import { secretsIn } from "./nothing"
import { isForeign } from "./people"
import type { RouteRow } from "./row"
import { routes } from "./rows"
import { leaked, rightfulOf, type Scene, setScene, strangersOf } from "./scene"
import { plant, type Victim } from "./victim"

const scene = setScene()
const SITE = "https://register.example"

function requestOf(row: RouteRow, victim: Victim, origin = SITE) {
  const { path, params = {}, form, body } = row.request(victim)
  const headers = { origin, host: new URL(SITE).host }
  const sent = form ? new URLSearchParams(form) : body && new Blob([new Uint8Array(body)])
  const request = new Request(SITE + path, sent ? { method: "POST", headers, body: sent } : { headers })
  return { request, context: { params: Promise.resolve(params) } }
}

/** A workbook as the texts of its cells, anything else as it is. */
async function contentOf(response: Response): Promise<unknown> {
  const bytes = await response.arrayBuffer()
  if (Buffer.from(bytes).subarray(0, 2).toString() !== "PK") return Buffer.from(bytes).toString()
  const book = new Excel.Workbook()
  await book.xlsx.load(bytes)
  return book.worksheets.map((sheet) => sheet.getSheetValues())
}

async function askAs(row: RouteRow, person: Scope | null, victim: Victim, origin?: string) {
  const { request, context } = requestOf(row, victim, origin)
  return signedInAs(person, async () => {
    const response = await row.of(request, context)
    return { status: response.status, content: await contentOf(response) }
  })
}

async function refusesWithoutRight(row: RouteRow, now: Scene): Promise<void> {
  const { victim } = now
  expect(await askAs(row, null, victim)).toMatchObject({ status: 401 })
  const { permission } = row
  const lacking = permission ? ROLE_KEYS.filter((role) => !mayAs(role, permission)) : []
  for (const role of lacking) {
    const { status } = await askAs(row, rightfulOf(now, role, victim), victim)
    expect([role, status]).toEqual([role, 404])
  }
}

describe("a route asked by a stranger with the victim's ids", () => {
  for (const row of routes) {
    it(`${nameOf(row.of)} tells nothing`, async () => {
      const { owner, people, strangers, victim, print } = scene.now
      const before = await print()
      await refusesWithoutRight(row, scene.now)
      for (const key of strangersOf(row)) {
        if (row.ownOnly && !isForeign(key)) continue
        const { status, content } = await askAs(row, strangers[key], victim)
        const isRefused = status === 404 || status === 422
        expect([key, isRefused || row.answer === "own"]).toEqual([key, true])
        const told = isRefused ? secretsIn(content, victim.texts) : leaked(row, key, content, victim)
        expect([key, told]).toEqual([key, []])
      }
      const { audit_event: _recorded, ...kept } = await print()
      const { audit_event: _earlier, ...had } = before
      expect(kept).toEqual(had)
      const own = await plant(owner, people)
      await row.before?.(owner, own)
      const rightful = rightfulOf(scene.now, row.rightful ?? "countyStaff", own)
      expect(await askAs(row, rightful, own)).toMatchObject({ status: 200 })
    })

    it(`${nameOf(row.of)} is closed to another site's form`, async () => {
      const { people, victim } = scene.now
      const { form, body } = row.request(victim)
      if (!form && !body) return
      const rightful = people.rightful.countyAdmin
      expect(await askAs(row, rightful, victim, "https://elsewhere.example")).toMatchObject({ status: 403 })
    })
  }
})
