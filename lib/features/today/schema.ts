/**
 * Beyond this a figure says only that there are as many and more: counting all would take the longer the larger the
 * county is.
 */
export const COUNTED = 1000

/** How much waits for the reader; a figure that is not theirs to act on is 0. */
export interface TodayFigures {
  /** manual decisions whose review is due or whose facts changed */
  readonly overrides: number
  /** households with facts missing that could change their pathway */
  readonly incomplete: number
  /** households with contradictory facts */
  readonly contradictory: number
  /** households without anybody responsible */
  readonly unassigned: number
  /** imports that were read and wait for their confirmation */
  readonly imports: number
  /** lines of village lists past their date */
  readonly overdue: readonly { readonly code: string; readonly name: string; readonly count: number }[]
  /** households that the reader is responsible for */
  readonly mine: number
}
