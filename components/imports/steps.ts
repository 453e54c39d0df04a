import type { BatchState } from "@/lib/features/imports/schema"

/** The visible path of an import. */
export const STEPS = ["选文件", "看懂了什么", "会发生什么", "写入"] as const

/** Where a batch stands on it; a finished one is past the last. */
export function stepOf(state: BatchState): number {
  if (state === "reading" || state === "failed") return 1
  if (state === "ready" || state === "discarded") return 2
  return state === "applied" || state === "undone" ? 4 : 3
}
