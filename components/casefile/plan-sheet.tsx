import { yuan } from "@/components/assistance/money"
import { departmentLabel } from "@/lib/domain/access/administration"
import { MEASURE_STATES } from "@/lib/domain/measures/states"
import { CONSENT_HOW, type HouseholdPlan, type PlannedMeasure, type PlanVersion } from "@/lib/features/plans/schema"
import { Grid, Part } from "./sheet"

/** The version that counts: the one in force, else the draft. */
export const planOf = (plan: HouseholdPlan | null): PlanVersion | undefined =>
  plan?.versions.find(({ state }) => state === "agreed") ?? plan?.versions.find(({ state }) => state === "draft")

const consentOf = ({ consentBy, consentHow, consentOn }: PlanVersion): string =>
  consentBy ? `${consentBy}，${consentHow ? CONSENT_HOW[consentHow] : ""}，${consentOn}` : "还没有征求"

const rowOf = (measure: PlannedMeasure): string[] => [
  measure.title,
  measure.reasons.map(({ text }) => text).join("；") || "—",
  [departmentLabel(measure.department) ?? measure.department, measure.responsibleName].filter(Boolean).join(" · "),
  measure.dueOn,
  yuan(measure.amount),
  MEASURE_STATES[measure.state],
]

/** What a plan says and its measures. Of a plan in force those that were agreed, of a draft those thought of. */
export function PlanParts({ plan }: { plan: HouseholdPlan | null }) {
  const version = planOf(plan)
  if (!plan || !version) return <Part title="一户一策计划">还没有计划。</Part>
  const isDraft = version.state === "draft"
  const measures = plan.measures.filter(({ state }) => isDraft || state !== "planned")
  const goal = version.incomeGoalYuan
  return (
    <>
      <Part title={`一户一策计划（第 ${version.version} 版${isDraft ? "，草稿" : ""}）`}>
        <Grid
          label="计划"
          heads={["项目", "内容"]}
          none=""
          rows={[
            ["主要困难", version.difficulty],
            ["帮扶目标", version.aims],
            ["人均年收入目标", goal === null ? "未填" : `${goal.toLocaleString("zh-CN")} 元`],
            ["农户的意愿", version.wish || "未填"],
            ["农户意见", consentOf(version)],
          ]}
        />
      </Part>
      <Part title="帮扶措施">
        <Grid
          label="帮扶措施"
          heads={["措施", "为什么", "负责", "期限", "金额", "进展"]}
          rows={measures.map(rowOf)}
          none="还没有措施。"
        />
      </Part>
    </>
  )
}
