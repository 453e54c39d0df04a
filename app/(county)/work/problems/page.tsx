import { ProblemTable } from "@/components/problems/problem-table"
import { addressOf } from "@/components/ui/address"
import { ButtonLink } from "@/components/ui/button"
import { EmptyState } from "@/components/ui/empty-state"
import { FilterBar } from "@/components/ui/filter-bar"
import { PageHeader } from "@/components/ui/page-header"
import { Pager } from "@/components/ui/pager"
import { WorkTabs } from "@/components/work/work-tabs"
import { PROBLEM_CATEGORIES } from "@/lib/domain/problem/problem"
import { placeChoices } from "@/lib/domain/village/place"
import { countProblems, listProblems } from "@/lib/features/problems/queries"
import { problemFilterSchema } from "@/lib/features/problems/schema"
import { listPlaces } from "@/lib/features/villages/queries"
import { today } from "@/lib/platform/clock"
import { requireScope } from "@/lib/platform/scope/require"
import { may } from "@/lib/platform/scope/scope"

export const metadata = { title: "问题台账" }
const PATH = "/work/problems"

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function ProblemsPage({ searchParams }: Props) {
  const scope = await requireScope("household.read")
  const filter = problemFilterSchema.parse(await searchParams)
  const [counts, { rows, more }, places] = await Promise.all([
    countProblems(scope),
    listProblems(scope, filter),
    listPlaces(scope),
  ])
  const categories = Object.entries(PROBLEM_CATEGORIES).map(([value, { label }]) => ({ value, label }))
  const states = [
    { value: "open", label: "没有解决" },
    { value: "overdue", label: "已逾期" },
    { value: "closed", label: "已销号" },
  ]
  return (
    <>
      <WorkTabs current="problems" permissions={scope.permissions} />
      <PageHeader
        title="问题台账"
        count={`没有解决 ${counts.open} 个，逾期 ${counts.overdue} 个`}
        actions={
          may(scope, "problem.raise") &&
          scope.households === "*" && (
            <ButtonLink href={`${PATH}/new`} icon="plus">
              登记村里的问题
            </ButtonLink>
          )
        }
      />
      <FilterBar
        action={PATH}
        filters={[
          { name: "place", label: "镇、村", value: filter.place, options: placeChoices(places) },
          { name: "state", label: "状态", value: filter.state, all: "没有解决", options: states.slice(1) },
          { name: "category", label: "类别", value: filter.category, options: categories },
          {
            name: "owner",
            label: "谁负责",
            value: filter.owner,
            options: [{ value: "me", label: scope.reach === "department" ? "我和本部门" : "我负责的" }],
          },
        ]}
      />
      {rows.length > 0 ? (
        <ProblemTable rows={rows} label="问题台账" today={today()} household />
      ) : (
        <EmptyState title="没有符合条件的问题" icon="circle-check">
          走访时发现的问题、村里登记的问题都在这里，逾期的会提醒镇办和县里。
        </EmptyState>
      )}
      <Pager
        next={more ? addressOf(PATH, { ...filter, after: rows.at(-1)?.id }) : undefined}
        previous={filter.after ? addressOf(PATH, { ...filter, after: undefined }) : undefined}
      />
    </>
  )
}
