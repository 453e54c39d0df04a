import type { PathwayKey } from "@/lib/domain/classification/codes"
import { CRITERIA } from "@/lib/domain/classification/criteria"
import type { Explained } from "@/lib/domain/classification/decision"

const CRITERION_PATHWAY = new Map<string, PathwayKey>(CRITERIA.map(({ key, pathway }) => [key, pathway]))

/** Every pathway whose criterion holds, ascending, the primary included. */
export function applicablePathways(explained: Explained): PathwayKey[] {
  return explained.findings.flatMap(({ key, outcome }) => {
    const pathway = outcome === "yes" ? CRITERION_PATHWAY.get(key) : undefined
    return pathway ? [pathway] : []
  })
}

/** What counts for a household: the pathway a person has set, if any, else the computed one; beside it all others that apply. */
export function effectiveResult(
  explained: Explained,
  override: string | null,
): { pathway: string | null; secondary: string[] } {
  if (override === null) return { pathway: explained.primary, secondary: [...explained.secondary] }
  return { pathway: override, secondary: applicablePathways(explained).filter((key) => key !== override) }
}
