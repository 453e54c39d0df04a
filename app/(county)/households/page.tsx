import { EmptyRegister } from "@/components/households/empty-register"
import { ExportMenu } from "@/components/households/export-menu"
import { filterChips } from "@/components/households/filter-chip-list"
import { filterControls } from "@/components/households/filter-controls"
import { householdLines } from "@/components/households/household-lines"
import { HouseholdTable } from "@/components/households/household-table"
import { RegisterOverview } from "@/components/households/register-overview"
import { SavedViews } from "@/components/households/saved-views"
import { householdsAndPersons } from "@/components/households/words"
import { ButtonLink } from "@/components/ui/button"
import { EmptyState } from "@/components/ui/empty-state"
import { FilterBar } from "@/components/ui/filter-bar"
import { FilterChips } from "@/components/ui/filter-chips"
import { Checkbox } from "@/components/ui/inputs"
import { PageHeader } from "@/components/ui/page-header"
import { Pager } from "@/components/ui/pager"
import { listHouseholds, listPlaceTotals } from "@/lib/features/households/queries"
import { filterFromSearch, type HouseholdFilter, isNarrowed, queryOf } from "@/lib/features/households/schema"
import { listResponsible } from "@/lib/features/pairings/queries"
import { listPlaces } from "@/lib/features/villages/queries"
import { requireScope } from "@/lib/platform/scope/require"
import { may, type Scope } from "@/lib/platform/scope/scope"

export const metadata = { title: "农户" }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function HouseholdsPage({ searchParams }: Props) {
  const scope = await requireScope("household.read")
  const filter = filterFromSearch(await searchParams)
  if (!filter) return <UnknownFilter />
  // Whoever sees the whole county searches first; a town, a village or one's own households are a list already.
  const isOverview = scope.reach === "county" && !isNarrowed(filter) && !filter.all
  return isOverview ? <Overview scope={scope} /> : <List scope={scope} filter={filter} />
}

async function List({ scope, filter }: { scope: Scope; filter: HouseholdFilter }) {
  const [page, places, helpers] = await Promise.all([
    listHouseholds(scope, filter),
    listPlaces(scope),
    listResponsible(scope),
  ])
  return (
    <>
      <PageHeader
        title="农户"
        count={householdsAndPersons(page.households, page.persons)}
        actions={
          <>
            <SavedViews views={page.views} query={queryOf(filter)} />
            {may(scope, "household.export") && (
              <ExportMenu query={queryOf(filter)} whole={may(scope, "household.exportSensitive")} />
            )}
            {may(scope, "household.edit") && (
              <ButtonLink href="/households/new" icon="house-plus" variant="primary">
                新增农户
              </ButtonLink>
            )}
          </>
        }
      />
      <Filters scope={scope} filter={filter} places={places} helpers={helpers} />
      <FilterChips chips={filterChips(filter, places, helpers)} clearHref="/households" />
      {page.rows.length > 0 ? (
        <HouseholdTable
          lines={householdLines(page.rows, places)}
          query={filter.q}
          byMissing={filter.missing ? sortedBy(filter, "missing") : undefined}
          byChange={sortedBy(filter, "changed")}
        />
      ) : (
        <EmptyState title="没有符合条件的农户" icon="search">
          换个说法再搜，或者去掉上面的一个条件。姓名、拼音首字母、户编号、完整的证件号或电话、村名都可以搜。
        </EmptyState>
      )}
      <Pager
        previous={page.before && `/households${queryOf(filter, { before: page.before })}`}
        next={page.after && `/households${queryOf(filter, { after: page.after })}`}
      />
    </>
  )
}

/** Sorts by a column, and by place again when the list is sorted by it already. */
function sortedBy(filter: HouseholdFilter, by: "changed" | "missing") {
  const active = filter.sort === by
  return {
    href: `/households${queryOf(filter, { sort: active ? undefined : by })}`,
    direction: active ? ("descending" as const) : undefined,
  }
}

async function Overview({ scope }: { scope: Scope }) {
  const [totals, places, helpers] = await Promise.all([
    listPlaceTotals(scope),
    listPlaces(scope),
    listResponsible(scope),
  ])
  const households = totals.reduce((sum, place) => sum + place.households, 0)
  const persons = totals.reduce((sum, place) => sum + place.persons, 0)
  if (households === 0) return <Beginning scope={scope} />
  return (
    <>
      <PageHeader
        title="农户"
        count={householdsAndPersons(households, persons)}
        actions={
          may(scope, "household.edit") && (
            <ButtonLink href="/households/new" icon="house-plus">
              新增农户
            </ButtonLink>
          )
        }
      />
      <Filters scope={scope} filter={{}} places={places} helpers={helpers} />
      <RegisterOverview totals={totals} />
    </>
  )
}

function Beginning({ scope }: { scope: Scope }) {
  return (
    <>
      <PageHeader title="农户" count={householdsAndPersons(0, 0)} />
      <EmptyRegister mayImport={may(scope, "import.run")} mayEdit={may(scope, "household.edit")} />
    </>
  )
}

function Filters(props: {
  scope: Scope
  filter: HouseholdFilter
  places: Awaited<ReturnType<typeof listPlaces>>
  helpers: Awaited<ReturnType<typeof listResponsible>>
}) {
  const { filter } = props
  const controls = filterControls(filter, props.places, props.helpers)
  return (
    <FilterBar
      action="/households"
      filters={props.scope.reach === "own" ? controls.filter(({ name }) => name !== "helper") : controls}
      search={{
        name: "q",
        label: "搜索",
        value: filter.q,
        placeholder: "姓名、拼音首字母、户编号、证件号、电话、村",
      }}
      keep={{ sort: filter.sort, status: filter.status, all: filter.all }}
    >
      {filter.pathway && filter.pathway !== "none" && (
        <Checkbox name="with" value="1" label="含兼用" defaultChecked={filter.with === "1"} />
      )}
    </FilterBar>
  )
}

function UnknownFilter() {
  return (
    <EmptyState
      title="地址里的筛选条件无法识别"
      icon="circle-question-mark"
      action={<ButtonLink href="/households">重新选择条件</ButtonLink>}
    >
      可能是地址被截断或改动过，所以没有显示任何农户。
    </EmptyState>
  )
}
