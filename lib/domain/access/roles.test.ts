import { describe, expect, it } from "vitest"
import { departmentLabel, mayAdminister, rightsProblem } from "./administration"
import { PERMISSIONS, type Permission } from "./permissions"
import { AREA_DIGITS, grantableRoles, mayAs, mayGrant, ROLE_KEYS, type RoleKey, roleOf } from "./roles"

const COUNTY = "610431"
const everyPermission = Object.keys(PERMISSIONS) as Permission[]

describe("the table of roles", () => {
  // Written out by hand, so that a slip in the table is seen.
  // biome-ignore format: a table
  const WHO: Record<Permission, readonly RoleKey[]> = {
    "overview.read": ["countyAdmin", "countyStaff", "countyLeader", "departmentStaff", "townshipStaff", "firstSecretary", "inspector"],
    "household.read": ["countyAdmin", "countyStaff", "countyLeader", "departmentStaff", "townshipStaff", "firstSecretary", "helper", "inspector"],
    "household.health": ["countyAdmin", "countyStaff", "townshipStaff", "firstSecretary"],
    "household.edit": ["countyAdmin", "countyStaff", "townshipStaff", "firstSecretary"],
    "household.reveal": ["countyAdmin", "countyStaff", "townshipStaff", "firstSecretary", "helper"],
    "household.export": ["countyAdmin", "countyStaff", "countyLeader", "departmentStaff", "townshipStaff"],
    "household.exportSensitive": ["countyAdmin"],
    "household.assign": ["countyAdmin", "countyStaff", "townshipStaff"],
    "visit.record": ["countyAdmin", "countyStaff", "countyLeader", "townshipStaff", "firstSecretary", "helper"],
    "change.decide": ["countyAdmin", "countyStaff", "townshipStaff"],
    "plan.edit": ["countyAdmin", "countyStaff", "townshipStaff", "firstSecretary", "helper"],
    "measure.progress": ["countyAdmin", "countyStaff", "departmentStaff", "townshipStaff", "firstSecretary", "helper"],
    "assistance.record": ["countyAdmin", "countyStaff", "departmentStaff", "townshipStaff", "firstSecretary", "helper"],
    "problem.raise": ["countyAdmin", "countyStaff", "countyLeader", "departmentStaff", "townshipStaff", "firstSecretary", "helper", "inspector"],
    "problem.handle": ["countyAdmin", "countyStaff", "countyLeader", "departmentStaff", "townshipStaff", "firstSecretary", "helper"],
    "alert.handle": ["countyAdmin", "countyStaff", "townshipStaff", "firstSecretary", "helper"],
    "alert.configure": ["countyAdmin", "countyStaff"],
    "handover.propose": ["countyAdmin", "countyStaff", "townshipStaff", "firstSecretary", "helper"],
    "organisation.edit": ["countyAdmin", "countyStaff", "townshipStaff"],
    "duty.edit": ["countyAdmin"],
    "village.edit": ["countyAdmin", "countyStaff", "townshipStaff", "firstSecretary"],
    "import.run": ["countyAdmin", "countyStaff", "townshipStaff", "firstSecretary"],
    "import.register": ["countyAdmin", "countyStaff", "townshipStaff"],
    "import.undo": ["countyAdmin", "countyStaff"],
    "pathway.override": ["countyAdmin", "countyStaff", "townshipStaff"],
    "pathway.classify": ["countyAdmin", "countyStaff"],
    "policy.edit": ["countyAdmin"],
    "account.manage": ["countyAdmin"],
    "audit.read": ["countyAdmin", "auditor"],
    "county.create": ["operator"],
  }
  for (const permission of everyPermission)
    it(permission, () => expect(ROLE_KEYS.filter((role) => mayAs(role, permission))).toEqual(WHO[permission]))

  it("the operator and the auditor read no household", () => {
    for (const role of ["operator", "auditor"] as const)
      expect(roleOf(role).permissions.filter((permission) => permission.startsWith("household."))).toEqual([])
  })
})

describe("granting", () => {
  for (const giver of ROLE_KEYS)
    for (const given of ROLE_KEYS) {
      const allowed = giver === "countyAdmin" && given !== "operator"
      it(`${giver} ${allowed ? "may" : "may not"} make ${given}`, () =>
        expect(mayGrant({ role: giver, area: COUNTY }, { role: given, area: COUNTY })).toBe(allowed))
    }

  it("reaches no farther than one's own area", () => {
    const giver = { role: "countyAdmin", area: COUNTY } as const
    expect(mayGrant(giver, { role: "helper", area: "610431102" })).toBe(true)
    expect(mayGrant(giver, { role: "helper", area: "610432" })).toBe(false)
    expect(mayGrant({ ...giver, area: "610431102" }, { role: "helper", area: "610431103" })).toBe(false)
    expect(mayGrant({ ...giver, area: "610431102" }, { role: "helper", area: COUNTY })).toBe(false)
  })

  it("never hands out a permission that the giver lacks", () => {
    for (const giver of ROLE_KEYS)
      for (const given of grantableRoles({ role: giver, area: COUNTY }))
        for (const permission of roleOf(given).permissions) expect(mayAs(giver, permission)).toBe(true)
  })
})

describe("administering", () => {
  const admin = { id: "a", role: "countyAdmin", area: COUNTY } as const
  it("is refused for oneself and for whom one could not have made", () => {
    expect(mayAdminister(admin, admin)).toBe("self")
    expect(mayAdminister(admin, { ...admin, id: "b" })).toBeNull()
    expect(mayAdminister(admin, { id: "b", role: "operator", area: "000000" })).toBe("moreRights")
    expect(mayAdminister({ ...admin, role: "countyStaff" }, { id: "b", role: "helper", area: COUNTY })).toBe(
      "moreRights",
    )
    expect(mayAdminister({ ...admin, area: "610431102" }, { id: "b", role: "helper", area: COUNTY })).toBe("moreRights")
  })
})

describe("role, area and department", () => {
  const areas = { 6: COUNTY, 9: "610431102", 12: "610431102201" } as const
  for (const role of ROLE_KEYS)
    for (const digits of [6, 9, 12] as const) {
      const fits = AREA_DIGITS[roleOf(role).reach].includes(digits)
      it(`${role} ${fits ? "takes" : "refuses"} an area of ${digits} digits`, () => {
        const department = role === "departmentStaff" ? "renshe" : null
        const problem = rightsProblem({ role, area: areas[digits], department })
        expect(problem?.field ?? null).toBe(fits ? null : "area")
      })
    }

  it("a department user needs a department that exists", () => {
    const rights = { role: "departmentStaff", area: COUNTY } as const
    expect(rightsProblem({ ...rights, department: null })?.field).toBe("department")
    expect(rightsProblem({ ...rights, department: "toString" })?.field).toBe("department")
    expect(rightsProblem({ ...rights, department: "renshe" })).toBeNull()
    expect([departmentLabel("renshe"), departmentLabel("toString"), departmentLabel(null)]).toEqual([
      "人社局",
      null,
      null,
    ])
  })
})
