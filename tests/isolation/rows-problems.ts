import type { Rows } from "./row"

/** Problems. */
export const problems: Rows = {}
