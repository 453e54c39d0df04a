import { county, type PageRow } from "./page-row"

/** Problems. */
export const problemsPages: readonly PageRow[] = [
  county("work/problems", "household.read", { rightful: "helper" }),
  {
    file: "app/(county)/work/problems/[id]/page.tsx",
    permission: "household.read",
    rightful: "helper",
    params: ({ casework }) => ({ id: casework.problem }),
  },
  {
    file: "app/(county)/work/problems/new/page.tsx",
    permission: "problem.raise",
    rightful: "helper",
    search: ({ household }) => ({ household: household.id }),
  },
]
