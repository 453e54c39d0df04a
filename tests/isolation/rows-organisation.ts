import * as dutyActions from "@/lib/features/duties/actions"
import * as dutyMutations from "@/lib/features/duties/mutations"
import * as duties from "@/lib/features/duties/queries"
import * as actions from "@/lib/features/organisation/actions"
import * as mutations from "@/lib/features/organisation/mutations"
import * as appointments from "@/lib/features/organisation/queries"
import { today } from "@/lib/platform/clock"
import type { Owner } from "./owner-row"
import type { Besides, Rows } from "./row"
import type { Victim } from "./victim"

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
const DUTIES = "what a county asks of its people is known to them; no household stands there"
const asked: Besides = {
  helper: DUTIES,
  department: DUTIES,
  auditor: DUTIES,
  otherVillage: DUTIES,
  otherTownship: DUTIES,
}
const PUBLISHES = "asks for duty.edit, which the role lacks; the wall is the county"
const publishers: Besides = {
  helper: PUBLISHES,
  department: PUBLISHES,
  auditor: PUBLISHES,
  otherVillage: PUBLISHES,
  otherTownship: PUBLISHES,
}
const published = {
  key: "helper.monthly",
  validFrom: today(),
  enabled: true,
  rhythm: { times: 1, per: "month" },
  reason: "试验原因",
} as const
/** The unit as one that stands over no village. */
const alone = (owner: Owner, { county, casework }: Victim) =>
  owner.query(
    "UPDATE appointment SET ended_on = current_date, end_reason = '试验' WHERE county_code = $1 AND unit_id = $2 AND ended_on IS NULL",
    [county, casework.unit],
  )
const reopened = (owner: Owner, { county, casework }: Victim) =>
  owner.query("UPDATE unit SET ended_on = NULL WHERE county_code = $1 AND id = $2", [county, casework.unit])
const departments = { pathway: "P09" as const, lead: ["renshe" as const], participants: [], startedOn: today() }
const member = (place: string) => ({ kind: "teamMember", place, personName: "试验队员", startedOn: today() }) as const

/** Duties and who was not seen. */
export const organisation: Rows = {
  reads: [
    {
      of: appointments.listAppointments,
      call: (on, { village }) => appointments.listAppointments(on, village),
      besides: known,
    },
    { of: appointments.listAllUnits, call: (on) => appointments.listAllUnits(on), besides: known },
    {
      of: appointments.listPathwayDepartments,
      call: async (on) => (await appointments.listPathwayDepartments(on)).filter(({ own }) => own),
      besides: known,
    },
    { of: appointments.listUnits, call: (on) => appointments.listUnits(on), besides: known },
    { of: duties.listDue, call: (on) => duties.listDue(on), rightful: "firstSecretary", answer: "own" },
    { of: duties.dutyStates, call: (on) => duties.dutyStates(on), rightful: "firstSecretary", answer: "own" },
    { of: duties.listPublished, call: (on) => duties.listPublished(on), besides: asked },
    { of: duties.overdueSince, call: (on) => duties.overdueSince(on), besides: asked, answer: "own" },
    {
      of: duties.openByPeriod,
      call: (on) => duties.openByPeriod(on),
      rightful: "townshipStaff",
      answer: "own",
    },
    {
      of: duties.unseenByPlace,
      call: (on, { village }) => duties.unseenByPlace(on, village.slice(0, 9)),
      rightful: "townshipStaff",
      answer: "own",
    },
  ],
  writes: [
    {
      of: dutyMutations.publishDuty,
      call: (tx) => dutyMutations.publishDuty(tx, published),
      besides: publishers,
    },
    {
      of: mutations.saveUnit,
      before: reopened,
      call: async (tx, { casework }) => {
        const unit = { id: casework.unit, name: "试验单位甲", kind: "enterprise" } as const
        const saved = await mutations.saveUnit(tx, unit)
        return typeof saved === "string" ? null : saved
      },
      besides: { ...writers, otherVillage: WRITER, otherTownship: WRITER },
    },
    {
      of: mutations.endUnit,
      before: alone,
      call: async (tx, { casework }) => {
        const ended = await mutations.endUnit(tx, casework.unit, "试验撤销")
        return ended === "ended" ? ended : null
      },
      besides: { ...writers, otherVillage: WRITER, otherTownship: WRITER },
    },
    {
      of: mutations.setPathwayDepartments,
      call: (tx) => mutations.setPathwayDepartments(tx, departments),
      besides: { ...writers, otherVillage: WRITER, otherTownship: WRITER },
    },
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
      of: dutyActions.publishDuty,
      permission: "duty.edit",
      rightful: "countyAdmin",
      ownOnly: "publishes in the actor's own county",
      input: () => ({
        key: "helper.monthly",
        enabled: "true",
        times: 1,
        per: "month",
        validFrom: today(),
        reason: "试验原因",
      }),
    },
    {
      of: actions.saveUnit,
      permission: "organisation.edit",
      ownOnly: "founds a unit of the actor's own county",
      input: () => ({ name: "试验新单位", kind: "enterprise" }),
    },
    {
      of: actions.endUnit,
      permission: "organisation.edit",
      before: async (owner, victim) => {
        await alone(owner, victim)
        await reopened(owner, victim)
      },
      input: ({ casework }) => ({ id: casework.unit, reason: "试验撤销" }),
    },
    {
      of: actions.setPathwayDepartments,
      permission: "organisation.edit",
      ownOnly: "divides the work of the actor's own county",
      input: () => departments,
    },
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
  exempt: [
    { of: duties.countyDuties, because: "the shipped duties as listPublished changes them, whose row stands here" },
  ],
}
