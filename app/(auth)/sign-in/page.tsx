import type { Metadata } from "next"
import { redirect } from "next/navigation"
import { SignInForm } from "@/components/accounts/sign-in-form"
import { AuthFrame } from "@/components/frame/auth-frame"
import { pageAsked } from "@/lib/platform/auth/page-asked"
import { isSetUpNeeded } from "@/lib/platform/auth/sessions"
import { currentScope } from "@/lib/platform/scope/current"

type Query = Promise<Readonly<Record<string, string | string[] | undefined>>>

export const metadata: Metadata = { title: "登录" }
export const dynamic = "force-dynamic"

export default async function SignInPage({ searchParams }: { searchParams: Query }) {
  const { next } = await searchParams
  const asked = pageAsked(typeof next === "string" ? next : null)
  if (await currentScope()) redirect(asked)
  if (await isSetUpNeeded()) redirect("/set-up")
  return (
    <AuthFrame title="登录" subtitle="一户一策帮扶工作平台" footer="忘记密码请联系县里的系统管理员重置">
      <SignInForm next={asked} />
    </AuthFrame>
  )
}
