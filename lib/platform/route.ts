import type { Permission } from "@/lib/domain/access/permissions"
import { logError } from "@/lib/platform/log"
import { currentScope } from "@/lib/platform/scope/current"
import { may, type Scope } from "@/lib/platform/scope/scope"

type Params = Readonly<Record<string, string>>
interface RouteOptions {
  /** null = everybody who is signed in. */
  readonly permission: Permission | null
  readonly run: (scope: Scope, request: Request, params: Params) => Promise<Response>
}

const refusal = (status: number, message: string): Response => Response.json({ message }, { status })

/** A form or script of another site carries its own origin; a reading request needs none. */
function isForeign(request: Request): boolean {
  if (request.method === "GET" || request.method === "HEAD") return false
  const origin = request.headers.get("origin")
  return !origin || !URL.canParse(origin) || new URL(origin).host !== request.headers.get("host")
}

/** The only door for route handlers: session, permission, origin; errors become one sentence with an id. */
export function route(options: RouteOptions) {
  return async (request: Request, context: { params: Promise<Params> }): Promise<Response> => {
    if (isForeign(request)) return refusal(403, "请求不是从本系统页面发出的")
    const scope = await currentScope()
    if (!scope) return refusal(401, "登录已过期，请重新登录")
    const allowed = !options.permission || (may(scope, options.permission) && !scope.mustChangePassword)
    if (!allowed) return refusal(404, "无权查看或不存在")
    try {
      return await options.run(scope, request, await context.params)
    } catch (error) {
      return refusal(500, `出了点问题，请稍后再试；仍不行请告诉管理员编号 ${logError("route", error)}`)
    }
  }
}
