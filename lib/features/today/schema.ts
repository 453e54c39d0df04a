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
  /** problems that are the reader's, due within a week or overdue */
  readonly problems: number
  /** problems overdue so long that the reader's level takes them up */
  readonly escalated: number
  /** alerts of the reader's own households that nobody has looked at */
  readonly alerts: number
  /** alerts overdue so long that the reader's level takes them up */
  readonly alertsEscalated: number
  /** measures that the reader's department, or somebody in reach, should have carried out */
  readonly late: number
  /** measures to be carried out by the end of the month */
  readonly month: number
  /** measures delivered long ago of which the household has not been heard */
  readonly unheard: number
  /** monitored households (监测对象) without a plan, for whoever makes plans */
  readonly unplanned: number
  /** changes found in the field that wait for the reader's word */
  readonly changes: number
  /** households whose helper has left office, for whoever may have them handed over */
  readonly leftBehind: number
  /** hand-overs past the day of their answer that the reader looks after */
  readonly lateOffers: number
  /** hand-overs that wait for the reader's answer */
  readonly offered: number
  /** papers that the documents want on a day within the next three */
  readonly reminders: readonly { readonly key: string; readonly label: string; readonly until: string }[]
  /** households that the reader still has to see in this period */
  readonly due: number
  /** households not seen for long or never, for whoever has a township or the county */
  readonly unseen: number
  /** households that the reader is responsible for */
  readonly mine: number
}
