import * as duties from "@/lib/features/duties/queries"
import * as actions from "@/lib/features/organisation/actions"
import * as mutations from "@/lib/features/organisation/mutations"
import * as appointments from "@/lib/features/organisation/queries"
import { today } from "@/lib/platform/clock"
import type { Besides, Rows } from "./row"

const OFFICIALS = "officials over a place are known to everybody who works in it or above it; no household stands there"
const known: Besides = {
  helper: OFFICIALS,
  department: OFFICIALS,
  auditor: OFFICIALS,
  otherVillage: OFFICIALS,
  otherTownship: OFFICIALS,
}
const WRITER = "asks for organisation.edit, which the role lacks; the wall is the place"
const writers: Besides = { helper: WRITER, department: WRITER, auditor: WRITER }
const member = (place: string) => ({ kind: "teamMember", place, personName: "试验队员", startedOn: today() }) as const

/** Duties and who was not seen. */
export const organisation: Rows = {
  reads: [
    {
      of: appointments.listAppointments,
      call: (on, { village }) => appointments.listAppointments(on, village),
      besides: known,
    },
    { of: appointments.listUnits, call: (on) => appointments.listUnits(on), besides: known },
    { of: duties.listDue, call: (on) => duties.listDue(on), rightful: "firstSecretary", answer: "own" },
    { of: duties.dutyStates, call: (on) => duties.dutyStates(on), rightful: "firstSecretary", answer: "own" },
    {
      of: duties.unseenByPlace,
      call: (on, { village }) => duties.unseenByPlace(on, village.slice(0, 9)),
      rightful: "townshipStaff",
      answer: "own",
    },
  ],
  writes: [
    {
      of: mutations.beginAppointment,
      call: async (tx, { village }) => {
        const begun = await mutations.beginAppointment(tx, member(village))
        return typeof begun === "string" ? null : begun
      },
      besides: writers,
    },
    {
      of: mutations.endAppointment,
      call: (tx, { casework }) => mutations.endAppointment(tx, casework.appointment, "试验结束"),
      besides: writers,
    },
  ],
  actions: [
    {
      of: actions.beginAppointment,
      permission: "organisation.edit",
      rightful: "townshipStaff",
      input: ({ village }) => member(village),
    },
    {
      of: actions.endAppointment,
      permission: "organisation.edit",
      rightful: "townshipStaff",
      input: ({ casework }) => ({ id: casework.appointment, reason: "试验结束" }),
    },
  ],
}
