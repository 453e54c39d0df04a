/** How much waits for the reader; a figure that is not theirs to act on is null. */
export interface TodayFigures {
  /** manual decisions whose review is due or whose facts changed */
  readonly overrides: number
  /** households with facts missing that could change their pathway, and all questions of them */
  readonly incomplete: number
  readonly questions: number
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
