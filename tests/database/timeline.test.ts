import { beforeAll, describe, expect, it } from "vitest"
import { entryOf } from "@/components/casefile/happening-words"
import { timelineOf } from "@/lib/features/casefile/queries"
import { HAPPENING_KINDS } from "@/lib/features/casefile/schema"
import { connectOwner } from "@/tests/isolation/owner-row"
import { makePeople } from "@/tests/isolation/people"
import { plant, plantCounty, type Victim } from "@/tests/isolation/victim"

let victim: Victim

beforeAll(async () => {
  const owner = await connectOwner()
  const people = await makePeople()
  await plantCounty(owner, people)
  victim = await plant(owner, people)
  await owner.end()
})

describe("the timeline of a household", () => {
  it("holds every kind of work once, the latest first, each as a sentence", async () => {
    const found = await timelineOf(victim.helper, victim.household.id)
    expect(new Set(found.map(({ kind }) => kind))).toEqual(new Set(Object.keys(HAPPENING_KINDS)))
    const days = found.map(({ on }) => on)
    expect(days).toEqual([...days].sort().reverse())
    const entries = found.map(entryOf)
    expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length)
    expect(entries.filter(({ title }) => title === "" || /undefined|null/.test(String(title)))).toEqual([])
  })

  it("shows one kind alone, and what lies before a day", async () => {
    const visits = await timelineOf(victim.helper, victim.household.id, { kind: "visit" })
    expect(visits.map(({ on }) => on)).toEqual(["2025-02-03"])
    expect(await timelineOf(victim.helper, victim.household.id, { kind: "visit", before: "2025-02-03" })).toEqual([])
  })
})
