import { recordExport } from "@/lib/features/exports/actions"
import { exportSheet } from "@/lib/features/exports/queries"
import { EXPORT_LABEL, isExportKind } from "@/lib/features/exports/schema"
import { filterFromSearch } from "@/lib/features/households/schema"
import { today } from "@/lib/platform/clock"
import { route } from "@/lib/platform/route"
import type { Scope } from "@/lib/platform/scope/scope"
import { workbookResponse, writeWorkbook } from "@/lib/platform/workbook/write"

const refusal = (status: number, message: string): Response => Response.json({ message }, { status })

async function send(scope: Scope, kind: string, query: string, whole: boolean, reason: string): Promise<Response> {
  const filter = filterFromSearch(Object.fromEntries(new URLSearchParams(query)))
  if (!isExportKind(kind) || !filter) return refusal(404, "没有这样的名单")
  const recorded = await recordExport({ kind, query, sensitive: whole, reason })
  if (!recorded.ok) return refusal(422, recorded.message)
  const sheet = await exportSheet(scope, kind, filter, whole)
  return workbookResponse(writeWorkbook([sheet]), `${scope.countyName}-${EXPORT_LABEL[kind]}-${today()}.xlsx`)
}

/** Exactly the list of this address, with masked numbers. */
export const GET = route({
  permission: "household.export",
  run: (scope, request, params) => send(scope, params.kind ?? "", new URL(request.url).search.slice(1), false, ""),
})

/** The same with whole ID numbers, for a reason that is recorded. */
export const POST = route({
  permission: "household.exportSensitive",
  run: async (scope, request, params) => {
    const form = await request.formData()
    const query = String(form.get("query") ?? "").replace(/^\?/, "")
    return send(scope, params.kind ?? "", query, true, String(form.get("reason") ?? ""))
  },
})
