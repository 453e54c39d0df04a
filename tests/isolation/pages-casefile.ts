import type { PageRow } from "./page-row"

/** Timeline, printed documents, fact cards. */
export const casefilePages: readonly PageRow[] = []
