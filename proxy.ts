import { type NextRequest, NextResponse } from "next/server"
import { ASKED_HEADER } from "@/lib/platform/auth/page-asked"

/** Passes on the path asked for, so that the sign-in can lead back to it. Rights are not decided here but at each page. */
export function proxy(request: NextRequest): NextResponse {
  const headers = new Headers(request.headers)
  headers.set(ASKED_HEADER, request.nextUrl.pathname + request.nextUrl.search)
  return NextResponse.next({ request: { headers } })
}

// Pages only: neither files nor /api/ need it.
export const config = { matcher: ["/((?!api/|_next/|.*\\.[a-z0-9]+$).*)"] }
