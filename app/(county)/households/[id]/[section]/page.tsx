import { notFound } from "next/navigation"
import { FieldGroup } from "@/components/households/field-group"
import { householdGroup } from "@/lib/domain/household/schema"
import { may } from "@/lib/platform/scope/scope"
import { loadRecord, type RecordPageProps } from "../load"
import { RecordFrame } from "../record-frame"

export const metadata = { title: "农户" }

/** The dictionary's groups by tab. */
const SECTIONS = {
  basics: ["基本情况", "类型与识别"],
  living: ["住房", "饮水", "保障情况", "土地", "生产生活条件"],
  facts: ["路径事实"],
} as const

type Section = keyof typeof SECTIONS
const isSection = (name: string): name is Section => Object.hasOwn(SECTIONS, name)

type Props = RecordPageProps & { params: Promise<{ id: string; section: string }> }

export default async function SectionPage(props: Props) {
  const { section } = await props.params
  if (!isSection(section)) notFound()
  const loaded = await loadRecord(props)
  const { scope, record, asOf, editing, mayEdit } = loaded
  const id = String(record.household.id)
  return (
    <RecordFrame loaded={loaded} tab={section}>
      <div className="space-y-4">
        {SECTIONS[section].map((group) => (
          <FieldGroup
            key={group}
            title={group}
            fields={householdGroup(group)}
            row={record.household}
            sources={record.sources}
            href={`/households/${id}/${section}`}
            householdId={id}
            mayEdit={mayEdit}
            mayReveal={may(scope, "household.reveal") && !asOf}
            maySeeHealth={may(scope, "household.health")}
            editing={editing === group}
          />
        ))}
      </div>
    </RecordFrame>
  )
}
