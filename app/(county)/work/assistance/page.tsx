import { AssistanceTable } from "@/components/assistance/assistance-table"
import { LedgerSums } from "@/components/assistance/ledger-sums"
import { SimilarAlert } from "@/components/assistance/similar-alert"
import { addressOf } from "@/components/ui/address"
import { ButtonLink } from "@/components/ui/button"
import { EmptyState } from "@/components/ui/empty-state"
import { FilterBar } from "@/components/ui/filter-bar"
import { PageHeader } from "@/components/ui/page-header"
import { Pager } from "@/components/ui/pager"
import { WorkTabs } from "@/components/work/work-tabs"
import { ASSISTANCE_KINDS, FUND_SOURCES, NO_FUND } from "@/lib/domain/assistance/kinds"
import { placeChoices } from "@/lib/domain/village/place"
import { listAssistance, sumAssistance } from "@/lib/features/assistance/queries"
import { ledgerFilterSchema } from "@/lib/features/assistance/schema"
import { listPlaces } from "@/lib/features/villages/queries"
import { requireScope } from "@/lib/platform/scope/require"
import { may } from "@/lib/platform/scope/scope"

export const metadata = { title: "帮扶台账" }
const PATH = "/work/assistance"

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }
const choices = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }))

export default async function AssistancePage({ searchParams }: Props) {
  const scope = await requireScope("household.read")
  const search = await searchParams
  const filter = ledgerFilterSchema.parse(search)
  const [{ rows, more }, totals, places] = await Promise.all([
    listAssistance(scope, filter),
    sumAssistance(scope, filter),
    listPlaces(scope),
  ])
  return (
    <>
      <WorkTabs current="assistance" permissions={scope.permissions} />
      <PageHeader
        title="帮扶台账"
        count={`${totals.lines.toLocaleString("zh-CN")} 条，${totals.households.toLocaleString("zh-CN")} 户`}
        actions={
          <>
            {may(scope, "household.export") && totals.lines > 0 && (
              <ButtonLink
                href={addressOf("/api/assistance", { ...filter, after: undefined })}
                icon="download"
                download=""
              >
                导出这份台账
              </ButtonLink>
            )}
            {may(scope, "assistance.record") && scope.households === "*" && (
              <ButtonLink href={`${PATH}/new`} icon="plus">
                登记给全村的
              </ButtonLink>
            )}
          </>
        }
      />
      {search.similar && <SimilarAlert />}
      <FilterBar
        action={PATH}
        search={{ name: "giver", label: "谁给的", value: filter.giver, placeholder: "单位或个人" }}
        dates={[
          { name: "from", label: "从", value: filter.from },
          { name: "to", label: "到", value: filter.to },
        ]}
        filters={[
          { name: "place", label: "镇、村", value: filter.place, options: placeChoices(places) },
          { name: "kind", label: "种类", value: filter.kind, options: choices(ASSISTANCE_KINDS) },
          { name: "fund", label: "资金来源", value: filter.fund, options: choices({ ...FUND_SOURCES, none: NO_FUND }) },
          { name: "of", label: "给谁的", value: filter.of, options: choices({ household: "农户", village: "全村" }) },
        ]}
      />
      {rows.length > 0 ? (
        <AssistanceTable rows={rows} label="帮扶台账" totals={totals} household />
      ) : (
        <EmptyState title="没有符合条件的台账" icon="hand-heart">
          在农户的“帮扶台账”里登记，部门落实措施时也会自动记到这里。
        </EmptyState>
      )}
      <Pager
        next={more ? addressOf(PATH, { ...filter, after: rows.at(-1)?.id }) : undefined}
        previous={filter.after ? addressOf(PATH, { ...filter, after: undefined }) : undefined}
      />
      {totals.lines > 0 && <LedgerSums path={PATH} filter={filter} totals={totals} />}
    </>
  )
}
