import { notFound } from "next/navigation"
import { LineForm } from "@/components/assistance/line-form"
import { ChooseHousehold } from "@/components/households/choose-household"
import { PageHeader } from "@/components/ui/page-header"
import { departmentLabel } from "@/lib/domain/access/administration"
import { getAssistance } from "@/lib/features/assistance/queries"
import type { LedgerRow } from "@/lib/features/assistance/schema"
import { getHousehold } from "@/lib/features/households/record-queries"
import { today } from "@/lib/platform/clock"
import { requireScope } from "@/lib/platform/scope/require"
import type { Scope } from "@/lib/platform/scope/scope"
import { villagesAsked } from "../../villages-asked"
import { mayCorrect } from "../may-correct"

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export const metadata = { title: "登记帮扶台账" }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** The line to be corrected, or the household that the line is of, as the address says. */
async function askedFor(scope: Scope, { household, replaces }: Awaited<Props["searchParams"]>) {
  if (typeof replaces === "string") {
    const found = await getAssistance(scope, replaces)
    if (!found || !mayCorrect(scope, found.line)) notFound()
    const { householdId, headName } = found.line
    return { corrects: found.line, home: householdId ? { id: householdId, head: headName ?? "" } : undefined }
  }
  if (household === undefined) return {}
  const record = typeof household === "string" && UUID.test(household) ? await getHousehold(scope, household) : null
  if (!record) notFound()
  return { home: { id: String(record.household.id), head: String(record.household.head_name) } }
}

function subtitleOf(
  home: { head: string } | undefined,
  corrects: LedgerRow | undefined,
  villages: readonly { label: string }[],
): string {
  if (home) return `户主 ${home.head}`
  if (corrects) return `${corrects.village} · 全村`
  return villages.length === 1 ? `给全村的 · ${villages[0]?.label}` : "给全村的物资、资金、项目"
}

export default async function NewLinePage({ searchParams }: Props) {
  const scope = await requireScope("assistance.record")
  const search = await searchParams
  const { home, corrects } = await askedFor(scope, search)
  if (!home && !corrects && scope.households !== "*")
    return <ChooseHousehold title="登记帮扶台账" what="给它的帮扶" tab="帮扶台账" />
  const villages = home || corrects ? [] : await villagesAsked(scope, search.village)
  return (
    <>
      <PageHeader
        breadcrumbs={[{ label: "帮扶台账", href: "/work/assistance" }]}
        title={corrects ? "更正台账" : "登记帮扶台账"}
        subtitle={subtitleOf(home, corrects, villages)}
      />
      {corrects && <p className="mb-4 text-ink-2">原来的一条保留并写明原因，不再计入合计；更正后的一条代替它。</p>}
      <LineForm
        household={home}
        corrects={corrects}
        villages={villages}
        today={today()}
        giver={departmentLabel(scope.department) ?? ""}
      />
    </>
  )
}
