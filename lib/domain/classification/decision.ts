import type { ClauseKey } from "@/lib/domain/classification/clauses"
import type {
  CriterionKey,
  Outcome,
  PathwayKey,
  RuleKey,
  SCOPE_RULE,
  Status,
  WarningKey,
} from "@/lib/domain/classification/codes"
import type { FactField, FactValue } from "@/lib/domain/classification/facts"
import type { ThresholdUsed } from "@/lib/domain/classification/limits"

/** What the engine proposes for a household. People decide: see overrides. */
export interface Decision {
  status: Status
  /** Null exactly when the household is out of scope. */
  primary: PathwayKey | null
  rule: RuleKey | null
  /** Every other pathway that applies, ascending. */
  secondary: readonly PathwayKey[]
  urgent: readonly PathwayKey[]
  /** `field`, `field:memberId` or `members`: the unknown facts that could change the result. */
  missingFacts: readonly string[]
  warnings: readonly WarningKey[]
}

export interface FactRead {
  field: FactField
  /** Null for a fact of the household. */
  memberId: string | null
  value: FactValue
}

export interface ClauseFinding {
  key: ClauseKey
  outcome: Outcome
  /** For a clause about members: those for whom it holds, or those who leave it open. */
  memberIds: readonly string[]
}

/** One rule or criterion that was tried, with everything it looked at. */
export interface Finding {
  key: typeof SCOPE_RULE | RuleKey | CriterionKey
  outcome: Outcome
  clauses: readonly ClauseFinding[]
  facts: readonly FactRead[]
  thresholds: readonly ThresholdUsed[]
  reference: string
}

/** A decision with its trace: R00, the rules in their order up to the one that holds, then all twelve criteria. */
export interface Explained extends Decision {
  findings: readonly Finding[]
}
