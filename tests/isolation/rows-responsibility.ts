import type { Rows } from "./row"

/** Pairings in bulk, hand-overs. */
export const responsibility: Rows = {}
