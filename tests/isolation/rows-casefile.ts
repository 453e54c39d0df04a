import type { Rows } from "./row"

/** Timeline, printed documents, fact cards. */
export const casefile: Rows = {}
