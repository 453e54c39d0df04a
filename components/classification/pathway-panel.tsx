import { pathwayName } from "@/components/households/words"
import { Alert } from "@/components/ui/alert"
import { Card } from "@/components/ui/card"
import { Tag } from "@/components/ui/tag"
import type { Explanation } from "@/lib/domain/explanation/lines"

/** The pathway box of a household's page: which one, why, what else applies, and where to read or decide more. */
export function PathwayPanel({ explanation, mayOverride }: { explanation: Explanation; mayOverride: boolean }) {
  const { result, override, reviewDue } = explanation
  const page = `/households/${explanation.householdId}/pathway`
  return (
    <Card
      title="帮扶路径"
      subtitle={result ? `${result.computedAt.slice(0, 10)} 判定` : undefined}
      footer={
        <div className="flex flex-wrap gap-x-5 gap-y-1">
          <a className="link" href={page}>
            为什么不是别的？
          </a>
          {explanation.changes.length > 0 && (
            <a className="link" href={`${page}#changes`}>
              怎样会改变？
            </a>
          )}
          {mayOverride && result && result.status !== "out_of_scope" && (
            <a className="link" href={`${page}#override`}>
              {override ? "复核或取消人工核定" : "人工核定"}
            </a>
          )}
        </div>
      }
    >
      <p className="flex flex-wrap items-center gap-2">
        <strong className="text-xl">{pathwayText(explanation)}</strong>
        {override ? <Tag tone="blue">人工核定</Tag> : <StatusTag status={result?.status} />}
        {result?.urgent.map((key) => (
          <Tag key={key} tone="red">
            急办 {pathwayName(key)}
          </Tag>
        ))}
      </p>
      {override && (
        <p className="mt-1">
          {override.by} {override.at.slice(0, 10)} 核定：{override.reason}。系统判定为
          {pathwayName(result?.primary ?? null)}。复核日期 {override.reviewOn}。
        </p>
      )}
      <p className="mt-1 text-ink-2">
        {override ? explanation.why.replace("因为", "系统判定的理由") : explanation.why}
      </p>
      <Secondary keys={explanation.secondary} />
      {reviewDue && (
        <Alert tone="warn" title="人工核定等待复核" className="mt-3">
          {override?.factsChangedAt
            ? `${override.factsChangedAt.slice(0, 10)} 起，这一户的情况有变化。`
            : "到了复核日期。"}
        </Alert>
      )}
    </Card>
  )
}

/** What the box says in large letters. */
export function pathwayText({ pathway, result }: Explanation): string {
  if (pathway) return pathwayName(pathway)
  return result?.status === "out_of_scope" ? "不属于帮扶对象" : "未定路径"
}

export function StatusTag({ status }: { status: string | undefined }) {
  if (status === "determined") return <Tag tone="green">已确定</Tag>
  if (status === "provisional") return <Tag tone="amber">暂定（有情况不清楚）</Tag>
  return status === "out_of_scope" ? null : <Tag>还没有判定</Tag>
}

function Secondary({ keys }: { keys: readonly string[] }) {
  if (keys.length === 0) return null
  return (
    <p className="mt-2 flex flex-wrap items-center gap-1.5">
      <span className="text-ink-2">兼用</span>
      {keys.map((key) => (
        <Tag key={key}>{pathwayName(key)}</Tag>
      ))}
    </p>
  )
}
