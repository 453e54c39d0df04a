"use server"
import { event } from "@/lib/domain/audit/event"
import { filterFromSearch } from "@/lib/features/households/schema"
import { action, done, refuse } from "@/lib/platform/action"
import { may } from "@/lib/platform/scope/scope"
import { countExport } from "./queries"
import { recordExportSchema } from "./schema"

/** What the audit trail keeps of a filter: what was typed into the search box may be a name or a number. */
const withoutSearch = (query: string): string => {
  const params = new URLSearchParams(query)
  if (params.has("q")) params.set("q", "（已隐去）")
  return decodeURIComponent(params.toString())
}

/** Counts and records an export in one transaction, before its first row is sent. */
export const recordExport = action({
  permission: "household.export",
  input: recordExportSchema,
  timeout: 60_000,
  async run(tx, { kind, query, sensitive, reason }) {
    const filter = filterFromSearch(Object.fromEntries(new URLSearchParams(query)))
    if (!filter) return refuse("invalid", "筛选条件有误，没有导出；请回到名单重新筛选")
    if (sensitive && !may(tx.scope, "household.exportSensitive"))
      return refuse("forbidden", "您没有导出完整证件号的权限")
    if (sensitive && reason.length < 4) return refuse("invalid", "请写明导出完整证件号的用途，至少 4 个字")
    const rows = await countExport(tx, kind, filter)
    const details = { kind, filter: withoutSearch(query), rows, sensitive, reason }
    return done({ rows }, event("list.exported", { kind: "list", id: kind }, details))
  },
})
