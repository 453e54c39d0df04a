import { Card } from "@/components/ui/card"
import { Icon } from "@/components/ui/icon"
import type { WarningKey } from "@/lib/domain/classification/codes"
import { WARNING_LABELS } from "@/lib/domain/classification/labels"
import { questionFor } from "@/lib/domain/classification/questions"
import type { HouseholdRecord } from "@/lib/features/households/record-schema"

/** Facts of the household that stand on a tab of their own, and where. */
const TAB: Record<string, string> = {
  housing_grade: "living",
  housing_hazard: "living",
  contract_land_mu: "living",
  land_use: "living",
  roll_type: "basics",
}
const GROUP: Record<string, string> = {
  housing_grade: "住房",
  housing_hazard: "住房",
  contract_land_mu: "土地",
  land_use: "土地",
  roll_type: "类型与识别",
}
const MEMBER_GROUP: Record<string, string> = {
  age: "基本情况",
  school: "教育",
  education: "教育",
  school_dropout: "教育",
  schooling_at_risk: "教育",
  disability_grade: "健康",
  illness: "健康",
  two_cancers: "健康",
  tekun: "社会保障",
}

/** Where a missing fact is filled in. */
function answerHref(householdId: string, field: string, memberId: string | null): string {
  if (field === "members") return `/households/${householdId}/members/new`
  const group = memberId ? (MEMBER_GROUP[field] ?? "劳动与务工") : (GROUP[field] ?? "路径事实")
  const page = memberId ? `members/${memberId}` : (TAB[field] ?? "facts")
  return `/households/${householdId}/${page}?edit=${encodeURIComponent(group)}#${encodeURIComponent(group)}`
}

/** Questions that are seen at once; the others open on demand. */
const SHOWN = 6

/** The missing facts that could change the pathway, each as a question with whoever should ask it. */
export function QuestionsCard({ record, mayEdit }: { record: HouseholdRecord; mayEdit: boolean }) {
  const { household, members } = record
  const missing = Array.isArray(household.missing_facts) ? household.missing_facts.map(String) : []
  const warnings = Array.isArray(household.warnings)
    ? household.warnings.map((key) => WARNING_LABELS[String(key) as WarningKey] ?? String(key))
    : []
  const nameOf = (id: string) => String(members.find((member) => member.id === id)?.name ?? "成员")
  const id = String(household.id)
  return (
    <Card
      title="还缺什么"
      subtitle={missing.length > 0 ? `${missing.length} 项情况不清楚，可能影响帮扶路径` : undefined}
    >
      {missing.length === 0 ? (
        <p className="flex items-center gap-2 text-ink-2">
          <Icon name="circle-check" className="text-brand" />
          判定路径需要的情况都登记了。
        </p>
      ) : (
        <>
          <Questions facts={missing.slice(0, SHOWN)} {...{ id, nameOf, mayEdit }} />
          {missing.length > SHOWN && (
            <details className="mt-2">
              <summary className="cursor-pointer text-brand">还有 {missing.length - SHOWN} 项</summary>
              <div className="mt-2">
                <Questions facts={missing.slice(SHOWN)} {...{ id, nameOf, mayEdit }} />
              </div>
            </details>
          )}
        </>
      )}
      {warnings.length > 0 && (
        <ul className="mt-4 space-y-1 border-t border-line pt-3">
          {warnings.map((warning) => (
            <li key={warning} className="flex gap-2">
              <Icon name="triangle-exclamation-point" className="mt-1 text-amber" />
              <span>
                <span className="sr-only">疑点：</span>
                {warning}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

function Questions(props: {
  facts: readonly string[]
  id: string
  nameOf: (memberId: string) => string
  mayEdit: boolean
}) {
  return (
    <ul className="space-y-2">
      {props.facts.map((fact) => {
        const question = questionFor(fact, props.nameOf)
        return (
          <li key={fact} className="flex flex-wrap items-baseline gap-x-3">
            <span>{question.text}</span>
            <span className="text-sm text-ink-3">问 {question.askerLabel}</span>
            {props.mayEdit && question.field !== "village_type" && (
              <a className="link text-sm" href={answerHref(props.id, question.field, question.memberId)}>
                填写
              </a>
            )}
          </li>
        )
      })}
    </ul>
  )
}
