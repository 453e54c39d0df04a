import type { PathwayKey } from "@/lib/domain/classification/codes"
import type { Engine } from "@/lib/domain/classification/engine"
import { PATHWAYS } from "@/lib/domain/classification/pathways"
import { factsOf, type HouseholdFactRow, type MemberFactRow } from "@/lib/domain/household/facts"
import type { FieldValue } from "@/lib/domain/household/field"
import type { RecordKind } from "./change-rules"

/** The recorded values of a household that the engine decides by. */
export interface FactRows {
  readonly household: HouseholdFactRow
  readonly members: readonly MemberFactRow[]
  readonly category: string
}

/** A found change as far as it matters here. */
export interface Found {
  readonly change: { readonly kind: RecordKind; readonly recordId: string }
  readonly state: "applied" | "pending" | "conflict"
  /** As the register has it; null = not recorded. */
  readonly old: FieldValue
  /** column → value */
  readonly columns: Readonly<Record<string, unknown>>
  readonly note: string
}

const withFound = (rows: FactRows, { change, columns }: Found): FactRows =>
  change.kind === "household"
    ? { ...rows, household: { ...rows.household, ...columns } }
    : { ...rows, members: rows.members.map((row) => (row.id === change.recordId ? { ...row, ...columns } : row)) }

const nameOf = (pathway: PathwayKey | null): string => (pathway ? PATHWAYS[pathway].name : "不在帮扶范围")

/** What the township reads beside a change that would move the pathway. */
export const moveText = (from: PathwayKey | null, to: PathwayKey | null): string =>
  `会使帮扶路径由“${nameOf(from)}”变为“${nameOf(to)}”`

/**
 * Holds back what would move a household out of its pathway: that is the township's to say. An answer to a question that was
 * open until then (nothing recorded) settles a provisional pathway and is not held. Each change is tried on top of those that
 * hold before it.
 */
export function holdMoving<F extends Found>(engine: Engine, rows: FactRows, found: readonly F[], day: string): F[] {
  const pathwayOf = ({ household, members, category }: FactRows) =>
    engine.decide(factsOf(household, members, { category }, day)).primary
  let holding = rows
  return found.map((each) => {
    if (each.state === "conflict") return each
    const next = withFound(holding, each)
    const [from, to] = [pathwayOf(holding), pathwayOf(next)]
    if (to !== from && (each.state === "pending" || each.old !== null))
      return { ...each, state: "pending" as const, note: moveText(from, to) }
    if (each.state === "applied") holding = next
    return each
  })
}
