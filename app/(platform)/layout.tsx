import type { ReactNode } from "react"
import { navFor } from "@/components/accounts/nav-items"
import { SignOut } from "@/components/accounts/sign-out"
import { AppFrame } from "@/components/frame/app-frame"
import { roleOf } from "@/lib/domain/access/roles"
import { requireScope } from "@/lib/platform/scope/require"

/** The frame of the operator's pages, which lie above all counties. */
export default async function PlatformLayout({ children }: { children: ReactNode }) {
  const scope = await requireScope(null)
  return (
    <AppFrame
      nav={scope.mustChangePassword ? [] : navFor(scope.role, scope.permissions)}
      countyName={scope.countyName}
      person={{ name: scope.actorName, roleLabel: roleOf(scope.role).label }}
      signOut={<SignOut />}
    >
      {children}
    </AppFrame>
  )
}
