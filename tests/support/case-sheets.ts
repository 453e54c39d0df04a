import type { WrittenCell, WrittenSheet } from "@/lib/platform/workbook/write"
import { sheetOf } from "./sample-workbook"

const LEDGER_HEAD = [
  "户编号",
  "户主姓名",
  "行政村",
  "帮扶日期",
  "帮扶单位（人）",
  "帮扶类型",
  "帮扶内容",
  "数量",
  "单位",
  "折价（元）",
  "资金来源",
  "凭证",
]
const PAIRING_HEAD = [
  "户编号",
  "户主姓名",
  "行政村",
  "责任人用户名",
  "责任人姓名",
  "责任人电话",
  "责任人单位",
  "开始日期",
]

/** A line of a ledger as a giver keeps it. */
export interface LedgerLineSeed {
  readonly no?: string | null
  readonly head?: string | null
  readonly village?: string | null
  readonly day?: WrittenCell
  readonly giver?: string
  readonly kind?: string
  readonly item?: string
  readonly quantity?: WrittenCell
  readonly unit?: string | null
  readonly value?: WrittenCell
  readonly fund?: string | null
}

export const ledgerSheet = (lines: readonly LedgerLineSeed[]): WrittenSheet =>
  sheetOf(
    "帮扶台账",
    [
      LEDGER_HEAD,
      ...lines.map((line): WrittenCell[] => [
        line.no ?? null,
        line.head ?? null,
        line.village ?? null,
        line.day === undefined ? "2026-03-18" : line.day,
        line.giver ?? "县供电公司",
        line.kind ?? "物资",
        line.item ?? "面粉",
        line.quantity === undefined ? 50 : line.quantity,
        line.unit ?? "斤",
        line.value === undefined ? 110 : line.value,
        line.fund === undefined ? "帮扶单位自筹" : line.fund,
        "发放表签字",
      ]),
    ],
    [["帮扶台账（冬季走访慰问）"]],
  )

export interface PairingLineSeed {
  readonly no?: string | null
  readonly head?: string | null
  readonly village?: string | null
  readonly username?: string | null
  readonly name?: string | null
  readonly phone?: string | null
  readonly unit?: string | null
  readonly start?: WrittenCell
}

export const pairingSheet = (lines: readonly PairingLineSeed[]): WrittenSheet =>
  sheetOf("结对名单", [
    PAIRING_HEAD,
    ...lines.map((line): WrittenCell[] => [
      line.no ?? null,
      line.head ?? null,
      line.village ?? null,
      line.username ?? null,
      line.name ?? null,
      line.phone ?? null,
      line.unit ?? null,
      line.start ?? null,
    ]),
  ])
