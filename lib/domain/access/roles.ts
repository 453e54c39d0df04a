import type { Permission } from "./permissions"

/**
 * How far a role sees: the platform (no county's data at all), the whole county, one township, one village,
 * the households one is responsible for, the households whose pathway one's department leads or takes part in,
 * or sums only.
 */
export type Reach = "platform" | "county" | "township" | "village" | "own" | "department" | "aggregate"

export interface Role {
  readonly label: string
  readonly reach: Reach
  readonly permissions: readonly Permission[]
}

/** Role × reach × permission: the one table. The administration page prints it as it stands here. */
// biome-ignore format: a table
export const ROLES = {
  operator: { label: "平台运维", reach: "platform", permissions: ["county.create"] },
  countyAdmin: { label: "县管理员", reach: "county", permissions: [
    "overview.read", "household.read", "household.health", "household.edit", "household.reveal", "household.export", "household.exportSensitive", "household.assign",
    "visit.record", "change.decide", "plan.edit", "measure.progress", "assistance.record", "problem.raise", "problem.handle", "alert.handle", "alert.configure", "handover.propose", "organisation.edit", "duty.edit",
    "village.edit", "import.run", "import.register", "import.undo", "pathway.override", "pathway.classify", "policy.edit", "account.manage", "audit.read"] },
  countyStaff: { label: "县工作人员", reach: "county", permissions: [
    "overview.read", "household.read", "household.health", "household.edit", "household.reveal", "household.export", "household.assign",
    "visit.record", "change.decide", "plan.edit", "measure.progress", "assistance.record", "problem.raise", "problem.handle", "alert.handle", "alert.configure", "handover.propose", "organisation.edit",
    "village.edit", "import.run", "import.register", "import.undo", "pathway.override", "pathway.classify"] },
  countyLeader: { label: "县领导", reach: "county", permissions: ["overview.read", "household.read", "household.export", "visit.record", "problem.raise", "problem.handle"] },
  departmentStaff: { label: "部门工作人员", reach: "department", permissions: [
    "overview.read", "household.read", "household.export", "measure.progress", "assistance.record", "problem.raise", "problem.handle"] },
  townshipStaff: { label: "镇办工作人员", reach: "township", permissions: [
    "overview.read", "household.read", "household.health", "household.edit", "household.reveal", "household.export", "household.assign",
    "visit.record", "change.decide", "plan.edit", "measure.progress", "assistance.record", "problem.raise", "problem.handle", "alert.handle", "handover.propose", "organisation.edit",
    "village.edit", "import.run", "import.register", "pathway.override"] },
  firstSecretary: { label: "村第一书记、工作队员", reach: "village", permissions: [
    "overview.read", "household.read", "household.health", "household.edit", "household.reveal", "visit.record", "plan.edit", "measure.progress",
    "assistance.record", "problem.raise", "problem.handle", "alert.handle", "handover.propose", "village.edit", "import.run"] },
  helper: { label: "帮扶责任人", reach: "own", permissions: [
    "household.read", "household.reveal", "visit.record", "plan.edit", "measure.progress", "assistance.record", "problem.raise", "problem.handle", "alert.handle", "handover.propose"] },
  inspector: { label: "督查考核人员", reach: "county", permissions: ["overview.read", "household.read", "problem.raise"] },
  auditor: { label: "审计员", reach: "aggregate", permissions: ["audit.read"] },
} as const satisfies Record<string, Role>

export type RoleKey = keyof typeof ROLES
export const ROLE_KEYS = Object.keys(ROLES) as RoleKey[]
export const isRole = (text: string): text is RoleKey => Object.hasOwn(ROLES, text)

export const REACH_LABEL: Record<Reach, string> = {
  platform: "平台（不见任何农户）",
  county: "全县",
  township: "本镇",
  village: "本村",
  own: "本人结对的户",
  department: "本部门牵头或参与路径的户",
  aggregate: "仅日志，不见农户",
}

export const roleOf = (key: RoleKey): Role => ROLES[key]
export const mayAs = (key: RoleKey, permission: Permission): boolean => roleOf(key).permissions.includes(permission)

/** Digits of the area code that a role's reach needs: county 6, township 9, village 12. A helper's is the county's or narrower. */
export const AREA_DIGITS: Record<Reach, readonly number[]> = {
  platform: [6],
  county: [6],
  township: [9],
  village: [12],
  own: [6, 9, 12],
  department: [6],
  aggregate: [6],
}

/** Whether somebody with `giver` may hand out `given`: nobody gives a right that they lack (except the auditor's log, seen by nobody else). */
export function mayGrant(giver: { role: RoleKey; area: string }, given: { role: RoleKey; area: string }): boolean {
  if (!mayAs(giver.role, "account.manage") || given.role === "operator") return false
  if (!given.area.startsWith(giver.area)) return false
  return roleOf(given.role).permissions.every((permission) => mayAs(giver.role, permission))
}

/** Roles that somebody may hand out within their own area. */
export const grantableRoles = (giver: { role: RoleKey; area: string }): RoleKey[] =>
  ROLE_KEYS.filter((role) => mayGrant(giver, { role, area: giver.area }))
