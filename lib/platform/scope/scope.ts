import { DEPARTMENTS, type DepartmentKey, pathwaysOf } from "@/lib/domain/access/departments"
import type { Permission } from "@/lib/domain/access/permissions"
import { isRole, type Reach, type RoleKey, roleOf } from "@/lib/domain/access/roles"

/** Nobody outside this file can write this key, so nobody else can make a scope. */
const minted: unique symbol = Symbol("minted")

/** Proof of who acts, where and with which rights. Minted here alone; every query and mutation asks for it. */
export interface Scope {
  readonly [minted]: true
  readonly countyCode: string
  readonly countyName: string
  /** Code prefix in reach: 6, 9 or 12 digits. */
  readonly area: string
  readonly reach: Reach
  /** `*`, or the ids of one's own households with commas; `-` = none. */
  readonly households: string
  /** Ids among them that were handed over: still read until their grace period ends, never written (D2-8). */
  readonly former: string
  /** `*`, or the pathways of one's department with commas; `-` = none. */
  readonly pathways: string
  readonly actorId: string
  readonly actorName: string
  readonly username: string
  readonly role: RoleKey
  readonly department: DepartmentKey | null
  readonly permissions: ReadonlySet<Permission>
  readonly mustChangePassword: boolean
}

/** A row of auth_session() or auth_person(). */
export interface Person {
  readonly account_id: string
  readonly county_code: string
  readonly county_name: string
  readonly username: string
  readonly display_name: string
  readonly role: string
  readonly area: string
  readonly department: string | null
  readonly must_change_password: boolean
  readonly households: string
  readonly former: string
  /** Pathways that the county has given to the person's department, and all that it has given otherwise than D2. */
  readonly followed: string | null
  readonly regulated: string | null
}

const isDepartment = (text: string | null): text is DepartmentKey => text !== null && Object.hasOwn(DEPARTMENTS, text)

/** The platform's own county code: it has no village, so its people see no household. */
export const PLATFORM = "000000"

/** Pathways of a department: the county's own table where it has one, else that of D2. */
function followedPathways({ followed, regulated }: Person, department: DepartmentKey): string {
  const own = regulated?.split(",") ?? []
  const shipped = pathwaysOf(department).filter((pathway) => !own.includes(pathway))
  return [...shipped, ...(followed?.split(",") ?? [])].sort().join(",") || "-"
}

/** @throws when the stored role is unknown: better nobody in than somebody with the wrong rights */
export function mintScope(person: Person): Scope {
  if (!isRole(person.role)) throw new Error(`unknown role ${person.role}`)
  const role = roleOf(person.role)
  const department = isDepartment(person.department) ? person.department : null
  return {
    [minted]: true,
    countyCode: person.county_code,
    countyName: person.county_name,
    area: person.area,
    reach: role.reach,
    households: role.reach === "aggregate" || role.reach === "platform" ? "-" : person.households,
    former: person.former,
    pathways: role.reach === "department" ? (department ? followedPathways(person, department) : "-") : "*",
    actorId: person.account_id,
    actorName: person.display_name,
    username: person.username,
    role: person.role,
    department,
    permissions: new Set(role.permissions),
    mustChangePassword: person.must_change_password,
  }
}

/** The scope of the first set-up, before anybody exists. Only setUpOnce() asks for it, which checks that under a lock. */
export function mintFirstOperator(operator: { id: string; username: string; displayName: string }): Scope {
  return mintScope({
    account_id: operator.id,
    county_code: PLATFORM,
    county_name: "平台",
    username: operator.username,
    display_name: operator.displayName,
    role: "operator",
    area: PLATFORM,
    department: null,
    must_change_password: false,
    households: "-",
    former: "",
    followed: null,
    regulated: null,
  })
}

/** A scope for filling a new county, from an operator's, without any right but that. */
export function mintFounding(operator: Scope, county: { code: string; name: string }): Scope {
  if (!operator.permissions.has("county.create")) throw new Error("founding a county needs county.create")
  return {
    ...operator,
    countyCode: county.code,
    countyName: county.name,
    area: county.code,
    households: "-",
    permissions: new Set(),
  }
}

/**
 * The scope of somebody who takes over households, for the one transaction that accepts them: they are not in reach before.
 * @param households ids of open hand-overs to this very person, read under their own scope
 */
export function mintTaking(scope: Scope, households: readonly string[]): Scope {
  if (scope.households === "*") return scope
  const own = scope.households === "-" ? [] : scope.households.split(",")
  const former = scope.former.split(",").filter((id) => id !== "" && !households.includes(id))
  return { ...scope, households: [...new Set([...own, ...households])].join(",") || "-", former: former.join(",") }
}

/**
 * The scope in which the sums of one village are counted anew after somebody who sees only some of its households changed one:
 * a sum counts everybody. Nothing is read out under it.
 */
export const mintCounting = (scope: Scope, villageCode: string): Scope => ({
  ...scope,
  area: villageCode,
  households: "*",
  pathways: "*",
})

export const may = (scope: Scope, permission: Permission): boolean => scope.permissions.has(permission)
