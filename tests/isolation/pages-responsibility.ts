import type { PageRow } from "./page-row"

/** Pairings in bulk, hand-overs. */
export const responsibilityPages: readonly PageRow[] = []
