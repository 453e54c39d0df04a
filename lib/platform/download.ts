import type { AuditEvent } from "@/lib/domain/audit/event"
import { recordEvents, write } from "@/lib/platform/db/tenant"
import type { Scope } from "@/lib/platform/scope/scope"

/** Records that a list leaves the system, before its first byte does. */
export async function recordDownload(scope: Scope, event: AuditEvent): Promise<void> {
  await write(scope, (tx) => recordEvents(tx, [event]))
}
