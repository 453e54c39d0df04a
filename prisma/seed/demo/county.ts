import type { PathwayKey, RuleKey } from "@/lib/domain/classification/codes"
import type { HouseholdValues } from "@/lib/domain/household/household-fields"
import type { MemberValues } from "@/lib/domain/household/member-fields"
import { findCounty, loadRegions } from "@/lib/platform/regions"
import { householdValuesOf } from "./houses"
import { memberValuesOf } from "./members"
import { givenNameOf, surnameOf } from "./names"
import { type Numbers, numbersOf } from "./numbers"
import { type Random, randomOf } from "./random"
import { addFlaws, type CountyPlan, type Sketch, sketchAll } from "./sketches"
import { type DemoVillage, villagesOf } from "./villages"

export interface DemoHousehold {
  village: DemoVillage
  /** The rule and pathway that the household was made for. */
  rule: RuleKey
  pathway: PathwayKey
  values: HouseholdValues
  /** The head first. */
  members: MemberValues[]
}

export interface DemoCounty {
  code: string
  name: string
  prefecture: string
  province: string
  villages: DemoVillage[]
  households: DemoHousehold[]
}

interface Naming {
  random: Random
  plan: CountyPlan
  numbers: Numbers
  province: string
  county: string
}

function household(naming: Naming, each: Sketch, index: number): DemoHousehold {
  const { random, plan, numbers } = naming
  const { village, recipe, people, facts } = each
  const idle = recipe.family === "idle"
  const values = householdValuesOf(
    random,
    {
      householdNo: `${village.code}${String(plan.firstNo + index).padStart(4, "0")}`,
      group: random.int(1, village.groups),
      placeName: naming.province + naming.county + village.townshipName + village.name,
      pathway: recipe.pathway,
      facts,
      idle,
      people,
      banks: plan.banks,
      contact: surnameOf(random, plan.setting.region) + givenNameOf(random, "male", 1978),
    },
    numbers,
  )
  const members = memberValuesOf(random, people, numbers, facts, plan.setting, values.poorAttribute === "allowance")
  members.forEach((member, position) => {
    member.memberNo = `${values.householdNo}${String(position + 1).padStart(2, "0")}`
    if (position === 0 || ((member.labour === "ordinary" || member.labour === "skilled") && random.chance(0.4)))
      member.phone = position === 0 ? values.phone : numbers.phone()
  })
  for (const { person, field } of each.blanks) {
    const member = members[people.indexOf(person)]
    if (member) member[field] = null
  }
  return { village, rule: recipe.rule, pathway: recipe.pathway, values, members }
}

/** A whole county of invented families in real villages; the same on every machine. */
export function generateCounty(plan: CountyPlan): DemoCounty {
  const county = findCounty(plan.code)
  const regions = loadRegions(plan.code)
  if (!county || !regions) throw new Error(`no regions for ${plan.code}`)
  const random = randomOf(plan.seed)
  const villages = villagesOf(random, regions, plan)
  const sketches = sketchAll(random, plan, villages)
  addFlaws(random, plan, sketches)
  const naming = {
    random,
    plan,
    numbers: numbersOf(random, plan.idPrefix),
    province: county.province,
    county: county.name,
  }
  const byVillage = new Map<DemoVillage, Sketch[]>(villages.map((village) => [village, []]))
  for (const each of random.shuffle(sketches)) byVillage.get(each.village)?.push(each)
  const households = villages.flatMap((village) =>
    (byVillage.get(village) ?? []).map((each, index) => household(naming, each, index)),
  )
  const { code, name, prefecture, province } = county
  return { code, name, prefecture, province, villages, households }
}
