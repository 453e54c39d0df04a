import { beforeAll, describe, expect, it } from "vitest"
import VillagePage from "@/app/(county)/villages/[code]/page"
import NewLinePage from "@/app/(county)/work/assistance/new/page"
import NewProblemPage from "@/app/(county)/work/problems/new/page"
import { recordAssistance } from "@/lib/features/assistance/actions"
import { raiseProblem } from "@/lib/features/problems/actions"
import { today } from "@/lib/platform/clock"
import type { Scope } from "@/lib/platform/scope/scope"
import { renderedText } from "@/tests/isolation/rendered"
import { makeCounty, makeHousehold, scopeFor, type TestCounty } from "@/tests/support/county"
import { signedInAs } from "@/tests/support/signed-in"

let county: TestCounty
let township: Scope

beforeAll(async () => {
  county = await makeCounty()
  township = await scopeFor("townshipStaff", county.townships[0])
  const home = await makeHousehold(township, { villageCode: county.villages[0] })
  const [village, other] = county.villages
  const line = { givenOn: today(), giver: "县水利局", kind: "project", valueFen: "20000" }
  const problem = { category: "water", dueOn: today() }
  await signedInAs(township, async () => {
    for (const villageCode of [village, other]) {
      await recordAssistance({ ...line, villageCode, item: `打井${villageCode}` })
      await raiseProblem({ ...problem, villageCode, title: `管网漏水${villageCode}` })
    }
    for (const title of ["水龙头坏了", "水费交不起"]) await raiseProblem({ ...problem, householdId: home.id, title })
    for (const item of ["大米", "面粉", "食用油"]) await recordAssistance({ ...line, householdId: home.id, item })
  })
})

const textsOf = (page: (props: never) => Promise<unknown>, props: object): Promise<string> =>
  signedInAs(township, async () => (await renderedText(await page(props as never))).join("|"))

describe("the casework of a village", () => {
  it("holds the village's own lines and problems, and counts those of its households, each leading to its list", async () => {
    const [village, other] = county.villages
    const text = await textsOf(VillagePage, {
      params: Promise.resolve({ code: village }),
      searchParams: Promise.resolve({}),
    })
    expect(text).toContain(`管网漏水${village}`)
    expect(text).toContain(`打井${village}`)
    for (const elsewhere of [`管网漏水${other}`, `打井${other}`, "水龙头坏了", "食用油"])
      expect(text).not.toContain(elsewhere)
    const texts = text.split("|")
    const list = (path: string, of: string) => {
      const at = texts.indexOf(`/work/${path}?place=${village}&of=${of}`)
      return texts.slice(at, at + 12)
    }
    expect(list("problems", "household")).toEqual(expect.arrayContaining(["农户的问题，没有解决", "2"]))
    expect(list("problems", "village")).toEqual(expect.arrayContaining(["全村的问题，没有解决", "1"]))
    expect(list("assistance", "household")).toEqual(expect.arrayContaining(["农户得到的帮扶", "3", "折合 60,000 元"]))
    expect(list("assistance", "village")).toEqual(expect.arrayContaining(["给全村的帮扶", "1", "折合 20,000 元"]))
  })

  it("leads to forms that are of this village already, with the people who can take its problem up", async () => {
    const props = { searchParams: Promise.resolve({ village: county.villages[0] }) }
    expect(await textsOf(NewProblemPage, props)).toMatch(/全村的问题 · 第1镇 · 第011村.*试验townshipStaff/)
    expect(await textsOf(NewLinePage, props)).toContain("给全村的 · 第1镇 · 第011村")
    const elsewhere = { searchParams: Promise.resolve({ village: county.villages[2] }) }
    for (const page of [NewProblemPage, NewLinePage])
      await expect(textsOf(page, elsewhere)).rejects.toMatchObject({ digest: "NEXT_HTTP_ERROR_FALLBACK;404" })
  })
})

describe("a form without a household", () => {
  it("tells a helper to choose one first, and is no form", async () => {
    township = await scopeFor("helper", county.code)
    for (const page of [NewProblemPage, NewLinePage])
      expect(await textsOf(page, { searchParams: Promise.resolve({}) })).toContain("请先选一户")
  })
})
