import { ApplyForm } from "@/components/pairings/apply-form"
import { FiguresTable, LoadsTable } from "@/components/pairings/figures-table"
import { Alert } from "@/components/ui/alert"
import { Button } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { EmptyState } from "@/components/ui/empty-state"
import { FilterBar } from "@/components/ui/filter-bar"
import { NumberInput } from "@/components/ui/inputs"
import { PageHeader } from "@/components/ui/page-header"
import { TableFrame, Td, Th, TotalRow } from "@/components/ui/table"
import { WorkTabs } from "@/components/work/work-tabs"
import { balance } from "@/lib/domain/pairing/balance"
import { placeChoices } from "@/lib/domain/village/place"
import { listHelperLoads, listUnpaired, pairingFigures, previewPrint } from "@/lib/features/pairings/queries"
import { type HelperLoad, pairingPlanSchema } from "@/lib/features/pairings/schema"
import { listPlaces } from "@/lib/features/villages/queries"
import { requireScope } from "@/lib/platform/scope/require"

export const metadata = { title: "结对" }
const PATH = "/work/pairings"

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** Households without a helper are paired by a rule: a place, who may take them, how many at the most; first a preview. */
export default async function PairingsPage({ searchParams }: Props) {
  const scope = await requireScope("household.assign")
  const search = await searchParams
  const asked = typeof search.place === "string" && /^\d{9}(\d{3})?$/.test(search.place) ? search.place : undefined
  const place = asked ?? (scope.area.length > 6 ? scope.area : undefined)
  const plan = pairingPlanSchema.safeParse({ ...search, place })
  const [places, figures, helpers, unpaired] = await Promise.all([
    listPlaces(scope),
    pairingFigures(scope, place ?? scope.area),
    place ? listHelperLoads(scope, place) : [],
    place ? listUnpaired(scope, place) : [],
  ])
  const chosen = plan.success ? plan.data.helpers : []
  return (
    <>
      <WorkTabs current="pairings" permissions={scope.permissions} />
      <PageHeader
        title="结对"
        count={place ? `${unpaired.length} 户还没有责任人` : undefined}
        subtitle="已有责任人的不动；换人请走“移交”。"
      />
      <FilterBar
        action={PATH}
        filters={[{ name: "place", label: "镇、村", value: place, all: "请选择", options: placeChoices(places) }]}
      />
      <div className="space-y-4">
        <FiguresTable rows={figures} />
        {place && unpaired.length === 0 && helpers.length > 0 && <LoadsTable helpers={helpers} />}
      </div>
      {place && unpaired.length > 0 && (
        <div className="mt-4 space-y-4">
          <Choose place={place} helpers={helpers} chosen={chosen} most={plan.success ? plan.data.most : 20} />
          {plan.success && <Preview {...{ place, helpers, unpaired, chosen, most: plan.data.most }} />}
        </div>
      )}
    </>
  )
}

function Choose(props: { place: string; helpers: readonly HelperLoad[]; chosen: readonly string[]; most: number }) {
  const { place, helpers, chosen, most } = props
  if (helpers.length === 0)
    return (
      <EmptyState title="没有可以负责这里的人" icon="users">
        请管理员先建帮扶责任人的账号。
      </EmptyState>
    )
  return (
    <Card title="谁来负责">
      <form action={PATH} method="get" aria-label="结对规则" className="space-y-4">
        <input type="hidden" name="place" value={place} />
        <div className="grid max-h-96 overflow-y-auto sm:grid-cols-2 lg:grid-cols-3">
          {helpers.map(({ id, name, post, load }) => (
            <label key={id} className="flex min-h-11 items-center gap-2.5 lg:min-h-9">
              <input type="checkbox" name="helpers" value={id} defaultChecked={chosen.includes(id)} className="tick" />
              <span>
                {name}{" "}
                <span className="text-sm text-ink-3">{[post, `现有 ${load} 户`].filter(Boolean).join("，")}</span>
              </span>
            </label>
          ))}
        </div>
        <NumberInput name="most" label="每人最多负责" required unit="户" defaultValue={most} />
        <Button type="submit" icon="eye">
          预览
        </Button>
      </form>
    </Card>
  )
}

interface PreviewProps {
  readonly place: string
  readonly helpers: readonly HelperLoad[]
  readonly unpaired: Parameters<typeof balance>[0]
  readonly chosen: readonly string[]
  readonly most: number
}

function Preview({ place, helpers, unpaired, chosen, most }: PreviewProps) {
  const candidates = helpers.filter(({ id }) => chosen.includes(id))
  const { assigned, left } = balance(unpaired, candidates, most)
  const given = (id: string): number => assigned.filter(({ helper }) => helper === id).length
  return (
    <Card
      title="预览"
      subtitle={`没有责任人的 ${unpaired.length} 户 = 新结对 ${assigned.length} 户 + 分不下 ${left.length} 户`}
    >
      {left.length > 0 && (
        <Alert tone="warn" title={`${left.length} 户分不下`} className="mb-4">
          请多选几个人，或者提高每人最多的户数。
        </Alert>
      )}
      <TableFrame label="结对预览" cards>
        <thead>
          <tr>
            <Th>责任人</Th>
            <Th num>现有</Th>
            <Th num>新增</Th>
            <Th num>以后</Th>
          </tr>
        </thead>
        <tbody>
          {candidates.map(({ id, name, load }) => (
            <tr key={id}>
              <Td>{name}</Td>
              <Td label="现有" num>
                {load}
              </Td>
              <Td label="新增" num>
                {given(id)}
              </Td>
              <Td label="以后" num>
                {load + given(id)}
              </Td>
            </tr>
          ))}
        </tbody>
        <TotalRow>
          <Td>合计 {candidates.length} 人</Td>
          <Td num>{candidates.reduce((sum, { load }) => sum + load, 0)}</Td>
          <Td num>{assigned.length}</Td>
          <Td num>{candidates.reduce((sum, { load }) => sum + load, 0) + assigned.length}</Td>
        </TotalRow>
      </TableFrame>
      {assigned.length > 0 && (
        <div className="mt-4">
          <ApplyForm
            place={place}
            helpers={chosen}
            most={most}
            households={assigned.length}
            print={previewPrint(assigned)}
          />
        </div>
      )}
    </Card>
  )
}
