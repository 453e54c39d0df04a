import { county, type PageRow } from "./page-row"

/** Hand-overs. */
export const responsibilityPages: readonly PageRow[] = [
  county("work/pairings", "household.assign", {
    rightful: "townshipStaff",
    search: ({ village }) => ({ place: village }),
    silent: "names of the county's own staff and figures",
  }),
  county("work/handovers", "handover.propose", { rightful: "firstSecretary" }),
  county("work/handovers/new", "handover.propose", {
    silent: "the victim's household is in an open hand-over, so none is offered",
  }),
]
