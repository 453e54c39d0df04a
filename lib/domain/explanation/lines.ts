import type { PathwayKey } from "@/lib/domain/classification/codes"

/** A fact as the screen shows it, with where it came from. */
export interface FactLine {
  readonly label: string
  readonly value: string
  /** Whose fact, null for the household's. */
  readonly who: string | null
  /** `2026-02-18`, the day on which it was recorded */
  readonly date: string | null
  /** An import batch, a person, a life event. */
  readonly source: string | null
}

/** One of the twelve: does it apply, by which clause and facts. */
export interface PathwayLine {
  readonly pathway: PathwayKey
  readonly outcome: string
  readonly isPrimary: boolean
  readonly clause: string
  readonly text: string
  readonly reference: string
  readonly facts: readonly FactLine[]
}

export interface QuestionLine {
  readonly text: string
  readonly asker: string
}

/** What would lead to another pathway: "若住房鉴定为 C级(危房)". */
export interface ChangeLine {
  readonly condition: string
  readonly pathway: PathwayKey
}

/** Where the household stands now, by the stored result. */
export interface ResultLine {
  readonly status: string
  readonly primary: PathwayKey | null
  readonly rule: string | null
  readonly secondary: readonly string[]
  readonly urgent: readonly string[]
  readonly version: number
  /** The day whose ages and limits were used. */
  readonly asOf: string
  /** `2026-07-28 10:32` */
  readonly computedAt: string
}

export interface PastResult extends ResultLine {
  readonly supersededAt: string | null
}

export interface OverrideLine {
  readonly pathway: string
  /** What was computed when it was set. */
  readonly computed: string | null
  readonly reason: string
  readonly reviewOn: string
  readonly by: string
  readonly at: string
  readonly factsChangedAt: string | null
  readonly endedAt: string | null
  readonly endReason: string | null
}

/** Everything that the household's pathway box and its page say. */
export interface Explanation {
  readonly householdId: string
  readonly villageCode: string
  readonly householdNo: string
  readonly headName: string
  /** What counts: the override's pathway if there is one. */
  readonly pathway: string | null
  readonly secondary: readonly string[]
  /** Null when it has not been classified yet. */
  readonly result: ResultLine | null
  readonly why: string
  readonly pathways: readonly PathwayLine[]
  readonly questions: readonly QuestionLine[]
  readonly warnings: readonly string[]
  readonly changes: readonly ChangeLine[]
  readonly override: OverrideLine | null
  /** The override waits for somebody to look at it again. */
  readonly reviewDue: boolean
  readonly history: readonly PastResult[]
  readonly pastOverrides: readonly OverrideLine[]
}
