import { type RecordRow, sourceIdOf } from "@/lib/domain/household/record"
import type { Source } from "@/lib/features/households/record-schema"

const KIND: Record<string, string> = { import: "导入", person: "录入", event: "家庭变动", visit: "走访" }

/** `录入 · 李某 · 2026-07-28` */
export function sourceLine(source: Source | undefined): string {
  if (!source) return "来源不详"
  const kind = KIND[source.kind]
  return [source.label.startsWith(kind ?? "?") ? null : kind, source.label, source.on].filter(Boolean).join(" · ")
}

/** Where one value of a record came from. */
export const sourceOf = (sources: Readonly<Record<string, Source>>, row: RecordRow, key: string): string =>
  sourceLine(sources[sourceIdOf(row, key)])
