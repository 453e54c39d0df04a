import { notFound } from "next/navigation"
import { Dossier } from "@/components/casefile/dossier"
import { PlanParts } from "@/components/casefile/plan-sheet"
import { PrintDocument } from "@/components/casefile/print-document"
import { Sheet } from "@/components/casefile/sheet"
import { ButtonLink } from "@/components/ui/button"
import { DOCUMENTS } from "@/lib/domain/casefile/documents"
import { assistanceOfHousehold } from "@/lib/features/assistance/queries"
import { eventName, listLifeEvents } from "@/lib/features/life-events/queries"
import { getPlan } from "@/lib/features/plans/queries"
import { problemsOfHousehold } from "@/lib/features/problems/queries"
import { visitsOfHousehold } from "@/lib/features/visits/queries"
import { may } from "@/lib/platform/scope/scope"
import { type LoadedRecord, loadExplanation, loadRecord, type RecordPageProps } from "../../load"

export const metadata = { title: "打印" }

type Props = RecordPageProps & { params: Promise<{ id: string; document: string }> }

const SIGNATURES = {
  dossier: ["户主", "帮扶责任人", "村委会（盖章）"],
  plan: ["户主", "帮扶责任人", "村委会（盖章）"],
} as const
const isPaper = (name: string): name is keyof typeof SIGNATURES => Object.hasOwn(SIGNATURES, name)

async function DossierOf({ scope, record, day }: LoadedRecord) {
  const id = String(record.household.id)
  const [explanation, plan, assistance, visits, problems, events] = await Promise.all([
    loadExplanation(scope, id),
    getPlan(scope, id),
    assistanceOfHousehold(scope, id),
    visitsOfHousehold(scope, id),
    problemsOfHousehold(scope, id),
    listLifeEvents(scope, id),
  ])
  const named = events.map((each) => ({ ...each, name: eventName(each.kind) }))
  const maySeeHealth = may(scope, "household.health")
  return (
    <Dossier
      {...{ record, explanation, plan, assistance: assistance.rows, visits, problems, day, maySeeHealth }}
      events={named}
    />
  )
}

/** A household's paper, A4: 一户一档 or the plan with its lines to sign. Reading needs no note, printing is audited. */
export default async function PrintPage(props: Props) {
  const { document } = await props.params
  if (!isPaper(document)) notFound()
  const loaded = await loadRecord(props)
  const { scope, record, day } = loaded
  const id = String(record.household.id)
  return (
    <>
      <div className="no-print mb-4 flex flex-wrap gap-2">
        <ButtonLink href={`/households/${id}`} icon="arrow-left">
          回到农户
        </ButtonLink>
        <PrintDocument householdId={id} document={document} />
      </div>
      <Sheet title={DOCUMENTS[document]} record={record} day={day} signatures={SIGNATURES[document]}>
        {document === "dossier" ? <DossierOf {...loaded} /> : <PlanParts plan={await getPlan(scope, id)} />}
      </Sheet>
    </>
  )
}
