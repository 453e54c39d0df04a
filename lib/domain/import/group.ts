import type { RowOutcome } from "./outcome"
import type { FoundPlace } from "./places"
import type { ReadRow, Values } from "./read-row"

/** A data row with its place in the file. */
export interface GroupRow extends ReadRow {
  readonly seq: number
  /** `“成员”表第 12 行` */
  readonly where: string
  /** Stands for the person's document number: equal for the same person. */
  readonly idKey: string | null
  /** Why the row repeats an earlier one of the file. */
  readonly repeats?: string
}

export interface RegisterMember {
  readonly id: string
  /** When it was last changed, as the database says it. */
  readonly base: string
  readonly idKey: string | null
  /** By field key; sealed values by their index. */
  readonly values: Readonly<Record<string, unknown>>
}

export interface RegisterHousehold {
  readonly id: string
  readonly base: string
  readonly villageCode: string
  readonly values: Readonly<Record<string, unknown>>
  readonly members: readonly RegisterMember[]
}

/** The rows of one household and what the register holds of it. */
export interface Group {
  readonly rows: readonly GroupRow[]
  readonly register: RegisterHousehold | null
  /** Keys of persons who are registered in another household. */
  readonly elsewhere: ReadonlySet<string>
}

export interface HouseholdPlan {
  readonly mode: "create" | "update"
  readonly id: string
  readonly base: string | null
  readonly villageCode: string
  /** Values to write, by field key. */
  readonly set: Values
  readonly headName: string
  readonly memberCount: number
}

export interface MemberPlan {
  readonly mode: "create" | "update"
  readonly id: string
  readonly base: string | null
  readonly householdId: string
  readonly villageCode: string
  readonly position: number
  readonly set: Values
}

/** What becomes of one row. `reasons`: why it was not taken, or questions about what was. */
export interface RowDecision {
  readonly seq: number
  readonly outcome: RowOutcome
  readonly reasons: readonly string[]
  readonly household?: HouseholdPlan
  readonly member?: MemberPlan
}

/** What the pure part asks from outside. */
export interface DecisionTools {
  readonly newId: () => string
  /** The index under which the register holds a sealed value. */
  readonly indexOf: (kind: "idNumber" | "phone" | "bankAccount", text: string) => string
  readonly findPlace: (place: ReadRow["place"]) => FoundPlace | undefined
}
