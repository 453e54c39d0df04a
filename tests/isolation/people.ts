import type { RoleKey } from "@/lib/domain/access/roles"
import type { Scope } from "@/lib/platform/scope/scope"
import { PLATFORM } from "@/lib/platform/scope/scope"
import { makeCounty, scopeFor, type TestCounty } from "@/tests/support/county"

/** A department that neither leads nor takes part in the victim's pathway, P08, but in P06. */
export const FOREIGN_DEPARTMENT = "jiaoyu"
export const OWN_DEPARTMENT = "shangwu"

/** The county under attack and everybody who works in it, by role; each with the widest reach that the role has. */
export interface People {
  readonly county: TestCounty
  /** All over the victim's household: county, its township, its village, its pathway. */
  readonly rightful: Readonly<Record<Exclude<RoleKey, "operator">, Scope>>
  readonly operator: Scope
}

/** Whose eyes nothing of the victim may meet, each for a reason of its own. */
export const STRANGERS = {
  otherCounty: "an administrator of another county",
  otherTownship: "staff of another township of the county",
  otherVillage: "the first secretary of another village of the township",
  helper: "a helper who is responsible for another household of the village",
  department: "a department that does not follow the household's pathway",
  operator: "the operator of the platform",
  auditor: "the auditor of the county",
} as const
export type StrangerKey = keyof typeof STRANGERS
export const STRANGER_KEYS = Object.keys(STRANGERS) as StrangerKey[]

/** They never set foot in the victim's county. */
export const isForeign = (key: StrangerKey): boolean => key === "otherCounty" || key === "operator"

export async function makePeople(): Promise<People> {
  const county = await makeCounty()
  const [township] = county.townships
  const [village] = county.villages
  const areas: Partial<Record<RoleKey, string>> = { townshipStaff: township, firstSecretary: village, helper: village }
  const of = (role: RoleKey, department?: string) =>
    scopeFor(role, areas[role] ?? county.code, department ? { department } : {})
  const rightful = {
    countyAdmin: await of("countyAdmin"),
    countyStaff: await of("countyStaff"),
    countyLeader: await of("countyLeader"),
    departmentStaff: await of("departmentStaff", OWN_DEPARTMENT),
    townshipStaff: await of("townshipStaff"),
    firstSecretary: await of("firstSecretary"),
    helper: await of("helper"),
    inspector: await of("inspector"),
    auditor: await of("auditor"),
  }
  return { county, rightful, operator: await scopeFor("operator", PLATFORM) }
}

export async function makeStrangers(people: People): Promise<Record<StrangerKey, Scope>> {
  const { county, rightful, operator } = people
  const elsewhere = await makeCounty()
  return {
    otherCounty: await scopeFor("countyAdmin", elsewhere.code),
    otherTownship: await scopeFor("townshipStaff", county.townships[1]),
    otherVillage: await scopeFor("firstSecretary", county.villages[1]),
    helper: await scopeFor("helper", county.code),
    department: await scopeFor("departmentStaff", county.code, { department: FOREIGN_DEPARTMENT }),
    operator,
    auditor: rightful.auditor,
  }
}
