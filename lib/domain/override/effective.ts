import type { PathwayKey } from "@/lib/domain/classification/codes"
import type { Decision } from "@/lib/domain/classification/decision"

/**
 * What counts for a household: the pathway a person has set, if any, else the computed one; beside it all others that
 * apply.
 * @param applicable every pathway whose criterion holds, ascending
 */
export function effectiveResult(
  decision: Decision,
  applicable: readonly PathwayKey[],
  override: string | null,
): { pathway: string | null; secondary: readonly string[] } {
  if (override === null) return { pathway: decision.primary, secondary: decision.secondary }
  return { pathway: override, secondary: applicable.filter((key) => key !== override) }
}
