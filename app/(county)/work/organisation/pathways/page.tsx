import { PathwayForm } from "@/components/organisation/pathway-form"
import { Card } from "@/components/ui/card"
import { PageHeader } from "@/components/ui/page-header"
import { departmentLabel } from "@/lib/domain/access/administration"
import { PATHWAYS } from "@/lib/domain/classification/pathways"
import { listPathwayDepartments } from "@/lib/features/organisation/queries"
import { today } from "@/lib/platform/clock"
import { requireScope } from "@/lib/platform/scope/require"
import { may } from "@/lib/platform/scope/scope"

export const metadata = { title: "部门分工" }

const labels = (keys: readonly string[]): string => keys.map((key) => departmentLabel(key) ?? key).join("、") || "没有"

/** Lead and participating departments of the twelve pathways, as the county has them. */
export default async function PathwaysPage() {
  const scope = await requireScope("overview.read")
  const rows = await listPathwayDepartments(scope)
  const edits = may(scope, "organisation.edit") && scope.reach === "county"
  return (
    <>
      <PageHeader
        breadcrumbs={[{ label: "包联驻村", href: "/work/organisation" }]}
        title="部门分工"
        subtitle="牵头和参与的部门看得到这条路径的农户，落实自己的措施。没有调整过的按工作方案。"
      />
      <div className="space-y-3">
        {rows.map((row) => {
          const { name } = PATHWAYS[row.pathway]
          return (
            <Card
              key={row.pathway}
              title={`${name} ${row.pathway}`}
              subtitle={row.own ? `本县自 ${row.since} 起的分工` : "按工作方案（D2 三）"}
            >
              <p>牵头：{labels(row.lead)}</p>
              <p>参与：{labels(row.participants)}</p>
              {edits && (
                <details>
                  <summary className="min-h-11 content-center font-medium text-brand">调整</summary>
                  <PathwayForm row={row} name={name} today={today()} />
                </details>
              )}
            </Card>
          )
        })}
      </div>
    </>
  )
}
