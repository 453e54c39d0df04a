import type { ReactNode } from "react"
import { AppFrame } from "@/components/frame/app-frame"
import { navFor } from "@/components/frame/nav-items"
import { SignOut } from "@/components/frame/sign-out"
import { roleOf } from "@/lib/domain/access/roles"
import { listPlacesBelow, nameOfArea } from "@/lib/features/counties/queries"
import { requireScope } from "@/lib/platform/scope/require"
import { may } from "@/lib/platform/scope/scope"

/** The frame around every page behind the sign-in: what is in the rail and in the switcher is what is in reach. */
export default async function CountyLayout({ children }: { children: ReactNode }) {
  const scope = await requireScope(null)
  const searches = may(scope, "household.read")
  const [areaName, below] = await Promise.all([nameOfArea(scope, scope.area), searches ? listPlacesBelow(scope) : []])
  const filter = scope.area.length === 6 ? "township" : "village"
  const areas = below.map(({ code, name }) => ({ href: `/households?${filter}=${code}`, label: name }))
  const whole = { href: "/households", label: areaName ? `${areaName}全部` : `${scope.countyName}全部` }
  return (
    <AppFrame
      nav={scope.mustChangePassword ? [] : navFor(scope.role, scope.permissions)}
      countyName={scope.countyName}
      areaName={areaName ?? undefined}
      areas={searches ? [whole, ...areas] : undefined}
      person={{ name: scope.actorName, roleLabel: roleOf(scope.role).label }}
      searchAction={searches ? "/households" : undefined}
      signOut={<SignOut />}
    >
      {children}
    </AppFrame>
  )
}
