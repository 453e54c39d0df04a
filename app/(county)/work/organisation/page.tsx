import { AppointmentForm } from "@/components/organisation/appointment-form"
import { AppointmentTable } from "@/components/organisation/appointment-table"
import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { EmptyState } from "@/components/ui/empty-state"
import { FilterBar } from "@/components/ui/filter-bar"
import { PageHeader } from "@/components/ui/page-header"
import { WorkTabs } from "@/components/work/work-tabs"
import { placeChoices } from "@/lib/domain/village/place"
import { listAppointments, listUnits } from "@/lib/features/organisation/queries"
import { listPlaces } from "@/lib/features/villages/queries"
import { today } from "@/lib/platform/clock"
import { requireScope } from "@/lib/platform/scope/require"
import { may } from "@/lib/platform/scope/scope"

export const metadata = { title: "包联驻村" }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** County leaders over townships, units over villages, resident teams; what ended stays in the history. */
export default async function OrganisationPage({ searchParams }: Props) {
  const scope = await requireScope("overview.read")
  const { place: asked } = await searchParams
  const place = typeof asked === "string" && /^\d{9}(\d{3})?$/.test(asked) ? asked : scope.area
  const mayEdit = may(scope, "organisation.edit")
  const [rows, places, units] = await Promise.all([
    listAppointments(scope, place),
    listPlaces(scope),
    mayEdit ? listUnits(scope) : [],
  ])
  const present = rows.filter(({ endedOn }) => endedOn === null)
  const past = rows.filter(({ endedOn }) => endedOn !== null)
  const choices = placeChoices(places)
  return (
    <>
      <WorkTabs current="organisation" permissions={scope.permissions} />
      <PageHeader
        title="包联驻村"
        count={`${present.length} 项安排`}
        actions={
          <>
            <ButtonLink href="/work/organisation/units" icon="building-complex">
              单位
            </ButtonLink>
            <ButtonLink href="/work/organisation/pathways" icon="route">
              部门分工
            </ButtonLink>
          </>
        }
      />
      <FilterBar
        action="/work/organisation"
        filters={[{ name: "place", label: "镇、村", value: place, options: choices }]}
      />
      <div className="space-y-4">
        {present.length > 0 ? (
          <AppointmentTable rows={present} label="现在的安排" mayEdit={mayEdit} area={scope.area} />
        ) : (
          <EmptyState title="还没有登记包联和驻村" icon="handshake" />
        )}
        {mayEdit && (
          <Card title="新的安排">
            <AppointmentForm
              places={choices}
              units={units.map(({ id, name }) => ({ value: id, label: name }))}
              today={today()}
            />
          </Card>
        )}
        {past.length > 0 && (
          <details>
            <summary className="min-h-11 content-center text-brand">历史安排 {past.length} 项</summary>
            <AppointmentTable rows={past} label="历史安排" mayEdit={false} area={scope.area} />
          </details>
        )}
      </div>
    </>
  )
}
