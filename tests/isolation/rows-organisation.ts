import type { Rows } from "./row"

/** Units, appointments, departments of pathways, duties and the calendar. */
export const organisation: Rows = {}
