import type { Tone } from "@/components/ui/tag"
import type { BatchState } from "@/lib/features/imports/schema"

export const STATE_WORDS: Record<BatchState, { readonly word: string; readonly tone: Tone }> = {
  reading: { word: "正在读取", tone: "blue" },
  ready: { word: "待确认", tone: "amber" },
  applying: { word: "正在写入", tone: "blue" },
  applied: { word: "已写入", tone: "green" },
  undoing: { word: "正在撤销", tone: "blue" },
  undone: { word: "已撤销", tone: "neutral" },
  discarded: { word: "已放弃", tone: "neutral" },
  failed: { word: "读不了", tone: "red" },
}

const NUMBER = new Intl.NumberFormat("zh-CN")
/** `1,614` */
export const grouped = (value: number): string => NUMBER.format(value)
