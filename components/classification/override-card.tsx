import { pathwayName } from "@/components/households/words"
import { Card } from "@/components/ui/card"
import { DescriptionList } from "@/components/ui/description-list"
import { PATHWAY_KEYS } from "@/lib/domain/classification/codes"
import type { Explanation } from "@/lib/domain/explanation/lines"
import { EndOverride, KeepForm, OverrideForm } from "./override-forms"

interface Props {
  readonly explanation: Explanation
  readonly mayOverride: boolean
  readonly days: { readonly earliest: string; readonly latest: string }
}

/** The manual decision beside the computed result: what it is, and the acts on it. */
export function OverrideCard({ explanation, mayOverride, days }: Props) {
  const { override, result, householdId, pathway } = explanation
  if (!override && (!mayOverride || !result || result.status === "out_of_scope")) return null
  const others = PATHWAY_KEYS.filter((key) => key !== pathway).map((key) => ({ value: key, label: pathwayName(key) }))
  return (
    <Card id="override" title="人工核定" subtitle="系统提出建议，由人决定；系统判定始终保留在旁边">
      {override && (
        <DescriptionList
          columns={2}
          facts={[
            { label: "核定路径", value: pathwayName(override.pathway) },
            { label: "系统判定（现在）", value: pathwayName(result?.primary ?? null) },
            { label: "理由", value: override.reason, wide: true },
            { label: "核定人", value: `${override.by} ${override.at}` },
            { label: "复核日期", value: override.reviewOn },
          ]}
        />
      )}
      {override && mayOverride && (
        <div className="mt-5 grid gap-8 border-t border-line pt-5 lg:grid-cols-2">
          <KeepForm householdId={householdId} days={days} />
          <div className="space-y-3">
            <p className="text-ink-2">情况变了、不再需要人工核定时，改按系统判定。</p>
            <EndOverride householdId={householdId} computed={pathwayName(result?.primary ?? null)} />
          </div>
        </div>
      )}
      {!override && <OverrideForm householdId={householdId} pathways={others} days={days} />}
    </Card>
  )
}
