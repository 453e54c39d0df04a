import { type PageRow, record } from "./page-row"

/** Timeline, printed documents, fact cards. */
export const casefilePages: readonly PageRow[] = [
  record("timeline/"),
  record("fact-card/"),
  record("print/[document]/", { params: ({ household }) => ({ id: household.id, document: "dossier" }) }),
]
