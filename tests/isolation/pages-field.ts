import type { PageRow } from "./page-row"

/** Visits, change requests, photos, the phone's bundle and receipts. */
export const fieldPages: readonly PageRow[] = []
