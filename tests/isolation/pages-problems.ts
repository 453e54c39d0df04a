import type { PageRow } from "./page-row"

/** Problems. */
export const problemsPages: readonly PageRow[] = []
