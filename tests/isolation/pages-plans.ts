import { county, type PageRow, record } from "./page-row"

/** Plans and measures. */
export const plansPages: readonly PageRow[] = [
  record("plan/"),
  county("work/measures", "household.read", { rightful: "departmentStaff", search: () => ({ state: "underway" }) }),
  county("work/measures/catalogue", "household.read", { silent: "the catalogue of the documents" }),
]
