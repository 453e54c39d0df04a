import type { ReactNode } from "react"
import { type AdminPlace, AdminTabs } from "@/components/accounts/admin-tabs"
import type { Permission } from "@/lib/domain/access/permissions"
import { requireScope } from "@/lib/platform/scope/require"
import { may } from "@/lib/platform/scope/scope"

const PLACES: readonly (AdminPlace & { permission: Permission })[] = [
  { href: "/admin/accounts", label: "用户", permission: "account.manage" },
  { href: "/admin/roles", label: "角色与权限", permission: "account.manage" },
  { href: "/admin/policy", label: "判定规则", permission: "policy.edit" },
  { href: "/admin/duties", label: "工作要求", permission: "duty.edit" },
  { href: "/admin/calendar", label: "工作日历", permission: "duty.edit" },
  { href: "/admin/audit", label: "审计日志", permission: "audit.read" },
  { href: "/admin/system", label: "任务与系统", permission: "account.manage" },
]

/** Tabs over the pages of the administration. Each page asks for its own permission. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  const scope = await requireScope(null)
  const places = PLACES.filter((place) => may(scope, place.permission))
  return (
    <>
      <AdminTabs places={places.map(({ href, label }) => ({ href, label }))} />
      {children}
    </>
  )
}
