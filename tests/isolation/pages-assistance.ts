import { county, type PageRow, record } from "./page-row"

/** The assistance ledger. */
export const assistancePages: readonly PageRow[] = [
  record("assistance/"),
  county("work/assistance", "household.read", { rightful: "helper", search: ({ village }) => ({ place: village }) }),
  {
    file: "app/(county)/work/assistance/[id]/page.tsx",
    permission: "household.read",
    rightful: "helper",
    params: ({ casework }) => ({ id: casework.assistance }),
  },
  {
    file: "app/(county)/work/assistance/new/page.tsx",
    permission: "assistance.record",
    rightful: "helper",
    search: ({ household }) => ({ household: household.id }),
  },
]
