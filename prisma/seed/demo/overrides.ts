import { event } from "@/lib/domain/audit/event"
import type { PathwayKey } from "@/lib/domain/classification/codes"
import { lockForOverride, setOverride } from "@/lib/features/classification/override-mutations"
import { today } from "@/lib/platform/clock"
import { Prisma } from "@/lib/platform/db/generated/client"
import { read, recordEvents, write } from "@/lib/platform/db/tenant"
import type { Scope } from "@/lib/platform/scope/scope"

interface Swap {
  from: PathwayKey
  to: PathwayKey
  persons: number
  reason: string
  backReason: string
  /** Months until the review. */
  months: number
}

/**
 * Overrides come in pairs: a household from one pathway to another and one of the same size back, so that the county's
 * table still shows the figures of D2 while every override is a real one.
 */
// biome-ignore format: a table
const SWAPS: readonly Swap[] = [
  { from: "P07", to: "P09", persons: 4, months: 6, reason: "户主已在外学过焊工，村评议认为可直接组织外出务工，不必先培训", backReason: "本人要求先学一门技术再出去，已报名下期培训班" },
  { from: "P02", to: "P10", persons: 5, months: 3, reason: "已谈好猕猴桃园承包，只差启动资金，按金融服务安排", backReason: "贷款用途没有落实项目，先由农技员帮助选定产业" },
  { from: "P09", to: "P03", persons: 3, months: 6, reason: "家中有老人常年需要照看，不能离开本镇，改为就近岗位", backReason: "老人已由其女儿接去照顾，本人愿意外出务工" },
  { from: "P05", to: "P04", persons: 4, months: 12, reason: "与邻户合伙种植已签协议，土地不再流转", backReason: "合伙人退出，承包地无力耕种，改为流转" },
  { from: "P11", to: "P02", persons: 4, months: 9, reason: "驻村单位帮助建成大棚一座，需要产业技术跟进", backReason: "大棚已转让，暂由驻村单位一对一帮扶" },
  { from: "P08", to: "P07", persons: 4, months: 6, reason: "创业愿望强但没有基础，先参加电商和技能培训", backReason: "网店已开张，产品有销路，转为电商创业" },
]

interface Candidate {
  id: string
  villageCode: string
}

const candidates = (scope: Scope, pathway: PathwayKey, persons: number, count: number): Promise<Candidate[]> =>
  read<Candidate>(
    scope,
    Prisma.sql`SELECT h.id::text, h.village_code AS "villageCode" FROM household h
      WHERE h.county_code = ${scope.countyCode} AND h.ended_at IS NULL AND h.pathway = ${pathway} AND h.member_count = ${persons}
        AND NOT h.overridden AND h.pathway_status = 'determined' AND starts_with(h.village_code, ${scope.area})
      ORDER BY h.household_no LIMIT ${count}`,
  )

const monthsLater = (day: string, months: number): string => {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCMonth(date.getUTCMonth() + months)
  return date.toISOString().slice(0, 10)
}

async function override(
  scope: Scope,
  household: Candidate,
  pathway: PathwayKey,
  reason: string,
  reviewOn: string,
): Promise<void> {
  await write(scope, async (tx) => {
    const decided = await lockForOverride(tx, household.id)
    if (!decided) throw new Error("the household is gone")
    await setOverride(tx, decided, { pathway, reason, reviewOn }, "由新的人工核定替代")
    const subject = { kind: "household", id: household.id, villageCode: household.villageCode }
    await recordEvents(tx, [event("pathway.overridden", subject, { pathway, computed: decided.computed, reviewOn })])
  })
}

/** Sets a dozen overrides. @returns the households, the first to be changed afterwards */
export async function addOverrides(scope: Scope): Promise<string[]> {
  const done: string[] = []
  for (const { from, to, persons, reason, backReason, months } of SWAPS) {
    const reviewOn = monthsLater(today(), months)
    const [there] = await candidates(scope, from, persons, 1)
    const [back] = await candidates(scope, to, persons, 1)
    // A small demo may not hold a household of each kind: then neither way is taken.
    if (!there || !back) continue
    await override(scope, there, to, reason, reviewOn)
    await override(scope, back, from, backReason, reviewOn)
    done.push(there.id, back.id)
  }
  return done
}
