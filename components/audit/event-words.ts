import { isRole, roleOf } from "@/lib/domain/access/roles"
import { AUDIT_LABEL, type AuditType } from "@/lib/domain/audit/events"
import { detailsInWords, SUBJECT_LABEL } from "@/lib/domain/audit/words"
import { placeName, type Township } from "@/lib/domain/village/place"
import type { ShownEvent } from "./audit-table"

export interface StoredEvent {
  readonly id: string
  readonly at: Date
  readonly type: AuditType
  readonly actorName: string
  readonly actorRole: string
  readonly subjectKind: string
  readonly subjectId: string
  readonly subjectUsername: string | null
  readonly villageCode: string | null
  readonly details: Readonly<Record<string, unknown>>
}

/** An event in words; page and export show the same. `links` = the reader may open households and users. */
export function eventInWords(event: StoredEvent, places: readonly Township[], links: boolean): ShownEvent {
  const { subjectKind, subjectId, subjectUsername, villageCode } = event
  const kind = SUBJECT_LABEL[subjectKind] ?? subjectKind
  return {
    id: event.id,
    at: event.at,
    label: AUDIT_LABEL[event.type] ?? event.type,
    actor: event.actorName,
    role: isRole(event.actorRole) ? roleOf(event.actorRole).label : event.actorRole,
    subject: subjectKind === "list" ? kind : `${kind} ${subjectUsername ?? subjectId.slice(0, 8)}`,
    href: links ? hrefOf(subjectKind, subjectId) : null,
    place: villageCode ? placeName(places, villageCode) : "",
    details: detailsInWords(event.type, event.details, (code) => placeName(places, code) || "全县"),
  }
}

function hrefOf(kind: string, id: string): string | null {
  if (kind === "household") return `/households/${id}`
  if (kind === "account") return `/admin/accounts/${id}`
  if (kind === "village") return `/villages/${id}`
  if (kind === "import") return `/imports/${id}`
  return null
}
