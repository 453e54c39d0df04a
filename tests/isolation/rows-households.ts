import { GET as exportList, POST as exportWhole } from "@/app/api/exports/[kind]/route"
import * as exportActions from "@/lib/features/exports/actions"
import * as exports from "@/lib/features/exports/queries"
import * as search from "@/lib/features/household-search/queries"
import * as actions from "@/lib/features/households/actions"
import * as keep from "@/lib/features/households/history-mutations"
import * as history from "@/lib/features/households/history-queries"
import * as queries from "@/lib/features/households/queries"
import * as store from "@/lib/features/households/record-mutations"
import * as records from "@/lib/features/households/record-queries"
import * as recount from "@/lib/features/households/recount-mutations"
import type { HouseholdFilter } from "@/lib/features/households/schema"
import * as sum from "@/lib/features/households/summary-mutations"
import * as sums from "@/lib/features/households/summary-queries"
import { rowsOf } from "./collect"
import type { Rows } from "./row"
import type { Victim } from "./victim"

const SUMS = "a department reads the sums of its county (overview.read): they hold no person"

/** Every way in which the list can be asked for the victim's household. */
const listsOf = ({ household, village, texts, idNumber, people }: Victim): HouseholdFilter[] => [
  { q: household.no },
  ...texts.map((text) => ({ q: text })),
  { q: idNumber },
  { q: "13900000000" },
  { place: village, pathway: "P08" },
  { pathway: "P08", with: "1" },
  { finding: "override" },
  { helper: people.rightful.helper.actorId },
  { pathway: "P08", sort: "missing", missing: "any" },
  { pathway: "P08", after: household.id },
  { pathway: "P08", sort: "changed", before: household.id },
]

