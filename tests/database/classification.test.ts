import { beforeAll, describe, expect, it } from "vitest"
import { compile } from "@/lib/domain/classification/engine"
import { D2_POLICY_SET } from "@/lib/domain/policy/d2-policy-set"
import { readFacts } from "@/lib/features/classification/facts-queries"
import { classifyHouseholds } from "@/lib/features/classification/mutations"
import { getExplanation } from "@/lib/features/classification/queries"
import { Prisma } from "@/lib/platform/db/generated/client"
import { read, write } from "@/lib/platform/db/tenant"
import type { Scope } from "@/lib/platform/scope/scope"
import { makeCounty, makeHousehold, scopeFor, type TestCounty } from "@/tests/support/county"

const DAY = "2026-07-28"
let county: TestCounty
let staff: Scope
let township: Scope

const WORKER = {
  name: "李试验",
  sex: "male",
  birthDate: "1990-03-01",
  labour: "ordinary",
  education: "junior",
} as const
const SURE = {
  schoolDropout: false,
  schoolingAtRisk: false,
  twoCancers: false,
  extremePoverty: false,
  startupDesire: false,
  health: ["healthy"],
} as const
const HOUSE = { housingGrade: "B", housingHazard: false, contractLandMu: 3, landUse: "adequate" } as const
const WILL = { operatingAbility: "none", operatingWill: "no", hasIndustry: true, lacksFunds: false } as const
const KNOWN = { ...HOUSE, ...WILL, lacksSkill: true, hasFixedIncome: true, canWorkAway: false } as const

beforeAll(async () => {
  county = await makeCounty()
  staff = await scopeFor("countyStaff", county.code)
  township = await scopeFor("townshipStaff", county.townships[0])
})

const household = (values: Record<string, unknown> = KNOWN, member: Record<string, unknown> = {}, place = 0) =>
  makeHousehold(staff, {
    villageCode: county.villages[place] ?? "",
    values: values as never,
    members: [{ ...WORKER, ...SURE, ...member } as never],
  })

const classify = (scope: Scope, ids: readonly string[], day = DAY) =>
  write(scope, (tx) => classifyHouseholds(tx, ids, day))

interface Stored {
  status: string
  primary_pathway: string | null
  rule: string | null
  superseded: boolean
}
const results = (id: string) =>
  read<Stored>(
    staff,
    Prisma.sql`SELECT status, primary_pathway, rule, superseded_at IS NOT NULL AS superseded FROM classification
      WHERE county_code = ${county.code} AND household_id = ${id}::uuid ORDER BY computed_at`,
  )
const row = async (id: string) => {
  const [found] = await read<Record<string, unknown>>(
    staff,
    Prisma.sql`SELECT pathway, computed_pathway, pathway_status, secondary, urgent, missing_facts, missing_count, warnings,
        overridden, override_review, xmin::text AS version
      FROM household WHERE county_code = ${county.code} AND id = ${id}::uuid`,
  )
  return found
}
const change = (id: string, sql: Prisma.Sql) =>
  write(staff, (tx) =>
    tx.execute(Prisma.sql`UPDATE household SET ${sql} WHERE county_code = ${county.code} AND id = ${id}::uuid`),
  )

