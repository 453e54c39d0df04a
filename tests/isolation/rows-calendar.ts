import * as actions from "@/lib/features/calendar/actions"
import * as mutations from "@/lib/features/calendar/mutations"
import * as queries from "@/lib/features/calendar/queries"
import type { Besides, Rows } from "./row"

const DAYS = "the county's working days are known to everybody who works in it; no household stands there"
const known: Besides = { helper: DAYS, department: DAYS, auditor: DAYS, otherVillage: DAYS, otherTownship: DAYS }
const EDITS = "asks for duty.edit, which the role lacks; the wall is the county"
const editors: Besides = { helper: EDITS, department: EDITS, auditor: EDITS, otherVillage: EDITS, otherTownship: EDITS }
const OWN = "sets a day of the actor's own county"

/** The county's own working days. */
export const calendar: Rows = {
  reads: [
    { of: queries.listOwnDays, call: (on) => queries.listOwnDays(on, 2025), besides: known },
    {
      of: queries.countyCalendar,
      call: async (on) => [...(await queries.countyCalendar(on)).keys()].filter((day) => day === "2025-03-03"),
      besides: known,
    },
  ],
  writes: [
    {
      of: mutations.setDay,
      call: (tx) => mutations.setDay(tx, { day: "2025-03-04", working: false, label: "试验日" }),
      besides: editors,
    },
    { of: mutations.removeDay, call: (tx) => mutations.removeDay(tx, "2025-03-03"), besides: editors },
  ],
  actions: [
    {
      of: actions.setCalendarDay,
      permission: "duty.edit",
      rightful: "countyAdmin",
      ownOnly: OWN,
      input: () => ({ day: "2025-03-05", working: "false", label: "试验日" }),
    },
    {
      of: actions.removeCalendarDay,
      permission: "duty.edit",
      rightful: "countyAdmin",
      ownOnly: OWN,
      input: () => ({ day: "2025-03-03" }),
    },
  ],
}
