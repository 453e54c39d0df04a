import { redirect } from "next/navigation"
import { homeFor } from "@/components/accounts/nav-items"
import { requireScope } from "@/lib/platform/scope/require"

/** The address without a path leads everybody to the first page of their role. */
export default async function Home() {
  const scope = await requireScope(null)
  redirect(scope.mustChangePassword ? "/account" : homeFor(scope.role, scope.permissions))
}