describe("classifying what the register holds", () => {
  it("stores the result with its facts and the household's columns", async () => {
    const { id, memberIds } = await household()
    expect(await classify(staff, [id])).toEqual({ changed: 1 })
    expect(await results(id)).toEqual([
      { status: "determined", primary_pathway: "P07", rule: "R09", superseded: false },
    ])
    expect(await row(id)).toMatchObject({
      pathway: "P07",
      computed_pathway: "P07",
      pathway_status: "determined",
      secondary: [],
      urgent: [],
      missing_count: 0,
      overridden: false,
    })
    const [stored] = await read<{ facts: { members: unknown[][] }; outcomes: { rules: string; criteria: string } }>(
      staff,
      Prisma.sql`SELECT facts, outcomes FROM classification WHERE county_code = ${county.code} AND household_id = ${id}::uuid`,
    )
    expect(stored?.facts.members[0]?.slice(0, 4)).toEqual([memberIds[0], "head", 36, "ordinary"])
    expect(stored?.outcomes.rules).toMatch(/^R00n R01n .*R09y$/)
    expect(stored?.outcomes.criteria).toContain("A07y")
  })

  it("writes nothing the second time, nor when only a birthday has passed", async () => {
    const { id } = await household()
    await classify(staff, [id])
    const before = await row(id)
    expect(await classify(staff, [id])).toEqual({ changed: 0 })
    expect(await classify(staff, [id], "2027-07-28")).toEqual({ changed: 0 })
    expect(await row(id)).toEqual(before)
    expect(await results(id)).toHaveLength(1)
  })

  it("a birthday that opens a pathway is a change", async () => {
    const { id } = await household(KNOWN, { birthDate: "1966-08-01" })
    await classify(staff, [id])
    expect(await row(id)).toMatchObject({ secondary: [] })
    expect(await classify(staff, [id], "2026-08-01")).toEqual({ changed: 1 })
    expect(await row(id)).toMatchObject({ pathway: "P07", secondary: ["P12"] })
  })

  it("a changed fact gives a new result and keeps the old one", async () => {
    const { id } = await household()
    await classify(staff, [id])
    await change(id, Prisma.sql`housing_grade = 'D'`)
    expect(await classify(staff, [id])).toEqual({ changed: 1 })
    expect(await results(id)).toEqual([
      { status: "determined", primary_pathway: "P07", rule: "R09", superseded: true },
      { status: "determined", primary_pathway: "P01", rule: "R02", superseded: false },
    ])
    expect(await row(id)).toMatchObject({ pathway: "P01", secondary: ["P07"], urgent: ["P01"] })
  })

  it("a changed fact that leaves the result as it is, is a new result too", async () => {
    const { id } = await household()
    await classify(staff, [id])
    await change(id, Prisma.sql`contract_land_mu = 5`)
    expect(await classify(staff, [id])).toEqual({ changed: 1 })
    expect(await results(id)).toHaveLength(2)
  })

  it("repairs columns that do not say what the result says, without a new result", async () => {
    const { id } = await household()
    await classify(staff, [id])
    await change(id, Prisma.sql`pathway = 'P02', missing_count = 7`)
    expect(await classify(staff, [id])).toEqual({ changed: 1 })
    expect(await row(id)).toMatchObject({ pathway: "P07", missing_count: 0 })
    expect(await results(id)).toHaveLength(1)
  })

  it("what is unknown makes the result provisional and is named", async () => {
    const { id, memberIds } = await household({ ...KNOWN, canWorkAway: null, hasFixedIncome: false }, { labour: null })
    await classify(staff, [id])
    expect(await row(id)).toMatchObject({ pathway_status: "provisional", missing_count: 2 })
    expect((await row(id))?.missing_facts).toEqual(["can_work_away", `labour:${memberIds[0]}`])
  })

  it("一般农户 are out of scope, ended households and members are left alone", async () => {
    const general = await household({ ...KNOWN, rollType: "general" })
    const ended = await household()
    await change(ended.id, Prisma.sql`ended_at = now(), end_reason = 'moved'`)
    expect(await classify(staff, [general.id, ended.id])).toEqual({ changed: 1 })
    expect(await row(general.id)).toMatchObject({ pathway: null, pathway_status: "out_of_scope" })
    expect(await results(ended.id)).toEqual([])
    const alone = await household()
    await write(staff, (tx) =>
      tx.execute(Prisma.sql`UPDATE member SET ended_at = now(), end_reason = 'died'
        WHERE county_code = ${county.code} AND household_id = ${alone.id}::uuid`),
    )
    await classify(staff, [alone.id])
    expect((await row(alone.id))?.missing_facts).toContain("members")
  })
})

