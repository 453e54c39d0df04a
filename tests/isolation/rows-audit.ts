import { GET as exportAudit } from "@/app/api/audit/export/route"
import * as queries from "@/lib/features/audit/queries"
import { collect } from "./collect"
import type { Besides, Rows } from "./row"

const LEDGER = "the page and the export ask for audit.read; the wall is the whole county as area"
const wholeCounty: Besides = { helper: LEDGER, department: LEDGER, auditor: "audit.read is the auditor's right" }

export const audit: Rows = {
  reads: [
    {
      of: queries.listEvents,
      call: (on, victim) => queries.listEvents(on, { subject: victim.household.id }),
      rightful: "auditor",
      besides: wholeCounty,
    },
    {
      of: queries.measureEvents,
      call: (on, victim) => queries.measureEvents(on, { subject: victim.household.id }),
      rightful: "auditor",
      besides: wholeCounty,
    },
    {
      of: queries.streamEvents,
      call: (on, victim) => collect(queries.streamEvents(on, { subject: victim.household.id }, new Date("2100-01-01"))),
      rightful: "auditor",
      besides: wholeCounty,
    },
  ],
  routes: [
    {
      of: exportAudit,
      permission: "audit.read",
      rightful: "countyAdmin",
      answer: "own",
      besides: { auditor: "audit.read is the auditor's right" },
      request: (victim) => ({ path: `/api/audit/export?subject=${victim.household.id}` }),
    },
  ],
}
