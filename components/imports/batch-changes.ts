import type { ImportKind } from "@/lib/domain/import/kinds"
import { OUTCOME_LABEL, type RowOutcome } from "@/lib/domain/import/outcome"
import type { BatchCounts } from "@/lib/features/imports/schema"
import { grouped } from "./batch-words"

const YUAN = new Intl.NumberFormat("zh-CN", { maximumFractionDigits: 2 })
/** Fen as yuan: `12,345.5 元`. */
export const yuan = (fen: number): string => `${YUAN.format(fen / 100)} 元`

type Part = readonly [string, number | undefined, string]
const registerParts = (counts: Partial<BatchCounts>): readonly Part[] => [
  ["新增", counts.newHouseholds, "户"],
  ["更新", counts.changedHouseholds, "户"],
  ["新增成员", counts.newMembers, "人"],
  ["更新成员", counts.changedMembers, "人"],
]

function partsOf(kind: ImportKind, counts: Partial<BatchCounts>): string[] {
  const say = (parts: readonly Part[]) =>
    parts.flatMap(([what, number, unit]) => (number ? `${what} ${grouped(number)} ${unit}` : []))
  switch (kind) {
    case "register":
      return say(registerParts(counts))
    case "assistance":
      return [
        ...say([["记入台账", counts.created, "条"]]),
        ...(counts.created && counts.valueFen ? [`折合 ${yuan(counts.valueFen)}`] : []),
      ]
    case "pairings":
      return say([
        ["新结对", counts.created, "户"],
        ["提出移交", counts.updated, "户"],
      ])
  }
}

/** What will be, or has been, made and changed, in one sentence. */
export function changesInWords(kind: ImportKind, counts: Partial<BatchCounts>): string {
  const words = partsOf(kind, counts)
  return words.length === 0 ? "没有要新增或更新的内容" : words.join("，")
}

const PAIRING_LABEL: Partial<Record<RowOutcome, string>> = { created: "新结对", updated: "提出移交" }

/** The outcome of a row as it is called for this kind of workbook. */
export const outcomeLabel = (kind: ImportKind, outcome: RowOutcome): string =>
  (kind === "pairings" ? PAIRING_LABEL[outcome] : undefined) ?? OUTCOME_LABEL[outcome]

/** What follows from the written batch, and what a person may expect. */
export const AFTER: Readonly<
  Record<ImportKind, { ready: string; later: string; applied: string; undone: string; undo: string }>
> = {
  register: {
    ready: "退回和重复的行不会写入；空着的格子不会清除已登记的内容。",
    later: "完成后县里仍可整批撤销",
    applied: "路径已随之重新判定。",
    undone: "这一批已经撤销，登记恢复到导入之前",
    undo: "这批新增的户和成员会结束登记，更新过的恢复导入前的内容；变更记录保留。导入之后又有改动的，不能撤销。",
  },
  assistance: {
    ready: "退回和重复的行不会记入台账。",
    later: "完成后仍可整批撤销",
    applied: "各户的台账和合计已随之更新。",
    undone: "这一批已经撤销，不再计入台账",
    undo: "这批记入的各条作废，不再计入合计，原因和原来的内容留在台账的历史里；已经另行更正的，更正后的那条保留。",
  },
  pairings: {
    ready: "已有责任人的户不会替换：向对方提出移交，接收后才生效。开始日期早于今天的结对，写入后不能撤销。",
    later: "当天可以撤销还没有走访的新结对和还没有答复的移交",
    applied: "提出的移交在“帮扶 › 移交”里等对方答复。",
    undone: "这一批能撤销的已经撤销",
    undo: "今天开始、还没有走访的结对收回，还没有答复的移交撤回；其他的不能撤销，要换责任人请办移交。",
  },
}
