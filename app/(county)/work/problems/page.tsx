import { ProblemTable } from "@/components/problems/problem-table"
import { ProblemViews } from "@/components/problems/problem-views"
import { addressOf } from "@/components/ui/address"
import { ButtonLink } from "@/components/ui/button"
import { EmptyState } from "@/components/ui/empty-state"
import { FilterBar } from "@/components/ui/filter-bar"
import { PageHeader } from "@/components/ui/page-header"
import { Pager } from "@/components/ui/pager"
import { WorkTabs } from "@/components/work/work-tabs"
import { PROBLEM_CATEGORIES, takenUpFrom } from "@/lib/domain/problem/problem"
import { placeChoices } from "@/lib/domain/village/place"
import { countProblems, listProblems } from "@/lib/features/problems/queries"
import { problemFilterSchema } from "@/lib/features/problems/schema"
import { listPlaces } from "@/lib/features/villages/queries"
import { today } from "@/lib/platform/clock"
import { requireScope } from "@/lib/platform/scope/require"
import { may } from "@/lib/platform/scope/scope"

export const metadata = { title: "问题台账" }
const PATH = "/work/problems"

const STATES = [
  { value: "overdue", label: "已逾期" },
  { value: "soon", label: "七天内到期或已逾期" },
  { value: "escalated", label: "升级到我这里的" },
  { value: "closed", label: "已销号" },
]
const OF = [
  { value: "household", label: "农户的" },
  { value: "village", label: "全村的" },
]

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function ProblemsPage({ searchParams }: Props) {
  const scope = await requireScope("household.read")
  const filter = problemFilterSchema.parse(await searchParams)
  const [counts, { rows, more }, places] = await Promise.all([
    countProblems(scope, { place: filter.place, of: filter.of }),
    listProblems(scope, filter),
    listPlaces(scope),
  ])
  const takesUp = may(scope, "problem.handle") && takenUpFrom(scope.reach) !== null
  const categories = Object.entries(PROBLEM_CATEGORIES).map(([value, { label }]) => ({ value, label }))
  return (
    <>
      <WorkTabs current="problems" permissions={scope.permissions} />
      <PageHeader
        title="问题台账"
        actions={
          may(scope, "problem.raise") &&
          scope.households === "*" && (
            <ButtonLink href={`${PATH}/new`} icon="plus">
              登记村里的问题
            </ButtonLink>
          )
        }
      />
      <ProblemViews
        path={PATH}
        filter={filter}
        counts={counts}
        department={scope.reach === "department"}
        takesUp={takesUp}
        raises={may(scope, "problem.raise")}
      />
      <FilterBar
        action={PATH}
        keep={{ owner: filter.owner }}
        filters={[
          { name: "place", label: "镇、村", value: filter.place, options: placeChoices(places) },
          {
            name: "state",
            label: "状态",
            value: filter.state,
            all: "没有解决",
            options: takesUp ? STATES : STATES.filter(({ value }) => value !== "escalated"),
          },
          { name: "of", label: "谁的问题", value: filter.of, options: OF },
          { name: "category", label: "类别", value: filter.category, options: categories },
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
