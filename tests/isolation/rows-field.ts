import type { Rows } from "./row"

/** Visits, change requests, photos, the phone's bundle and receipts. */
export const field: Rows = {}
