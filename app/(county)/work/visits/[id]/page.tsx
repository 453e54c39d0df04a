import { notFound } from "next/navigation"
import { ChangeTable } from "@/components/changes/change-table"
import { Alert } from "@/components/ui/alert"
import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { DescriptionList } from "@/components/ui/description-list"
import { PageHeader } from "@/components/ui/page-header"
import { PrintButton } from "@/components/ui/print-button"
import { modeLabel, visitAnswers } from "@/components/visits/visit-words"
import { changesOfHousehold } from "@/lib/features/changes/queries"
import { getVisit } from "@/lib/features/visits/queries"
import { minuteOf } from "@/lib/platform/clock"
import { requireScope } from "@/lib/platform/scope/require"

export const metadata = { title: "走访记录" }

/** One visit as it was written: 走访记录, which prints as a sheet. */
export default async function VisitPage({ params }: { params: Promise<{ id: string }> }) {
  const scope = await requireScope("household.read")
  const visit = await getVisit(scope, (await params).id)
  if (!visit) notFound()
  const changes = (await changesOfHousehold(scope, visit.householdId)).filter(({ visitId }) => visitId === visit.id)
  return (
    <>
      <PageHeader
        breadcrumbs={[
          { label: "走访", href: "/work/visits" },
          { label: visit.village, href: "/work/visits" },
          { label: `户主 ${visit.headName}`, href: `/households/${visit.householdId}/visits` },
        ]}
        title={`${visit.on} 走访记录`}
        subtitle={`户主 ${visit.headName} · 户编号 ${visit.householdNo} · ${modeLabel(visit.mode)} · 走访人 ${visit.visitor} · 县里收到 ${minuteOf(new Date(visit.receivedAt))}`}
        actions={
          <>
            <PrintButton />
            <ButtonLink href={`/field?household=${visit.householdId}`} icon="footprints">
              再登记一次
            </ButtonLink>
          </>
        }
      />
      {visit.correctedBy && (
        <Alert
          tone="info"
          title="这次走访后来有更正"
          className="mb-4"
          actions={<ButtonLink href={`/work/visits/${visit.correctedBy}`}>看更正</ButtonLink>}
        >
          原来的记录保留不变。
        </Alert>
      )}
      <div className="space-y-4">
        <Card title="情况">
          <p className="mb-4 text-lg">{visit.sentence}</p>
          <DescriptionList facts={visitAnswers(visit)} />
        </Card>
        {changes.length > 0 && (
          <Card title="发现的变化" flush>
            <ChangeTable rows={changes} label="发现的变化" />
          </Card>
        )}
        {visit.photoIds.length > 0 && (
          <Card title="照片">
            <ul className="flex flex-wrap gap-3">
              {visit.photoIds.map((id, index) => (
                <li key={id}>
                  {/* biome-ignore lint/performance/noImgElement: behind the sign-in and kept by no cache */}
                  <img src={`/api/photos/${id}`} alt={`走访照片 ${index + 1}`} className="max-h-96 rounded-md" />
                </li>
              ))}
            </ul>
          </Card>
        )}
      </div>
    </>
  )
}
