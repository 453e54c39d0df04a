import { randomUUID } from "node:crypto"
import { initialsOf } from "@/lib/domain/household/initials"
import { seal } from "@/lib/platform/crypto/seal"
import type { Random } from "./random"

const SURNAMES = [..."王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"] as [string, ...string[]]
const GIVEN = [..."建国明志强秀英丽娟军平华芳敏静涛磊洋勇艳杰"] as [string, ...string[]]
const UNKNOWN = 0.02

type Row = Record<string, unknown>
export interface Place {
  readonly countyCode: string
  readonly villageCode: string
  readonly sourceId: string
}

const orUnknown = <T>(random: Random, value: T): T | null => (random.chance(UNKNOWN) ? null : value)

function member(random: Random, place: Place, position: number, householdId: string, serial: number): Row {
  const age = position === 0 ? random.whole(30, 75) : position === 1 ? random.whole(28, 74) : random.whole(1, 30)
  const pupil = age >= 6 && age < 18
  const name = random.pick(SURNAMES) + random.pick(GIVEN) + random.pick(GIVEN)
  const birth = `${2026 - age}-0${random.whole(1, 9)}-1${random.whole(0, 9)}`
  const id = seal(place.countyCode, "idNumber", `999${String(serial).padStart(15, "0")}`)
  const sick = random.chance(0.06)
  const weak = age > 60 || random.chance(0.1)
  return {
    county_code: place.countyCode,
    id: randomUUID(),
    household_id: householdId,
    village_code: place.villageCode,
    source_id: place.sourceId,
    position,
    name,
    initials: initialsOf(name),
    sex: position % 2 === 0 ? "male" : "female",
    birth_date: birth,
    id_number_cipher: id.cipher,
    id_number_masked: id.masked,
    id_number_index: id.index,
    relation: position === 0 ? "head" : position === 1 ? "spouse" : "son",
    education: pupil || age < 6 ? null : orUnknown(random, random.pick(["primary", "junior", "senior"])),
    school_status: age < 6 ? "under_school_age" : pupil ? (age < 13 ? "primary" : "grade8") : null,
    school_dropout: false,
    schooling_at_risk: pupil && random.chance(0.15),
    health: sick ? ["chronic"] : ["healthy"],
    disability_grade: random.chance(0.03) ? "3" : null,
    two_cancers: false,
    labour:
      age < 16 || pupil
        ? "none"
        : orUnknown(
            random,
            weak ? random.pick(["weak", "lost", "none"]) : random.pick(["ordinary", "ordinary", "skilled"]),
          ),
    startup_desire: age >= 18 && random.chance(0.03),
    extreme_poverty: false,
  }
}

/** One household with two to six members, four on average. `serial` makes its numbers unique. */
export function household(random: Random, place: Place, serial: number): { household: Row; members: Row[] } {
  const id = randomUUID()
  const members = Array.from({ length: random.whole(2, 6) }, (_, position) =>
    member(random, place, position, id, serial * 10 + position),
  )
  const head = members[0]
  return {
    members,
    household: {
      county_code: place.countyCode,
      id,
      village_code: place.villageCode,
      household_no: `${place.countyCode}${String(serial).padStart(8, "0")}`,
      group_name: `${random.whole(1, 8)}组`,
      roll_type: random.pick(["lifted", "lifted", "lifted", "monitored_unstable", "monitored_edge", "general"]),
      housing_grade: orUnknown(random, random.pick(["A", "A", "A", "B", "B", "C"])),
      housing_hazard: false,
      contract_land_mu: random.whole(0, 80) / 10,
      land_use: orUnknown(random, random.pick(["adequate", "adequate", "inefficient", "unable"])),
      operating_ability: orUnknown(random, random.pick(["none", "weak", "adequate"])),
      operating_will: orUnknown(random, random.pick(["yes", "yes", "no"])),
      has_industry: orUnknown(random, random.chance(0.5)),
      lacks_funds: orUnknown(random, random.chance(0.3)),
      lacks_skill: orUnknown(random, random.chance(0.3)),
      has_fixed_income: orUnknown(random, random.chance(0.5)),
      can_work_away: orUnknown(random, random.chance(0.5)),
      other_causes: [],
      return_risks: [],
      secondary: [],
      urgent: [],
      missing_facts: [],
      missing_count: 0,
      warnings: [],
      overridden: false,
      override_review: false,
      pathway_status: "unclassified",
      head_name: head?.name,
      head_initials: head?.initials,
      member_count: members.length,
      field_source: {},
      source_id: place.sourceId,
      created_at: "2026-03-01T00:00:00Z",
      changed_at: "2026-03-01T00:00:00Z",
    },
  }
}
