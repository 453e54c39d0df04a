import { event } from "@/lib/domain/audit/event"
import type { FieldValue } from "@/lib/domain/household/field"
import type { VillageKey } from "@/lib/domain/village/profile"
import { saveProfile } from "@/lib/features/villages/mutations"
import { recordEvents, write } from "@/lib/platform/db/tenant"
import type { Scope } from "@/lib/platform/scope/scope"
import { SMALL_TOWNSHIP } from "./counties"
import type { DemoCounty, DemoHousehold } from "./county"
import { type Random, randomOf } from "./random"
import type { DemoVillage } from "./villages"

export type VillageProfile = Partial<Record<VillageKey, FieldValue>>

const INDUSTRIES = ["猕猴桃、小麦、玉米", "苗木花卉、小麦", "奶畜养殖、玉米", "设施蔬菜、辣椒", "小麦、玉米、手工布艺"]
const UNITS = [
  "县农业农村局",
  "县住房和城乡建设局",
  "县教育局",
  "县水利局",
  "县交通运输局",
  "县自然资源局",
  "县卫生健康局",
]

const sum = <T>(list: readonly T[], of: (item: T) => number): number => list.reduce((all, item) => all + of(item), 0)
const tenth = (value: number): number => Math.round(value * 10) / 10

function landOf(random: Random, own: readonly DemoHousehold[], households: number): VillageProfile {
  const registered = sum(own, ({ values }) => values.arableMu ?? 0)
  const arableMu = tenth(registered + (households - own.length) * (random.int(38, 62) / 10))
  const paddyMu = tenth(arableMu * (random.int(55, 85) / 100))
  return {
    arableMu,
    paddyMu,
    dryLandMu: tenth(arableMu - paddyMu),
    forestMu: random.int(0, 120),
    orchardMu: random.int(80, 900),
    pastureMu: 0,
    waterSurfaceMu: random.int(0, 25),
  }
}

function labourOf(random: Random, persons: number): VillageProfile {
  const labourers = Math.round(persons * (random.int(52, 60) / 100))
  const maleLabourers = Math.round(labourers * (random.int(51, 55) / 100))
  const migrantLabourers = Math.round(labourers * (random.int(30, 48) / 100))
  return {
    labourers,
    maleLabourers,
    femaleLabourers: labourers - maleLabourers,
    migrantLabourers,
    homeLabourers: labourers - migrantLabourers,
    trainedPersons: Math.round(labourers * (random.int(6, 18) / 100)),
  }
}

function povertyOf(own: readonly DemoHousehold[]): VillageProfile {
  const allowed = own.filter(({ members }) => members.some((member) => member.subsistenceAllowance))
  const count = (test: (member: DemoHousehold["members"][number]) => boolean) =>
    sum(own, ({ members }) => members.filter(test).length)
  return {
    poorHouseholds: own.length,
    poorPersons: sum(own, ({ members }) => members.length),
    allowanceHouseholds: allowed.length,
    allowancePersons: count((member) => member.subsistenceAllowance === true),
    extremePersons: count((member) => member.extremePoverty === true),
    disabledPersons: count((member) => member.disabilityGrade !== null) + 4,
    unsafeHouseholds: own.filter(({ values }) => values.housingGrade === "C" || values.housingGrade === "D").length,
    waterlessHouseholds: 0,
  }
}

function profileOf(random: Random, village: DemoVillage, own: readonly DemoHousehold[]): VillageProfile {
  const households = own.length + random.int(180, 520)
  const persons =
    sum(own, ({ members }) => members.length) + Math.round((households - own.length) * (random.int(37, 43) / 10))
  const poor = village.category !== "ordinary"
  return {
    hamlets: random.int(1, 4),
    groups: village.groups,
    households,
    persons,
    partyMembers: Math.round(persons * (random.int(22, 38) / 1000)),
    townshipKm: random.int(5, 80) / 10,
    countyKm: random.int(30, 220) / 10,
    ...labourOf(random, persons),
    ...landOf(random, own, households),
    hardRoad: true,
    busService: random.chance(0.8),
    ...povertyOf(own),
    publicToilets: random.int(1, 4),
    wasteSites: random.int(2, 9),
    clinics: 1,
    doctors: random.int(0, 2),
    cultureRooms: random.chance(0.9) ? 1 : 0,
    medicalInsured: Math.round(persons * 0.985),
    pensionInsured: Math.round(persons * 0.58),
    perCapitaIncomeYuan: random.int(98, 172) * 100,
    collectiveIncomeYuan: random.int(2, 38) * 10_000,
    cooperatives: random.int(0, 4),
    mainIndustry: random.pick(INDUSTRIES),
    ...(poor ? { teamUnit: random.pick(UNITS), teamSize: 3, projects: "生产路硬化；村级光伏电站维护" } : {}),
  }
}

/** Figures that contradict each other or the register, as they come from the villages: the product has to notice. */
const MISTAKES: readonly ((profile: VillageProfile) => VillageProfile)[] = [
  // The total was corrected and its parts were not, as in D7-1.
  ({ labourers }) => ({ labourers: Number(labourers) + 100 }),
  ({ arableMu }) => ({ arableMu: Number(arableMu) - 36 }),
  ({ poorPersons }) => ({ persons: Number(poorPersons) - 20 }),
]

/** Profiles by village code; three villages of the small demo's township have mistakes on purpose. */
export function profilesOf(county: DemoCounty): Map<string, VillageProfile> {
  const random = randomOf(`profiles ${county.code}`)
  const own = new Map<string, DemoHousehold[]>(county.villages.map(({ code }) => [code, []]))
  for (const household of county.households) own.get(household.village.code)?.push(household)
  const profiles = new Map(
    county.villages.map((village) => [village.code, profileOf(random, village, own.get(village.code) ?? [])]),
  )
  const wrong = county.villages.filter(({ townshipCode }) => townshipCode === SMALL_TOWNSHIP).slice(-MISTAKES.length)
  wrong.forEach(({ code }, index) => {
    const profile = profiles.get(code)
    if (profile) Object.assign(profile, MISTAKES[index]?.(profile))
  })
  return profiles
}

/** Fills in 村情档案 of the villages that have households. */
export async function saveProfiles(scope: Scope, profiles: ReadonlyMap<string, VillageProfile>): Promise<void> {
  await write(
    scope,
    async (tx) => {
      for (const [code, profile] of profiles) {
        const saved = await saveProfile(tx, code, null, profile)
        if (saved.outcome !== "saved") throw new Error(`village ${saved.outcome}`)
        const subject = { kind: "village", id: code, villageCode: code }
        await recordEvents(tx, [event("village.updated", subject, { fields: [...saved.fields] })])
      }
    },
    { timeout: 60_000 },
  )
}
