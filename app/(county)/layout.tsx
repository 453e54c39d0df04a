import type { ReactNode } from "react"
import { navFor } from "@/components/accounts/nav-items"
import { SignOut } from "@/components/accounts/sign-out"
import { AppFrame } from "@/components/frame/app-frame"
import { roleOf } from "@/lib/domain/access/roles"
import { placeName, type Township } from "@/lib/domain/village/place"
import { listPlaces } from "@/lib/features/villages/queries"
import { requireScope } from "@/lib/platform/scope/require"
import { may } from "@/lib/platform/scope/scope"

/** The frame around every page behind the sign-in: what is in the rail and in the switcher is what is in reach. */
export default async function CountyLayout({ children }: { children: ReactNode }) {
  const scope = await requireScope(null)
  // With an initial password there is nowhere to go but its change.
  const searches = may(scope, "household.read") && !scope.mustChangePassword
  const places = searches ? await listPlaces(scope) : []
  const areaName = placeName(places, scope.area)
  return (
    <AppFrame
      nav={scope.mustChangePassword ? [] : navFor(scope.role, scope.permissions)}
      countyName={scope.countyName}
      areaName={areaName || undefined}
      areas={areasBelow(scope.area, areaName || scope.countyName, places)}
      person={{ name: scope.actorName, roleLabel: roleOf(scope.role).label }}
      searchAction={searches ? "/households" : undefined}
      signOut={<SignOut />}
    >
      {children}
    </AppFrame>
  )
}

/** What the switcher offers: the reader's whole area and the places one step below it, each as its list of households. */
function areasBelow(area: string, name: string, places: readonly Township[]) {
  if (places.length === 0 || area.length === 12) return undefined
  const townships = places.map(({ code, name: label }) => ({ href: `/households?place=${code}`, label }))
  const villages =
    places[0]?.villages.map(({ code, name: label }) => ({ href: `/households?place=${code}`, label })) ?? []
  return [{ href: "/households?all=1", label: `${name}（全部）` }, ...(area.length === 6 ? townships : villages)]
}
