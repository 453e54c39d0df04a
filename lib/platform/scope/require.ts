import { headers } from "next/headers"
import { notFound, redirect } from "next/navigation"
import type { Permission } from "@/lib/domain/access/permissions"
import { ASKED_HEADER, signInAddress } from "@/lib/platform/auth/page-asked"
import { currentScope } from "./current"
import { may, type Scope } from "./scope"

/**
 * For pages: the scope with the permission. Without a session to the sign-in page (and back afterwards), with an initial
 * password to its change; without the permission the page does not exist.
 */
export async function requireScope(permission: Permission | null): Promise<Scope> {
  const scope = await currentScope()
  if (!scope) redirect(signInAddress((await headers()).get(ASKED_HEADER)))
  if (scope.mustChangePassword && permission) redirect("/account")
  if (permission && !may(scope, permission)) notFound()
  return scope
}
