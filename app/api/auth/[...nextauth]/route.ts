import NextAuth from "next-auth"
import { authOptions } from "@/lib/platform/auth/options"

type Context = { params: Promise<{ nextauth: string[] }> }

// The settings are read at the first request and not when the application is built, which has no secrets.
const handler = (request: Request, context: Context): Promise<Response> => NextAuth(authOptions())(request, context)

export { handler as GET, handler as POST }
