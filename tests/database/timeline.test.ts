import { beforeAll, describe, expect, it } from "vitest"
import { entryOf } from "@/components/casefile/happening-words"
import { yearAfter } from "@/lib/domain/override/review-date"
import { HAPPENING_KINDS, type Happening, timelineFilterSchema } from "@/lib/features/casefile/schema"
import { HAPPENINGS_PER_PAGE, timelineOf } from "@/lib/features/casefile/timeline-queries"
import { endOverride, overridePathway } from "@/lib/features/classification/actions"
import { addMember, createHousehold, saveHousehold, saveMember } from "@/lib/features/households/actions"
import { getHousehold } from "@/lib/features/households/record-queries"
import { today } from "@/lib/platform/clock"
import type { Scope } from "@/lib/platform/scope/scope"
import { connectOwner } from "@/tests/isolation/owner-row"
import { makePeople } from "@/tests/isolation/people"
import { plant, plantCounty, type Victim } from "@/tests/isolation/victim"
import { makeCounty, makeHousehold, scopeFor } from "@/tests/support/county"
import { signedInAs } from "@/tests/support/signed-in"
import { rowsAsOwner } from "@/tests/support/sql"

let victim: Victim

beforeAll(async () => {
  const owner = await connectOwner()
  const people = await makePeople()
  await plantCounty(owner, people)
  victim = await plant(owner, people)
  await owner.end()
})

/** Every page of a timeline, joined, each by the address of the one before. */
async function whole(scope: Scope, id: string, kind?: Happening["kind"]): Promise<Happening[][]> {
  const pages: Happening[][] = []
  for (let after: string | undefined; ; after = pages.at(-1)?.at(-1)?.place) {
    const { rows, more } = await timelineOf(scope, id, timelineFilterSchema.parse({ kind, after }))
    pages.push(rows)
    if (!more) return pages
  }
}

describe("the timeline of a household", () => {
  it("holds every kind of work once, the latest first, each as a sentence", async () => {
    const { rows } = await timelineOf(victim.helper, victim.household.id)
    expect(new Set(rows.map(({ kind }) => kind))).toEqual(new Set(Object.keys(HAPPENING_KINDS)))
    const days = rows.map(({ on }) => on)
    expect(days).toEqual([...days].sort().reverse())
    const entries = rows.map(entryOf)
    expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length)
    expect(entries.filter(({ title }) => title === "" || /undefined|null/.test(String(title)))).toEqual([])
  })

  it("shows one kind alone", async () => {
    const { rows } = await timelineOf(victim.helper, victim.household.id, { kind: "visit" })
    expect(rows.map(({ on }) => on)).toEqual(["2025-02-03"])
  })

  it("pages through a day that holds more than a page, each entry once and in order", async () => {
    const county = await makeCounty()
    const staff = await scopeFor("countyStaff", county.code)
    const { id } = await makeHousehold(staff, { villageCode: county.villages[0] })
    await rowsAsOwner(
      `INSERT INTO assistance (county_code, household_id, village_code, given_on, giver, kind, item, created_by, created_by_name, created_at)
       SELECT $1, $2, $3, '2026-02-01'::date - n / 400, '试验', 'goods', '试验' || n, $4, '试验', '2026-02-01T01:00:00Z'::timestamptz + interval '1 ms' * (n % 7)
       FROM generate_series(1, 405) n`,
      [county.code, id, county.villages[0], staff.actorId],
    )
    const pages = await whole(staff, id, "assistance")
    expect(pages.map((page) => page.length)).toEqual([HAPPENINGS_PER_PAGE, HAPPENINGS_PER_PAGE, 105])
    const places = pages.flat().map(({ on, id: of }) => `${on} ${of}`)
    expect(new Set(places).size).toBe(405)
    const days = pages.flat().map(({ on }) => on)
    expect(days).toEqual([...days].sort().reverse())
    expect((await whole(staff, id)).flat().filter(({ kind }) => kind === "assistance")).toHaveLength(405)
  })

  it("an address that is no place of the timeline begins at the latest", async () => {
    expect(timelineFilterSchema.parse({ after: "2026-01-01' OR true", kind: "x" })).toEqual({})
  })
})

describe("changes of register and pathway on the timeline", () => {
  let staff: Scope
  let leader: Scope
  let id: string
  const titles = async (who: Scope, kind: Happening["kind"]) =>
    (await whole(who, id, kind)).flat().map((row) => [entryOf(row).title, entryOf(row).body])
  const changedAt = (row: { changed_at?: unknown } | undefined) => new Date(String(row?.changed_at)).toISOString()

  beforeAll(async () => {
    const county = await makeCounty()
    staff = await scopeFor("countyStaff", county.code)
    leader = await scopeFor("countyLeader", county.code)
    const place = { villageCode: county.villages[0], rollType: "lifted" }
    await signedInAs(staff, async () => {
      const created = await createHousehold({ ...place, "head.name": "张试验" })
      id = created.ok ? created.value.id : ""
      const housing = { householdId: id, group: "住房", housingGrade: "D", housingAreaM2: "60" }
      const { household } = (await getHousehold(staff, id)) ?? {}
      await saveHousehold({ ...housing, changedAt: changedAt(household) })
      const [head] = (await getHousehold(staff, id))?.members ?? []
      const health = { householdId: id, memberId: String(head?.id), group: "健康", health: ["chronic"] }
      await saveMember({ ...health, changedAt: changedAt(head) })
      await addMember({ householdId: id, name: "李试验", relation: "spouse" })
      await overridePathway({
        householdId: id,
        pathway: "P04",
        reason: "本户愿意参加合作社",
        reviewOn: yearAfter(today()),
      })
    })
  })

  it("name the fields that changed, and whom they are of", async () => {
    expect(await titles(staff, "register")).toEqual([
      ["登记新成员", "李试验"],
      ["登记信息有变更", "张试验：健康状况"],
      ["登记信息有变更", "住房面积、危房等级"],
      ["登记这一户", undefined],
    ])
  })

  it("that health changed is kept from whoever may not see it", async () => {
    expect((await titles(leader, "register")).map(([, body]) => body)).toEqual([
      "李试验",
      "住房面积、危房等级",
      undefined,
    ])
  })

  it("tell each pathway that differs from the one before, and that a decision was taken back", async () => {
    const [latest, first] = await titles(staff, "pathway")
    expect(latest?.[0]).toMatch(/^系统判定为“.+”（原来是/)
    expect(first?.[0]).toMatch(/^系统判定为/)
    await signedInAs(staff, () => endOverride({ householdId: id, reason: "农户改了主意" }))
    expect(await titles(staff, "override")).toEqual([
      ["取消人工核定", "农户改了主意"],
      [expect.stringContaining("人工核定为“"), "本户愿意参加合作社"],
    ])
  })
})
