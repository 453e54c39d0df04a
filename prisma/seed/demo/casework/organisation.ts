import { DEPARTMENTS, type DepartmentKey } from "@/lib/domain/access/departments"
import type { Random } from "../random"
import {
  type Appointed,
  type Appointing,
  type AppointmentRow,
  leaderAppointments,
  teamAppointments,
  unitAppointments,
} from "./appointments"
import { departmentName, type Official, type Registry } from "./people"
import type { Ground } from "./places"
import { type UnitRow, unitsOf } from "./units"

/** An account that the demo has already: one can sign in as these. */
export interface Known {
  id: string
  displayName: string
  role: string
  area: string
  department: string | null
  post: string | null
  username: string
}

/** The county's bodies and people, before households are given to helpers. */
export interface Organisation {
  units: UnitRow[]
  appointments: AppointmentRow[]
  unitOfVillage: Map<string, UnitRow>
  /** Accounts that act: whoever works for a department, a township, as first secretary of a village. */
  staffOf: Map<DepartmentKey, Known | Official>
  townshipStaff: Map<string, Known | Official>
  secretaryOf: Map<string, Known | Official>
  leaderOf: Map<string, Known | Official>
}

/** 脱贫村 and 重点村 each have a team; of the ordinary ones those that stand for 示范创建, 安置 or 软弱涣散 (D3-15). */
const hasTeam = ({ category }: Ground, index: number): boolean => category !== "ordinary" || index % 11 === 3

const keyed = (known: readonly Known[], role: string, of: (each: Known) => string | null): Map<string, Known> =>
  new Map(known.filter((each) => each.role === role).map((each) => [of(each) ?? "", each]))

/** Makes departments, townships' offices, teams and those who sign for them; accounts only where there are households. */
export function organisationOf(
  random: Random,
  registry: Registry,
  grounds: readonly Ground[],
  known: readonly Known[],
  days: Pick<Appointing, "today" | "since" | "by"> & { countyCode: string },
): Organisation {
  const { style } = registry
  const on: Appointing = { random, registry, ...days }
  const units = unitsOf({ registry, style, ...days }, grounds)
  const { rows, of: unitOfVillage } = unitAppointments(on, grounds, units)
  const townships = [...new Map(grounds.map((each) => [each.townshipCode, each.townshipName]))]
  const inhabited = new Set(grounds.filter((each) => each.doors.length > 0).map((each) => each.townshipCode))

  const departments = keyed(known, "departmentStaff", (each) => each.department)
  const staffOf = new Map<DepartmentKey, Known | Official>()
  for (const key of Object.keys(DEPARTMENTS) as DepartmentKey[]) {
    const post = `${departmentName(key, style.word)}干部`
    const here = departments.get(key)
    staffOf.set(key, here ?? registry.official(`bm.${key}`, "departmentStaff", days.countyCode, post, key))
  }
  const offices = keyed(known, "townshipStaff", (each) => each.area)
  const townshipStaff = new Map<string, Known | Official>()
  for (const [code, name] of townships) {
    const here = offices.get(code)
    if (here) townshipStaff.set(code, here)
    else if (inhabited.has(code))
      townshipStaff.set(code, registry.official(`zhen${code.slice(6)}`, "townshipStaff", code, `${name}乡村振兴办干部`))
  }
  const [firstLeader] = known.filter((each) => each.role === "countyLeader")
  const leaders = townships.map(([code], index) =>
    firstLeader && code === townships[0]?.[0]
      ? firstLeader
      : registry.official(
          `ld${index + 1}`,
          "countyLeader",
          days.countyCode,
          style.leaders[index] ?? `${style.word}级领导`,
        ),
  )
  const secretaries = keyed(known, "firstSecretary", (each) => each.area)
  const secretaryOf = new Map<string, Known | Official>()
  const teams = grounds.filter(hasTeam).flatMap((village, index) => {
    const unit = unitOfVillage.get(village.code) ?? null
    const post = `${unit?.name ?? village.townshipName}干部`
    const here = secretaries.get(village.code)
    const account =
      here ??
      (village.doors.length > 0
        ? registry.official(`dy${village.code.slice(6)}`, "firstSecretary", village.code, post)
        : null)
    if (account) secretaryOf.set(village.code, account)
    const named: Appointed = account
      ? appointedOf(account, registry)
      : { id: null, name: registry.name(), post, phone: registry.phone() }
    return teamAppointments(on, village, unit, named, index)
  })
  return {
    units,
    appointments: [
      ...leaderAppointments(
        on,
        townships.map(([code]) => code),
        leaders.map((each) => appointedOf(each, registry)),
      ),
      ...rows,
      ...teams,
    ],
    unitOfVillage,
    staffOf,
    townshipStaff,
    secretaryOf,
    leaderOf: new Map(townships.flatMap(([code], index) => (leaders[index] ? [[code, leaders[index]] as const] : []))),
  }
}

const appointedOf = (account: Known | Official, registry: Registry): Appointed => ({
  id: account.id,
  name: account.displayName,
  post: account.post ?? "",
  phone: "workPhone" in account ? account.workPhone : registry.phone(),
})
