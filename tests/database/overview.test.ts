import { beforeAll, describe, expect, it } from "vitest"
import { exportHref, listHref } from "@/components/overview/figures"
import { mayAs, ROLE_KEYS } from "@/lib/domain/access/roles"
import { INDICATORS } from "@/lib/domain/indicators/indicators"
import { exportSheet } from "@/lib/features/exports/queries"
import { listHouseholds } from "@/lib/features/households/queries"
import { filterFromSearch, type HouseholdFilter } from "@/lib/features/households/schema"
import { countIndicators } from "@/lib/features/overview/queries"
import { overviewFilterFrom } from "@/lib/features/overview/schema"
import { listPlaces } from "@/lib/features/villages/queries"
import type { Scope } from "@/lib/platform/scope/scope"
import { loadDemo } from "@/prisma/seed/load-demo"
import { scopeOfAccount } from "@/tests/support/county"
import { asOwner } from "@/tests/support/owner"

/** Every role that opens the overview. */
const ROLES = ROLE_KEYS.filter((role) => mayAs(role, "overview.read"))

/** The filter that the page behind an address reads. */
function filterAt(href: string): HouseholdFilter {
  const filter = filterFromSearch(Object.fromEntries(new URL(href, "http://localhost").searchParams))
  if (!filter) throw new Error(`unknown list ${href}`)
  return filter
}

async function somebody(role: string): Promise<Scope> {
  const [account] = await asOwner(
    async (client) =>
      (
        await client.query<{ id: string }>(
          "SELECT id FROM account WHERE county_code = '610431' AND role = $1 AND disabled_at IS NULL ORDER BY username LIMIT 1",
          [role],
        )
      ).rows,
  )
  if (!account) throw new Error(`no ${role} in the demo`)
  return scopeOfAccount(account.id)
}

/** Rows of the workbook without its head. */
async function exported(scope: Scope, filter: HouseholdFilter): Promise<number> {
  let rows = 0
  for await (const _ of (await exportSheet(scope, "households", filter, false)).rows) rows++
  return rows
}

const sum = (figures: ReadonlyMap<string, number> | undefined) =>
  [...(figures ?? [])].reduce((all, [, n]) => all + n, 0)

describe("an indicator's figure, the list behind it and the list's export", () => {
  beforeAll(() => loadDemo(() => undefined, { small: true }), 240_000)

  it.each(ROLES)(
    "agree for every indicator as %s sees it",
    async (role) => {
      const scope = await somebody(role)
      const figures = await countIndicators(scope, INDICATORS, { digits: 12 })
      for (const indicator of INDICATORS) {
        const tile = sum(figures.get(indicator.key))
        const list = await listHouseholds(scope, filterAt(listHref(indicator, scope.area)))
        const workbook = await exported(scope, filterAt(exportHref(indicator, scope.area)))
        expect({ key: indicator.key, list: list.households, workbook }).toEqual({
          key: indicator.key,
          list: tile,
          workbook: tile,
        })
      }
    },
    120_000,
  )

  it("agree for each village, and townships add up to the county", async () => {
    const scope = await somebody("countyLeader")
    const villages = await countIndicators(scope, INDICATORS, { digits: 12 })
    const townships = await countIndicators(scope, INDICATORS, { digits: 9 })
    const [first] = (await listPlaces(scope)).flatMap((township) => township.villages)
    if (!first) throw new Error("no village")
    for (const indicator of INDICATORS) {
      expect(sum(townships.get(indicator.key)), indicator.key).toBe(sum(villages.get(indicator.key)))
      const list = await listHouseholds(scope, filterAt(listHref(indicator, first.code)))
      expect(list.households, indicator.key).toBe(villages.get(indicator.key)?.get(first.code) ?? 0)
    }
  }, 60_000)

  it("are not all empty in the demo: nearly every indicator counts somebody", async () => {
    const figures = await countIndicators(await somebody("countyAdmin"), INDICATORS, { digits: 6 })
    const counted = INDICATORS.filter(({ key }) => sum(figures.get(key)) > 0)
    expect(counted.length).toBeGreaterThan(INDICATORS.length * 0.8)
    const of = (key: string) => sum(figures.get(key))
    expect(of("unstable") + of("edge") + of("sudden")).toBe(of("monitored"))
    expect(of("problemsLate")).toBeLessThanOrEqual(of("problems"))
    expect(of("measuresLate")).toBeLessThanOrEqual(of("measuresOpen"))
  })

  it("a place out of reach counts nobody", async () => {
    const scope = await somebody("townshipStaff")
    const elsewhere = `610431${scope.area.endsWith("101") ? "102" : "101"}`
    const figures = await countIndicators(scope, INDICATORS, { place: elsewhere, digits: 12 })
    expect([...figures.values()].map(sum).every((n) => n === 0)).toBe(true)
  })

  it("an address with an unknown indicator or place is no overview", () => {
    expect(overviewFilterFrom({ by: "ranking" })).toBeNull()
    expect(overviewFilterFrom({ place: "x" })).toBeNull()
    expect(overviewFilterFrom({ place: "610431102" })).toEqual({ place: "610431102", by: "unseen" })
  })
})
