import type { Rows } from "./row"

/** Plans and measures. */
export const plans: Rows = {}
