import { amount, yuan } from "@/components/assistance/money"
import { pathwayText } from "@/components/classification/pathway-panel"
import { ownerWords } from "@/components/problems/problem-table"
import { modeLabel } from "@/components/visits/visit-words"
import { archiveList } from "@/lib/domain/casefile/archive"
import type { Explanation } from "@/lib/domain/explanation/lines"
import { ageOn } from "@/lib/domain/household/facts"
import type { Field } from "@/lib/domain/household/field"
import { MEMBER_FIELDS, type MemberKey } from "@/lib/domain/household/member-fields"
import { type RecordRow, storedValue, valueText } from "@/lib/domain/household/record"
import { householdGroup } from "@/lib/domain/household/schema"
import type { LedgerRow } from "@/lib/features/assistance/schema"
import type { HouseholdRecord } from "@/lib/features/households/record-schema"
import type { HouseholdPlan } from "@/lib/features/plans/schema"
import type { ProblemRow } from "@/lib/features/problems/schema"
import type { VisitRow } from "@/lib/features/visits/schema"
import { PlanParts, planOf } from "./plan-sheet"
import { Grid, Part } from "./sheet"

export interface DossierData {
  readonly record: HouseholdRecord
  readonly explanation: Explanation | null
  readonly plan: HouseholdPlan | null
  readonly assistance: readonly LedgerRow[]
  readonly visits: readonly VisitRow[]
  readonly problems: readonly ProblemRow[]
  readonly events: readonly { happenedOn: string; name: string; names: string | null; note: string }[]
  /** The day on which ages are taken. */
  readonly day: string
  readonly maySeeHealth: boolean
}

const GROUPS = ["基本情况", "类型与识别", "住房", "饮水", "保障情况", "土地", "生产生活条件"] as const
const MEMBER = new Map<string, Field>(MEMBER_FIELDS.map((field) => [field.key, field]))

/** The first of several fields that is recorded; unknown is said and is not no. */
function first(row: RecordRow, ...keys: MemberKey[]): string {
  for (const key of keys) {
    const field = MEMBER.get(key)
    const text = field ? valueText(field.type, storedValue(row, field)) : null
    if (text !== null) return text
  }
  return "未填"
}

function Members({ record, day, maySeeHealth }: Pick<DossierData, "record" | "day" | "maySeeHealth">) {
  return (
    <Grid
      label="家庭成员"
      heads={[
        "姓名",
        "关系",
        "性别",
        "年龄",
        "证件号码",
        "劳动技能",
        "在校或文化",
        ...(maySeeHealth ? ["健康"] : []),
        "电话",
      ]}
      none="没有登记成员。"
      rows={record.members.map((row) => [
        String(row.name),
        first(row, "relation"),
        first(row, "sex"),
        String(ageOn(typeof row.birth_date === "string" ? row.birth_date : null, day) ?? "未填"),
        first(row, "idNumber"),
        first(row, "labour"),
        first(row, "schoolStatus", "education"),
        ...(maySeeHealth ? [first(row, "health", "disabilityGrade")] : []),
        first(row, "phone"),
      ])}
    />
  )
}

/** Label and value, two pairs in a row; fields of health only for who may read them. */
function Facts({ group, row, maySeeHealth }: { group: string; row: RecordRow; maySeeHealth: boolean }) {
  const facts = householdGroup(group)
    .filter(({ sensitive }) => sensitive !== "health" || maySeeHealth)
    .map((field) => ({ label: field.label, text: valueText(field.type, storedValue(row, field)) ?? "未填" }))
  return (
    <dl className="grid grid-cols-1 gap-x-6 gap-y-1 sm:grid-cols-2 print:grid-cols-2">
      {facts.map(({ label, text }) => (
        <div key={label} className="flex gap-2 border-b border-line">
          <dt className="text-ink-2">{label}</dt>
          <dd className="ml-auto text-right">{text}</dd>
        </div>
      ))}
    </dl>
  )
}

function archiveOf({ record, explanation, plan, assistance, visits, problems }: DossierData) {
  return archiveList({
    members: record.members.length,
    responsible: record.responsible.length,
    pathway: explanation?.pathway != null,
    agreedOn: plan?.versions.find(({ state }) => state === "agreed")?.consentOn ?? null,
    measures: planOf(plan) ? (plan?.measures.length ?? 0) : 0,
    assistance: assistance.length,
    visits: visits.length,
    lastVisitOn: visits[0]?.on ?? null,
    openProblems: problems.filter(({ state }) => state === "open").length,
    problems: problems.length,
  })
}

/** 一户一档: what the county has of a household, on paper. Numbers are masked as on the screen. */
export function Dossier(data: DossierData) {
  const { record, explanation, maySeeHealth } = data
  return (
    <>
      <Part title="档案目录">
        <Grid
          label="档案目录"
          heads={["内容", "情况"]}
          none=""
          rows={archiveOf(data).map(({ item, state }) => [item, state])}
        />
      </Part>
      <Part title="家庭成员">
        <Members {...data} />
      </Part>
      {GROUPS.map((group) => (
        <Part key={group} title={group}>
          <Facts group={group} row={record.household} maySeeHealth={maySeeHealth} />
        </Part>
      ))}
      <Part title="帮扶责任人">
        <Grid
          label="帮扶责任人"
          heads={["姓名", "职务", "开始日期"]}
          rows={record.responsible.map(({ name, post, since }) => [name, post ?? "—", since])}
          none="还没有指定。"
        />
      </Part>
      <Part title="帮扶路径">
        <p>{explanation ? `${pathwayText(explanation)}。${explanation.why}` : "还没有判定。"}</p>
      </Part>
      <PlanParts plan={data.plan} />
      <Work {...data} />
    </>
  )
}

/** What was done for the household and what happened to it. */
function Work({ assistance, visits, problems, events }: DossierData) {
  const valid = assistance.filter(({ endReason }) => !endReason)
  return (
    <>
      <Part title="得到的帮扶">
        <Grid
          label="得到的帮扶"
          heads={["日期", "给了什么", "谁给的", "数量", "折合金额"]}
          rows={valid.map((row) => [row.givenOn, row.item, row.giver, amount(row.quantity, row.unit), yuan(row.value)])}
          none="没有登记。"
        />
      </Part>
      <Part title="走访记录">
        <Grid
          label="走访记录"
          heads={["日期", "方式", "走访人", "情况"]}
          rows={visits.map((row) => [row.on, modeLabel(row.mode), row.visitor, row.sentence])}
          none="没有走访记录。"
        />
      </Part>
      <Part title="问题台账">
        <Grid
          label="问题台账"
          heads={["提出", "问题", "负责", "期限", "状态"]}
          rows={problems.map((row) => [
            row.raisedOn,
            row.title,
            ownerWords(row),
            row.dueOn,
            row.state === "closed" ? `${row.closedOn} 销号` : "未销号",
          ])}
          none="没有登记。"
        />
      </Part>
      <Part title="家庭变动">
        <Grid
          label="家庭变动"
          heads={["日期", "变动", "说明"]}
          rows={events.map((row) => [row.happenedOn, row.name, [row.names, row.note].filter(Boolean).join("：")])}
          none="没有登记。"
        />
      </Part>
    </>
  )
}
