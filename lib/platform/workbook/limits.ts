const MIB = 1024 * 1024

/** What a workbook may weigh once unpacked. A file that is larger on disk is refused before it comes here. */
export interface WorkbookLimits {
  /** files inside the archive */
  readonly entries: number
  /** bytes of one unpacked file */
  readonly entryBytes: number
  /** bytes of all unpacked files together */
  readonly totalBytes: number
  /** unpacked ÷ packed; honest sheets reach about 60, a bomb about 1,000 */
  readonly ratio: number
  /** bytes below which the ratio is not looked at */
  readonly ratioFrom: number
  readonly columns: number
  readonly sheets: number
}

/** Room for 50,000 households with 200,000 members and every dictionary column. */
export const WORKBOOK_LIMITS: WorkbookLimits = {
  entries: 2000,
  entryBytes: 1536 * MIB,
  totalBytes: 2048 * MIB,
  ratio: 250,
  ratioFrom: 16 * MIB,
  columns: 600,
  sheets: 60,
}
