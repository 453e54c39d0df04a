import { county, type PageRow, record } from "./page-row"

/** Visits and change requests. */
export const fieldPages: readonly PageRow[] = [
  record("visits/"),
  county("work/visits", "household.read", { rightful: "helper", search: ({ village }) => ({ place: village }) }),
  {
    file: "app/(county)/work/visits/[id]/page.tsx",
    permission: "household.read",
    rightful: "helper",
    params: ({ casework }) => ({ id: casework.visit }),
  },
  county("work/changes", "change.decide", { rightful: "townshipStaff", search: ({ village }) => ({ place: village }) }),
]
