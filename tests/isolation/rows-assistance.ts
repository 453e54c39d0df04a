import type { Rows } from "./row"

/** The assistance ledger and its workbook. */
export const assistance: Rows = {}
