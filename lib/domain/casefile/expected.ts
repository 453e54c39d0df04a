/** A member as the fact card knows it: days and flags as recorded, null = not recorded. */
export interface CardMember {
  readonly name: string
  readonly age: number | null
  readonly schoolStatus: string | null
  readonly education: string | null
  readonly residentMedical: boolean | null
  readonly employeeMedical: boolean | null
  readonly residentPension: boolean | null
  readonly employeePension: boolean | null
  readonly [field: string]: unknown
}

const COMPULSORY = /^(?:primary|grade[789])$/
const SENIOR = /^senior[123]$/
const VOCATIONAL = /^(?:secondary|higher|technician)\d$/
const UNIVERSITY = /^bachelor\d$/

/** Who has a recorded education and no school status is at no school; with neither recorded it is unknown. */
const isOutOfSchool = ({ schoolStatus, education }: CardMember): boolean =>
  schoolStatus === "none" || (schoolStatus === null && education !== null)
const isWithin = (age: number | null, from: number, to: number): boolean => age !== null && age >= from && age <= to
const at = (member: CardMember, stage: RegExp): boolean =>
  member.schoolStatus !== null && stage.test(member.schoolStatus)

const WITHOUT_PENSION = (member: CardMember): boolean =>
  member.residentPension === false && member.employeePension === false

/**
 * What a member may expect by what is recorded, by the key of the catalogue's measure. Only a recorded fact speaks: unknown
 * expects nothing. Illness and disability are left out, because the card is shown and carried about.
 */
const EXPECTATIONS: readonly { key: string; text: string; of: (member: CardMember) => boolean }[] = [
  // D2-22, D4-9
  {
    key: "support.medical",
    text: "参加城乡居民医保（有参保缴费补贴）",
    of: ({ residentMedical, employeeMedical }) => residentMedical === false && employeeMedical === false,
  },
  // D2-22; the insurance of residents begins at 16, its pension at 60.
  {
    key: "pension.join",
    text: "参加城乡居民养老保险",
    of: (member) => WITHOUT_PENSION(member) && isWithin(member.age, 16, 59) && isOutOfSchool(member),
  },
  {
    key: "support.pension",
    text: "领取基本养老金",
    of: (member) => WITHOUT_PENSION(member) && isWithin(member.age, 60, 200),
  },
  // D14-5
  { key: "pension.elder", text: "高龄补贴（90 周岁以上）", of: ({ age }) => isWithin(age, 90, 200) },
  // D2-16, D14-9
  { key: "school.board", text: "义务教育两免一补", of: (member) => at(member, COMPULSORY) },
  // D2-16, D4-8
  { key: "school.senior", text: "高中免学费和生活补助", of: (member) => at(member, SENIOR) },
  { key: "school.rain", text: "雨露计划补助", of: (member) => at(member, VOCATIONAL) },
  { key: "school.loan", text: "大学生助学贷款", of: (member) => at(member, UNIVERSITY) },
]

/** Where an expectation has no measure of its own in the catalogue: whose it is. */
export const EXPECTED_FROM: Readonly<Record<string, string>> = { "pension.join": "renshe", "pension.elder": "minzheng" }

export interface Expected {
  readonly key: string
  readonly text: string
  readonly names: readonly string[]
}

/** Entitlements that a household's members may expect, each with whose. */
export const expectedOf = (members: readonly CardMember[]): Expected[] =>
  EXPECTATIONS.map(({ key, text, of }) => ({ key, text, names: members.filter(of).map(({ name }) => name) })).filter(
    ({ names }) => names.length > 0,
  )
