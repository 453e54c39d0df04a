import { notFound, redirect } from "next/navigation"
import type { Permission } from "@/lib/domain/access/permissions"
import { currentScope } from "./current"
import { may, type Scope } from "./scope"

/**
 * For pages: the scope with the permission. Without a session to the sign-in page, with an initial password to its
 * change; without the permission the page does not exist.
 */
export async function requireScope(permission: Permission | null): Promise<Scope> {
  const scope = await currentScope()
  if (!scope) redirect("/sign-in")
  if (scope.mustChangePassword && permission) redirect("/account")
  if (permission && !may(scope, permission)) notFound()
  return scope
}
