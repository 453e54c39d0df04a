import { describe, expect, it } from "vitest"
import { listExports } from "./exports"
import { actions, exempt, reads, routes, writes } from "./rows"

const rows = [...reads, ...writes, ...actions, ...routes].map(({ of }) => of as unknown)
const covered = new Set([...rows, ...exempt.map(({ of }) => of)])
const exported = await listExports()

describe("every exported query, mutation, action and route", () => {
  it("is found at all", () => expect(exported.length).toBeGreaterThan(100))

  it("has a row in tests/isolation/rows-<noun>.ts, or stands there as exempt with its reason", () => {
    const missing = exported.filter(({ value }) => !covered.has(value)).map(({ file, name }) => `${file} ${name}`)
    expect(missing).toEqual([])
  })

  it("has no row that names nothing any more, none twice", () => {
    const known = new Set(exported.map(({ value }) => value))
    expect([...covered].filter((of) => !known.has(of))).toEqual([])
    expect(rows.length).toBe(new Set(rows).size)
    expect(rows.filter((of) => exempt.some((each) => each.of === of))).toEqual([])
  })

  it("gives a reason wherever it is exempt", () => {
    expect(exempt.filter(({ because }) => because.length < 8)).toEqual([])
  })
})
