import { EndUnit } from "@/components/organisation/end-unit"
import { UnitForm } from "@/components/organisation/unit-form"
import { Card } from "@/components/ui/card"
import { PageHeader } from "@/components/ui/page-header"
import { Tag } from "@/components/ui/tag"
import { departmentLabel } from "@/lib/domain/access/administration"
import { UNIT_KINDS } from "@/lib/domain/organisation/units"
import { listAllUnits } from "@/lib/features/organisation/queries"
import { requireScope } from "@/lib/platform/scope/require"
import { may } from "@/lib/platform/scope/scope"

export const metadata = { title: "单位" }

/** The county's units: departments and others, with whom to ask there. */
export default async function UnitsPage() {
  const scope = await requireScope("overview.read")
  const units = await listAllUnits(scope)
  const edits = may(scope, "organisation.edit") && scope.reach === "county"
  const present = units.filter(({ endedOn }) => endedOn === null)
  return (
    <>
      <PageHeader
        breadcrumbs={[{ label: "包联驻村", href: "/work/organisation" }]}
        title="单位"
        count={`${present.length} 个`}
        subtitle="责任部门和包村单位的联系人、电话印在明白卡上。"
      />
      <div className="space-y-4">
        {edits && (
          <Card title="新的单位">
            <UnitForm />
          </Card>
        )}
        <Card title="全部单位">
          <ul className="divide-y divide-line">
            {units.map((unit) => (
              <li key={unit.id} className="py-2">
                <div className="flex flex-wrap items-center justify-between gap-3">
                  <span>
                    {unit.name} <Tag>{UNIT_KINDS[unit.kind] ?? unit.kind}</Tag>
                    {unit.endedOn && <Tag>{unit.endedOn} 撤销</Tag>}
                    <span className="block text-sm text-ink-3">
                      {[
                        departmentLabel(unit.departmentKey) && `责任部门：${departmentLabel(unit.departmentKey)}`,
                        unit.contact,
                        unit.phone,
                        unit.villages > 0 && `包 ${unit.villages} 个村`,
                      ]
                        .filter(Boolean)
                        .join(" · ") || "没有登记联系人"}
                    </span>
                  </span>
                  {edits && !unit.endedOn && <EndUnit id={unit.id} name={unit.name} />}
                </div>
                {edits && !unit.endedOn && (
                  <details>
                    <summary className="min-h-11 content-center text-sm text-brand lg:min-h-8">修改</summary>
                    <UnitForm unit={unit} />
                  </details>
                )}
              </li>
            ))}
          </ul>
        </Card>
      </div>
    </>
  )
}
