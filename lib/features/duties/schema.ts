/** A household that is to be seen until a day. */
export interface DueHousehold {
  readonly id: string
  readonly head: string
  readonly village: string
  readonly group: string | null
  /** null = never */
  readonly lastOn: string | null
}

/** How far a duty is in its period. */
export interface DutyState {
  readonly key: string
  /** households or visits asked for */
  readonly wanted: number
  readonly done: number
}

/** A place with its households that were not seen for long. */
export interface UnseenPlace {
  readonly code: string
  readonly name: string
  readonly households: number
  readonly unseen: number
  readonly never: number
}
