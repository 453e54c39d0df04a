import type { Result } from "@/lib/domain/result"
import { logError } from "@/lib/platform/log"

type Refusal = Extract<Result<never>, { ok: false }>

const codeOf = (error: unknown): string => {
  if (typeof error !== "object" || error === null) return ""
  const known = error as {
    code?: unknown
    originalCode?: unknown
    meta?: { code?: unknown; driverAdapterError?: unknown }
    cause?: unknown
  }
  const own = [known.code, known.originalCode, known.meta?.code].map((code) => String(code ?? "")).join(" ")
  // A raw statement that fails keeps the database's own code one level deeper.
  return `${own} ${codeOf(known.meta?.driverAdapterError)} ${codeOf(known.cause)}`
}

/** Turns an unexpected error into what the person is told: what the database refuses for good reason in words, a bug by its id. */
export function explainFailure(event: string, error: unknown): Refusal {
  const code = codeOf(error)
  if (/P2002|23505/.test(code)) return { ok: false, code: "conflict", message: "已有相同的记录，请刷新后核对" }
  if (/P2034|40001|40P01|55P03/.test(code)) {
    return { ok: false, code: "conflict", message: "别人正在修改同一处，请稍后再保存一次" }
  }
  const id = logError(event, error)
  return { ok: false, code: "failed", message: `没有保存成功，内容没有改变。请稍后再试；仍不行请告诉管理员编号 ${id}` }
}
