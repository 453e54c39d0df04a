import type { NavItem } from "@/components/frame/nav"
import type { Permission } from "@/lib/domain/access/permissions"
import type { RoleKey } from "@/lib/domain/access/roles"

interface Place extends NavItem {
  readonly permission: Permission
}

/** Every place of the rail in its order, with the permission that opens it. */
const PLACES: readonly Place[] = [
  { href: "/today", label: "今日", icon: "calendar-clock", permission: "household.read" },
  { href: "/field", label: "走访", icon: "footprints", permission: "visit.record" },
  { href: "/households", label: "户", icon: "house", permission: "household.read" },
  { href: "/work/duties", within: "/work", label: "帮扶", icon: "handshake", permission: "household.read" },
  { href: "/overview", label: "总览", icon: "chart-column", permission: "overview.read" },
  { href: "/villages", label: "村", icon: "map-pin", permission: "overview.read" },
  { href: "/table", label: "县表", icon: "table-2", permission: "overview.read" },
  { href: "/imports", label: "导入", icon: "upload", permission: "import.run" },
  { href: "/classification", label: "判定", icon: "route", permission: "pathway.classify" },
  { href: "/platform/counties", label: "县", icon: "landmark", permission: "county.create" },
  { href: "/admin/accounts", within: "/admin", label: "管理", icon: "settings", permission: "account.manage" },
]
const AUDIT: NavItem = { href: "/admin/audit", label: "审计日志", icon: "scroll-text" }

/** What a role finds in the rail; leaders find the overview first. */
export function navFor(role: RoleKey, permissions: ReadonlySet<Permission>): NavItem[] {
  const places = PLACES.filter((place) => permissions.has(place.permission))
  const items: NavItem[] = places.map(({ permission: _, ...item }) => item)
  if (role === "countyLeader") items.sort((a, b) => Number(b.href === "/overview") - Number(a.href === "/overview"))
  if (permissions.has("audit.read") && !permissions.has("account.manage")) items.push(AUDIT)
  return items
}

/** The first page after signing in. */
export const homeFor = (role: RoleKey, permissions: ReadonlySet<Permission>): string =>
  navFor(role, permissions)[0]?.href ?? "/account"
