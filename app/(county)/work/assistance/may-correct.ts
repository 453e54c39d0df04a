import type { LedgerRow } from "@/lib/features/assistance/schema"
import { may, type Scope } from "@/lib/platform/scope/scope"

/** Whether the reader may end or correct a line: a department its own alone, nobody what was handed over. */
export const mayCorrect = (scope: Scope, { householdId, department, endReason }: LedgerRow): boolean =>
  may(scope, "assistance.record") &&
  endReason === null &&
  !(householdId && scope.former.includes(householdId)) &&
  (scope.reach !== "department" || department === scope.department)
