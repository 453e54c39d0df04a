import type { PageRow } from "./page-row"

/** Plans and measures. */
export const plansPages: readonly PageRow[] = []
