import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { PATHWAY_KEYS } from "@/lib/domain/classification/codes"
import { type Counted, countyTable } from "./county-table"

const counted: fc.Arbitrary<Counted[]> = fc.array(
  fc
    .record({
      place: fc.constantFrom("610431101", "610431102", "610431103"),
      role: fc.constantFrom("primary", "primary", "secondary"),
      pathway: fc.constantFrom(...PATHWAY_KEYS, "none", "general"),
      households: fc.nat(500),
      persons: fc.nat(2000),
    })
    .filter(({ role, pathway }) => role === "primary" || (pathway !== "none" && pathway !== "general")),
)
const add = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0)

describe("the county's table", () => {
  it("by primary pathway: the rows' sum is the total, in households and persons, and so is the places'", () => {
    fc.assert(
      fc.property(counted, (counts) => {
        const { rows, total, places } = countyTable(counts, false)
        expect(add(rows.map(({ households }) => households))).toBe(total.households)
        expect(add(rows.map(({ persons }) => persons))).toBe(total.persons)
        expect(add(places.map(({ households }) => households))).toBe(total.households)
        for (const row of rows) {
          expect(add(places.map(({ byPathway }) => byPathway[row.pathway] ?? 0))).toBe(row.households)
        }
      }),
    )
  })

  it("with secondary pathways the total stays the register's", () => {
    fc.assert(
      fc.property(counted, (counts) => {
        const narrow = countyTable(counts, false)
        const wide = countyTable(counts, true)
        expect(wide.total).toEqual(narrow.total)
        wide.rows.forEach((row, index) => {
          expect(row.households).toBeGreaterThanOrEqual(narrow.rows[index]?.households ?? 0)
        })
      }),
    )
  })

  it("an empty register has fourteen rows without a share", () => {
    const { rows, total, places } = countyTable([], false)
    expect(rows.map(({ share }) => share)).toEqual(Array(14).fill(undefined))
    expect([total, places]).toEqual([{ households: 0, persons: 0 }, []])
  })
})
