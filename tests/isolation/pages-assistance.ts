import type { PageRow } from "./page-row"

/** The assistance ledger and its workbook. */
export const assistancePages: readonly PageRow[] = []
