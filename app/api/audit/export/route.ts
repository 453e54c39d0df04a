import { eventInWords } from "@/components/audit/event-words"
import { event } from "@/lib/domain/audit/event"
import { measureEvents, streamEvents } from "@/lib/features/audit/queries"
import { type AuditFilter, auditFilterSchema, auditQuery } from "@/lib/features/audit/schema"
import { listPlaces } from "@/lib/features/villages/queries"
import { minuteOf, today } from "@/lib/platform/clock"
import { recordDownload } from "@/lib/platform/download"
import { route } from "@/lib/platform/route"
import type { Scope } from "@/lib/platform/scope/scope"
import { workbookResponse, writeWorkbook } from "@/lib/platform/workbook/write"

const COLUMNS = [
  { heading: "时间", width: 18 },
  { heading: "事项", width: 16 },
  { heading: "操作人", width: 14 },
  { heading: "角色", width: 16 },
  { heading: "对象", width: 20 },
  { heading: "对象编号", width: 38 },
  { heading: "地点", width: 24 },
  { heading: "内容", width: 60 },
]

async function* rowsOf(scope: Scope, filter: AuditFilter, until: Date) {
  const places = await listPlaces(scope)
  for await (const batch of streamEvents(scope, filter, until)) {
    for (const stored of batch) {
      const { label, actor, role, subject, place, details } = eventInWords(stored, places, false)
      yield [minuteOf(stored.at), label, actor, role, subject, stored.subjectId, place, details]
    }
  }
}

/** The audit trail as a workbook: exactly the list that the page shows, and itself an entry in it. */
export const GET = route({
  permission: "audit.read",
  run: async (scope, request) => {
    const filter = auditFilterSchema.parse(Object.fromEntries(new URL(request.url).searchParams))
    const { rows, until } = await measureEvents(scope, filter)
    const details = { kind: "audit", filter: auditQuery(filter), rows, sensitive: false, reason: "" }
    await recordDownload(scope, event("list.exported", { kind: "list", id: "audit" }, details))
    const sheet = { name: "审计日志", columns: COLUMNS, rows: rowsOf(scope, filter, until ?? new Date(0)) }
    return workbookResponse(writeWorkbook([sheet]), `审计日志-${scope.countyName}-${today()}.xlsx`)
  },
})
