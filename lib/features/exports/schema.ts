import { z } from "zod"

export const EXPORT_KINDS = ["households", "members", "results"] as const
export type ExportKind = (typeof EXPORT_KINDS)[number]
export const isExportKind = (text: unknown): text is ExportKind => EXPORT_KINDS.some((kind) => kind === text)

export const EXPORT_LABEL: Record<ExportKind, string> = {
  households: "农户信息",
  members: "家庭成员",
  results: "路径判定结果",
}

export const recordExportSchema = z.object({
  kind: z.enum(EXPORT_KINDS),
  /** The list's address, without "?". */
  query: z.string().max(2000),
  /** Whether whole ID numbers are asked for. */
  sensitive: z.boolean(),
  reason: z.string().trim().max(500),
})
export type ExportRequest = z.output<typeof recordExportSchema>
