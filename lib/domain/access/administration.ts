import { DEPARTMENTS, type DepartmentKey } from "./departments"
import { AREA_DIGITS, mayGrant, type RoleKey, roleOf } from "./roles"

/** Role and area, which together are somebody's rights. */
export interface Rights {
  readonly role: RoleKey
  readonly area: string
}

/** Why an administrator may not do something to an account. */
export type Forbidden = "self" | "moreRights"

export const FORBIDDEN_LABEL: Record<Forbidden, string> = {
  self: "不能对自己的账号做这件事，请由另一位管理员操作",
  moreRights: "这个账号的权限超出您自己的权限，不能由您操作",
}

/**
 * Whether `giver` may change, disable or reset `target`: never oneself, so that no administrator locks everybody out,
 * and never somebody whose rights the giver lacks.
 */
export function mayAdminister(
  giver: Rights & { readonly id: string },
  target: Rights & { readonly id: string },
): Forbidden | null {
  if (giver.id === target.id) return "self"
  return mayGrant(giver, target) ? null : "moreRights"
}

const AREA_WORDS: Readonly<Record<number, string>> = { 6: "全县", 9: "一个镇办", 12: "一个村" }

/**
 * Whether role, area and department fit together.
 * @returns the field at fault with one sentence, or null
 */
export function rightsProblem(
  rights: Rights & { readonly department: string | null },
): { field: "area" | "department"; message: string } | null {
  const role = roleOf(rights.role)
  const digits = AREA_DIGITS[role.reach]
  if (!digits.includes(rights.area.length)) {
    const allowed = digits.map((count) => AREA_WORDS[count]).join("或")
    return { field: "area", message: `“${role.label}”的范围应为${allowed}` }
  }
  const known = rights.department !== null && Object.hasOwn(DEPARTMENTS, rights.department)
  if (role.reach === "department" && !known) return { field: "department", message: `“${role.label}”要选择所在部门` }
  if (rights.department !== null && !known) return { field: "department", message: "请从列表中选择部门" }
  return null
}

export const departmentLabel = (key: string | null): string | null =>
  key !== null && Object.hasOwn(DEPARTMENTS, key) ? DEPARTMENTS[key as DepartmentKey] : null