describe("many at once and one alone", () => {
  it("agree with the engine on the same facts, for odd and unknown values too", async () => {
    const grades = ["A", "C", null]
    const seeds = Array.from({ length: 36 }, (_, index) =>
      household(
        {
          ...KNOWN,
          rollType: ["lifted", "monitored_edge", "lifted_without_policy", "general"][index % 4],
          housingGrade: grades[index % 3],
          hasFixedIncome: [true, false, null][Math.floor(index / 3) % 3],
          operatingAbility: ["none", "weak", "adequate", null][Math.floor(index / 2) % 4],
          contractLandMu: index % 5 === 0 ? null : index / 4,
        },
        {
          labour: ["ordinary", "weak", "lost", null, "skilled"][index % 5],
          health: [["healthy"], ["chronic", "disabled"], ["major"], []][index % 4],
          schoolStatus: [null, "grade8", "none"][index % 3],
          birthDate: index % 7 === 0 ? null : "1985-02-28",
        },
        index % 4,
      ),
    )
    const ids = (await Promise.all(seeds)).map(({ id }) => id)
    const half = ids.filter((_, index) => index % 2 === 0)
    await classify(staff, half)
    for (const id of ids.filter((each) => !half.includes(each))) await classify(staff, [id])
    const engine = compile(D2_POLICY_SET, DAY)
    const reads = await readFacts(staff, Prisma.sql`h.id = ANY(${ids}::uuid[])`, DAY)
    expect(reads).toHaveLength(ids.length)
    for (const { id, facts } of reads) {
      const decision = engine.decide(facts)
      expect(await row(id)).toMatchObject({
        pathway: decision.primary,
        pathway_status: decision.status,
        secondary: decision.secondary,
        missing_facts: decision.missingFacts,
        warnings: decision.warnings,
      })
    }
    expect(await classify(staff, ids)).toEqual({ changed: 0 })
  })
})

describe("reach", () => {
  it("a township classifies and explains its own households and no other's", async () => {
    const own = await household(KNOWN, {}, 0)
    const other = await household(KNOWN, {}, 2)
    expect(await classify(township, [own.id, other.id])).toEqual({ changed: 1 })
    expect(await results(other.id)).toEqual([])
    expect(await getExplanation(township, own.id)).toMatchObject({ pathway: "P07" })
    expect(await getExplanation(township, other.id)).toBeNull()
    expect(await getExplanation(staff, other.id)).toMatchObject({ result: null, why: "还没有判定。" })
    expect(await getExplanation(staff, "not-an-id")).toBeNull()
  })
})

describe("the explanation", () => {
  it("says why, why not each other, what is missing and what would change it, with sources", async () => {
    const { id } = await household({ ...KNOWN, housingHazard: null })
    await classify(staff, [id])
    const told = await getExplanation(staff, id)
    expect(told?.why).toContain("有全劳力 1 人，缺少职业技能")
    expect(told?.pathways).toHaveLength(12)
    const skills = told?.pathways.find(({ pathway }) => pathway === "P07")
    expect(skills).toMatchObject({ outcome: "符合", isPrimary: true })
    expect(skills?.facts.find(({ label }) => label === "缺少职业技能")).toMatchObject({ who: null, source: "试验" })
    expect(skills?.facts.find(({ label }) => label === "劳动技能")).toMatchObject({ who: "李试验", source: "试验" })
    expect(told?.questions).toEqual([{ text: "住房有没有漏雨、裂缝、滑坡等安全隐患？", asker: "村第一书记" }])
    expect(told?.changes.map(({ pathway }) => pathway)).toContain("P01")
    expect(told?.history).toHaveLength(1)
  })

  it("keeps health facts from those who may not see them", async () => {
    const { id } = await household(
      { ...KNOWN, lacksSkill: false },
      { disabilityGrade: "2", health: ["major"], birthDate: "1980-01-01" },
    )
    await classify(staff, [id])
    const leader = await scopeFor("countyLeader", county.code)
    const full = await getExplanation(staff, id)
    const veiled = await getExplanation(leader, id)
    const support = (told: typeof full) => told?.pathways.find(({ pathway }) => pathway === "P12")
    expect(full?.result?.rule).toBe("R14")
    expect(support(full)?.text).toContain("残疾人 1 人")
    expect(JSON.stringify(veiled)).not.toContain("残疾人 1 人")
    expect(support(veiled)).toMatchObject({ outcome: "符合", facts: [] })
    expect(veiled?.pathways.flatMap(({ facts }) => facts.map(({ label }) => label))).not.toContain("患病情况")
  })
})
