import type { AuditDetails, AuditType } from "./events"

/** What was acted on. `villageCode` is given where the subject lies in one village. */
export interface Subject {
  readonly kind: string
  readonly id: string
  readonly villageCode?: string | null
}

export interface AuditEvent<T extends AuditType = AuditType> {
  readonly type: T
  readonly subject: Subject
  readonly details: AuditDetails[T]
}

export const event = <T extends AuditType>(type: T, subject: Subject, details: AuditDetails[T]): AuditEvent<T> => ({
  type,
  subject,
  details,
})
