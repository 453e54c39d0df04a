import type { PageRow } from "./page-row"

/** Units, appointments, departments of pathways, duties and the calendar. */
export const organisationPages: readonly PageRow[] = []
