import { county, type PageRow } from "./page-row"
import { known } from "./rows-alerts"

/** Early warning. */
export const alertsPages: readonly PageRow[] = [
  county("work/alerts", "household.read", { rightful: "helper" }),
  {
    file: "app/(county)/work/alerts/[id]/page.tsx",
    permission: "household.read",
    rightful: "helper",
    params: ({ casework }) => ({ id: casework.alert }),
  },
  county("work/alerts/rules", "household.read", { rightful: "countyStaff", besides: known }),
]
