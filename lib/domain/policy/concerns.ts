import { PATHWAY_KEYS } from "@/lib/domain/classification/codes"
import { PATHWAYS } from "@/lib/domain/classification/pathways"

/** Share of the households in scope from which on one pathway is "nearly all". */
const NEARLY_ALL = 0.9
/** Fewer households in scope than this say nothing about shares. */
const FEWEST = 50

/** Households by pathway; a key that is absent counts as none. */
export type Spread = Readonly<Record<string, number>>

/**
 * What is odd enough about a result for a whole county that somebody has to sign for it with a reason: rules that leave
 * nobody in a pathway that had households, or put nearly all into one. One sentence each, empty when nothing is odd.
 */
export function concernsOf(before: Spread, after: Spread): string[] {
  const inScope = PATHWAY_KEYS.reduce((sum, key) => sum + (after[key] ?? 0), 0)
  const all = Object.values(after).reduce((sum, count) => sum + count, 0)
  if (all > 0 && inScope === 0) return ["判定后没有一户得到路径"]
  return PATHWAY_KEYS.flatMap((key) => {
    const was = before[key] ?? 0
    const count = after[key] ?? 0
    const { name } = PATHWAYS[key]
    if (was > 0 && count === 0) return [`“${name}”现有 ${was} 户，判定后一户也没有`]
    if (inScope >= FEWEST && count / inScope >= NEARLY_ALL) {
      return [`“${name}”将占 ${((count / inScope) * 100).toFixed(1)}%，几乎全部农户落入同一路径`]
    }
    return []
  })
}
