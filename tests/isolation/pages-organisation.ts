import { county, type PageRow } from "./page-row"

/** Duties. */
export const organisationPages: readonly PageRow[] = [
  county("work/organisation", "overview.read", {
    rightful: "townshipStaff",
    search: ({ village }) => ({ place: village }),
    silent: "officials over a place, no household",
    besides: {
      department: "the same officials",
      otherVillage: "the same officials",
      otherTownship: "the same officials",
    },
  }),
  county("work/organisation/units", "overview.read", {
    silent: "units of the county, no household",
    besides: { department: "the same units", otherVillage: "the same units", otherTownship: "the same units" },
  }),
  county("work/organisation/pathways", "overview.read", { silent: "departments of the pathways, no household" }),
  county("work/duties", "household.read", { rightful: "firstSecretary" }),
]
