import type { Metadata } from "next"
import { redirect } from "next/navigation"
import { CountySearch } from "@/components/counties/county-search"
import { SetUpForm } from "@/components/counties/set-up-form"
import { AuthFrame } from "@/components/frame/auth-frame"
import { isSetUpNeeded } from "@/lib/platform/auth/sessions"
import { findCounty, searchCounties } from "@/lib/platform/regions"

type Query = Promise<Readonly<Record<string, string | string[] | undefined>>>

export const metadata: Metadata = { title: "首次设置" }
export const dynamic = "force-dynamic"

const textOf = (value: string | string[] | undefined): string => (typeof value === "string" ? value.trim() : "")

/** Chooses the county, then names the two first people. Gone as soon as any account exists. */
export default async function SetUpPage({ searchParams }: { searchParams: Query }) {
  if (!(await isSetUpNeeded())) redirect("/sign-in")
  const asked = await searchParams
  const query = textOf(asked.q)
  const county = findCounty(textOf(asked.county))
  if (!county) {
    const hits = searchCounties(query).map(({ code, name, prefecture, province }) => ({
      code,
      name,
      above: `${province} ${prefecture}`,
    }))
    return (
      <AuthFrame
        wide
        title="首次设置 · 选择县"
        subtitle="系统还没有数据。先选择使用本系统的县，镇和村的名单会一并建立。"
      >
        <CountySearch action="/set-up" query={query} hits={hits} />
      </AuthFrame>
    )
  }
  return (
    <AuthFrame
      wide
      title="首次设置 · 建立账号"
      subtitle={
        <>
          {county.province} {county.prefecture} <strong className="text-ink">{county.name}</strong>（{county.code}）·{" "}
          <a href="/set-up" className="link">
            重新选择
          </a>
        </>
      }
    >
      <SetUpForm countyCode={county.code} countyName={county.name} />
    </AuthFrame>
  )
}
