import { z } from "zod"
import { AUDIT_LABEL, type AuditType } from "@/lib/domain/audit/events"

export const AUDIT_TYPES = Object.keys(AUDIT_LABEL) as [AuditType, ...AuditType[]]
const day = z.iso.date().optional().catch(undefined)

/** The address of the audit trail. What cannot be read is left out. */
export const auditFilterSchema = z.object({
  type: z.enum(AUDIT_TYPES).optional().catch(undefined),
  /** Name or username of who did it. */
  person: z.string().trim().max(60).optional().catch(undefined),
  /** First and last day, in China. */
  from: day,
  to: day,
  /** Id of what was acted on: a household, an account, a village. */
  subject: z.string().trim().max(60).optional().catch(undefined),
  /** Event after which the page begins (older ones follow), or before which it ends. */
  after: z.uuid().optional().catch(undefined),
  before: z.uuid().optional().catch(undefined),
})
export type AuditFilter = z.output<typeof auditFilterSchema>

/** The filter without the page, as it stands in the address. */
export function auditQuery(filter: AuditFilter, page: Partial<AuditFilter> = {}): string {
  const { after: _after, before: _before, ...conditions } = filter
  const given = Object.entries({ ...conditions, ...page }).filter((entry): entry is [string, string] =>
    Boolean(entry[1]),
  )
  return new URLSearchParams(given).toString()
}