export const households: Rows = {
  reads: [
    {
      of: queries.listHouseholds,
      call: (on, victim) => Promise.all(listsOf(victim).map((filter) => queries.listHouseholds(on, filter))),
      rightful: "departmentStaff",
    },
    { of: queries.listPlaceTotals, call: (on) => queries.listPlaceTotals(on), answer: "own" },
    {
      of: sums.registerTotals,
      call: (on, victim) => sums.registerTotals(on, victim.village),
      besides: { department: SUMS },
    },
    {
      of: records.getHousehold,
      call: async (on, { household, pastDay }) => [
        await records.getHousehold(on, household.id),
        await records.getHousehold(on, household.id, pastDay),
      ],
      rightful: "helper",
    },
    {
      of: records.readSealed,
      call: (on, victim) => records.readSealed(on, victim.household.id, victim.household.memberId, "idNumber"),
      rightful: "firstSecretary",
    },
    {
      of: history.getHistory,
      call: (on, victim) => history.getHistory(on, victim.household.id),
      rightful: "departmentStaff",
    },
    { of: exports.countExport, call: (on, victim) => exports.countExport(on, "members", { q: victim.household.no }) },
    {
      of: exports.exportSheet,
      call: async (on, victim) =>
        rowsOf((await exports.exportSheet(on, "members", { q: victim.household.no }, true)).rows),
    },
  ],
  writes: [
    {
      of: records.lockRecords,
      call: async (tx, victim) => [
        await records.lockRecords(tx, "household", [victim.household.id]),
        await records.lockRecords(tx, "member", [victim.household.memberId]),
      ],
    },
    {
      of: keep.changeRecords,
      call: async (tx, victim) => {
        const change = { id: victim.household.id, columns: { address: "改" }, fields: ["address"] }
        return keep.changeRecords(tx, "household", [change], victim.household.sourceId)
      },
    },
    {
      of: keep.insertRecords,
      call: (tx, victim) => {
        const place = { household_id: victim.household.id, village_code: victim.village, position: 9 }
        const row = { id: crypto.randomUUID(), name: "外人", initials: "wr", ...place }
        return keep.insertRecords(tx, "member", [row], victim.household.sourceId)
      },
    },
    {
      of: recount.recountHouseholds,
      call: (tx, victim) => recount.recountHouseholds(tx, [victim.household.id]),
      before: (owner, { household }) =>
        owner.query("UPDATE household SET member_count = 9 WHERE id = $1", [household.id]),
    },
    {
      of: keep.settle,
      call: (tx, victim) => keep.settle(tx, [victim.household.id], [victim.village]),
      besides: { helper: "whoever has a household of the village in reach counts its sums: that tells nothing" },
    },
    {
      of: store.saveRecord,
      call: async (tx, victim) => {
        const { id, changedAt } = victim.household
        const saved = await store.saveRecord(tx, {
          kind: "household",
          id,
          householdId: id,
          changedAt,
          values: { address: "改" },
        })
        return saved.outcome === "absent" ? null : saved
      },
    },
    {
      of: store.addMember,
      call: async (tx, victim) => {
        const added = await store.addMember(tx, victim.household.id, { name: "外人", relation: "son" })
        return added.outcome === "absent" ? null : added
      },
    },
    {
      of: store.nextHouseholdNo,
      call: async (tx, victim) => (await store.nextHouseholdNo(tx, victim.village)) === `${victim.village}0001`,
      answer: "own",
    },
    {
      of: store.createHousehold,
      call: async (tx, victim) => {
        const given = {
          villageCode: victim.village,
          household: { rollType: "lifted" },
          head: { name: "外人" },
        } as const
        const created = await store.createHousehold(tx, given)
        return created.outcome === "absent" ? null : created
      },
    },
    { of: sum.refreshSummary, call: (tx, victim) => sum.refreshSummary(tx, [victim.village]) },
  ],
  actions: [
    {
      of: actions.saveHousehold,
      permission: "household.edit",
      rightful: "firstSecretary",
      input: ({ household }) => ({
        householdId: household.id,
        changedAt: household.changedAt,
        group: "基本情况",
        householdNo: household.no,
        address: "新址",
      }),
    },
    {
      of: actions.saveMember,
      permission: "household.edit",
      rightful: "firstSecretary",
      input: ({ household }) => ({
        householdId: household.id,
        memberId: household.memberId,
        changedAt: household.memberChangedAt,
        group: "基本情况",
        name: "改名",
        relation: "son",
      }),
    },
    {
      of: actions.addMember,
      permission: "household.edit",
      rightful: "firstSecretary",
      input: ({ household }) => ({ householdId: household.id, name: "新人", relation: "daughter" }),
    },
    {
      of: actions.createHousehold,
      permission: "household.edit",
      rightful: "firstSecretary",
      input: ({ village }) => ({ villageCode: village, rollType: "lifted", "head.name": "新人" }),
    },
    {
      of: actions.revealValue,
      permission: "household.reveal",
      rightful: "helper",
      input: ({ household }) => ({ householdId: household.id, memberId: household.memberId, field: "idNumber" }),
    },
    {
      of: exportActions.recordExport,
      permission: "household.export",
      answer: "own",
      ownOnly: "counts the actor's own list; what it counts is held against countExport",
      input: ({ household }) => ({ kind: "households", query: `q=${household.no}`, sensitive: false, reason: "" }),
    },
  ],
  routes: [
    {
      of: exportList,
      permission: "household.export",
      rightful: "departmentStaff",
      answer: "own",
      request: ({ household }) => ({ path: `/api/exports/members?q=${household.no}`, params: { kind: "members" } }),
    },
    {
      of: exportWhole,
      permission: "household.exportSensitive",
      rightful: "countyAdmin",
      answer: "own",
      request: ({ household }) => ({
        path: "/api/exports/members",
        params: { kind: "members" },
        form: { query: `?q=${household.no}`, reason: "核对身份信息" },
      }),
    },
  ],
  exempt: [
    { of: queries.householdWhere, because: "a condition, not a question: asked in listHouseholds and countExport" },
    { of: search.searchCondition, because: "a condition, asked in listHouseholds" },
    { of: search.matchedMembers, because: "a column, asked in listHouseholds" },
    { of: records.hiddenColumns, because: "names of columns" },
    { of: keep.columnsOf, because: "turns values into columns, asks nothing" },
    { of: keep.createSource, because: "takes no id: a source of the actor's own county" },
  ],
}
