import { type PageRow, record } from "./page-row"

/** Timeline, printed documents, fact cards. */
export const casefilePages: readonly PageRow[] = [
  record("timeline/"),
  record("fact-card/"),
  record("print/[document]/", { params: ({ household }) => ({ id: household.id, document: "dossier" }) }),
  {
    file: "app/(county)/villages/[code]/fact-cards/page.tsx",
    permission: "household.read",
    rightful: "firstSecretary",
    own: true,
    params: ({ village }) => ({ code: village }),
  },
]
