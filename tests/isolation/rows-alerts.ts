import * as actions from "@/lib/features/alerts/actions"
import * as facts from "@/lib/features/alerts/facts-queries"
import * as mutations from "@/lib/features/alerts/mutations"
import * as queries from "@/lib/features/alerts/queries"
import { today } from "@/lib/platform/clock"
import { Prisma } from "@/lib/platform/db/generated/client"
import type { Tx } from "@/lib/platform/db/tenant"
import { CASEWORK_AT } from "./plant-casework"
import type { Besides, Rows } from "./row"
import type { Victim } from "./victim"

const { sql } = Prisma
const RULES = "a rule's figures are the county's, known to everybody who works in it; no household stands there"
export const known: Besides = {
  helper: RULES,
  department: RULES,
  auditor: RULES,
  otherVillage: RULES,
  otherTownship: RULES,
}
const CONFIGURES = "asks for alert.configure, which the role lacks; the wall is the county"
const configures: Besides = {
  helper: CONFIGURES,
  department: CONFIGURES,
  auditor: CONFIGURES,
  otherVillage: CONFIGURES,
  otherTownship: CONFIGURES,
}
const JOBS = "background work of one's area is listed to whoever has the area whole; it holds no household"
const byArea: Besides = { helper: JOBS, department: JOBS, auditor: JOBS }
const seen = ({ casework }: Victim) => ({ id: casework.alert, changedAt: CASEWORK_AT })
const this_ = ({ household }: Victim) => sql`h.id = ${household.id}::uuid`
/** What a stranger would do who got hold of the alert: nothing, because it cannot be locked. */
const locked =
  (change: (tx: Tx, alert: mutations.LockedAlert) => Promise<unknown>) =>
  async (tx: Tx, { casework }: Victim): Promise<unknown> => {
    const alert = await mutations.lockAlert(tx, casework.alert, CASEWORK_AT)
    return typeof alert === "string" ? null : change(tx, alert)
  }
const setting = {
  rule: "work",
  validFrom: today(),
  enabled: true,
  thresholds: { window: 60 },
  reason: "试验原因",
} as const

/** Early warning. */
export const alerts: Rows = {
  reads: [
    {
      of: queries.listAlerts,
      call: (on, { village }) => queries.listAlerts(on, { place: village }),
      rightful: "helper",
    },
    { of: queries.countAlerts, call: (on, { village }) => queries.countAlerts(on, village), rightful: "helper" },
    {
      of: queries.alertsOfHousehold,
      call: (on, { household }) => queries.alertsOfHousehold(on, household.id),
      rightful: "departmentStaff",
    },
    { of: queries.getAlert, call: (on, { casework }) => queries.getAlert(on, casework.alert), rightful: "helper" },
    { of: queries.yieldOfRules, call: (on) => queries.yieldOfRules(on), rightful: "firstSecretary", answer: "own" },
    { of: queries.listSettings, call: (on) => queries.listSettings(on), besides: known },
    { of: queries.settingsOn, call: (on) => queries.settingsOn(on, "2025-06-01"), besides: known },
    {
      of: queries.lastWatch,
      call: (on) => queries.lastWatch(on),
      besides: byArea,
      before: (owner, { county, people }) =>
        owner.query("INSERT INTO job (county_code, kind, area, requested_by) VALUES ($1, 'alerts.watch', $1, $2)", [
          county,
          people.rightful.countyStaff.actorId,
        ]),
    },
    { of: facts.readAlertFacts, call: (on, victim) => facts.readAlertFacts(on, this_(victim), "2025-01-01") },
  ],
  writes: [
    {
      of: mutations.watchHouseholds,
      call: (tx, victim) =>
        mutations.watchHouseholds(tx, this_(victim), { settings: {}, today: today(), dueOf: () => today() }),
    },
    {
      of: mutations.lockAlert,
      call: async (tx, { casework }) => {
        const alert = await mutations.lockAlert(tx, casework.alert, CASEWORK_AT)
        return typeof alert === "string" ? null : alert
      },
      rightful: "helper",
    },
    { of: mutations.confirmAlert, call: locked((tx, alert) => mutations.confirmAlert(tx, alert, today(), "试验核实")) },
    { of: mutations.noteAlert, call: locked((tx, alert) => mutations.noteAlert(tx, alert, "试验进展")) },
    {
      of: mutations.closeAlert,
      call: locked((tx, alert) =>
        mutations.closeAlert(tx, alert, { outcome: "handled", note: "试验办法", on: today() }),
      ),
    },
    { of: mutations.publishSetting, call: (tx) => mutations.publishSetting(tx, setting), besides: configures },
  ],
  actions: [
    {
      of: actions.confirmAlert,
      permission: "alert.handle",
      rightful: "helper",
      input: (victim) => ({ ...seen(victim), note: "试验核实" }),
    },
    {
      of: actions.noteAlert,
      permission: "alert.handle",
      rightful: "firstSecretary",
      input: (victim) => ({ ...seen(victim), note: "试验进展" }),
    },
    {
      of: actions.closeAlert,
      permission: "alert.handle",
      rightful: "townshipStaff",
      input: (victim) => ({ ...seen(victim), outcome: "falseAlarm", note: "试验误报" }),
    },
    {
      of: actions.publishAlertSetting,
      permission: "alert.configure",
      ownOnly: "publishes in the actor's own county",
      input: () => setting,
    },
    {
      of: actions.watchCounty,
      permission: "alert.configure",
      ownOnly: "looks at the actor's own county",
      input: () => ({}),
    },
  ],
  exempt: [
    { of: queries.readableRules, because: "names rules by the reader's permissions and asks nothing of the database" },
    {
      of: queries.deadlinesFrom,
      because: "reckons days by the county's calendar, whose own row stands in rows-calendar",
    },
  ],
}
