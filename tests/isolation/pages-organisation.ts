import { county, type PageRow } from "./page-row"

/** Duties. */
export const organisationPages: readonly PageRow[] = [
  county("work/duties", "household.read", { rightful: "firstSecretary" }),
]
