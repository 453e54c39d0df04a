import { GET as exportLedger } from "@/app/api/assistance/route"
import * as actions from "@/lib/features/assistance/actions"
import * as mutations from "@/lib/features/assistance/mutations"
import * as queries from "@/lib/features/assistance/queries"
import { today } from "@/lib/platform/clock"
import { collect } from "./collect"
import type { Rows } from "./row"
import type { Victim } from "./victim"

const line = ({ household, village }: Victim) =>
  ({
    householdId: household.id,
    villageCode: village,
    givenOn: today(),
    giver: "试验单位",
    kind: "goods",
    item: "试验物资",
  }) as const

/** The assistance ledger. */
export const assistance: Rows = {
  reads: [
    {
      of: queries.listAssistance,
      call: (on, { village }) => queries.listAssistance(on, { place: village }),
      rightful: "helper",
    },
    {
      of: queries.sumAssistance,
      call: (on, { village }) => queries.sumAssistance(on, { place: village }),
      rightful: "departmentStaff",
    },
    {
      of: queries.streamAssistance,
      call: (on, { village }) => collect(queries.streamAssistance(on, { place: village })),
    },
    {
      of: queries.assistanceOfHousehold,
      call: (on, { household }) => queries.assistanceOfHousehold(on, household.id),
      rightful: "helper",
    },
    {
      of: queries.similarLines,
      call: (on, { household, village, texts }) =>
        Promise.all(
          texts.flatMap((item) =>
            texts.map((giver) =>
              queries.similarLines(on, {
                householdId: household.id,
                villageCode: village,
                item,
                giver,
                givenOn: "2025-02-02",
              }),
            ),
          ),
        ),
    },
    {
      of: queries.getAssistance,
      call: (on, { casework }) => queries.getAssistance(on, casework.assistance),
      rightful: "helper",
    },
  ],
  writes: [
    {
      of: mutations.recordAssistance,
      call: (tx, victim) => mutations.recordAssistance(tx, [line(victim)]),
      rightful: "helper",
    },
    {
      of: mutations.endAssistance,
      call: (tx, { casework }) => mutations.endAssistance(tx, casework.assistance, "试验更正"),
      rightful: "helper",
    },
  ],
  actions: [
    {
      of: actions.recordAssistance,
      permission: "assistance.record",
      rightful: "helper",
      input: (victim) => line(victim),
    },
    {
      of: actions.endAssistanceLine,
      permission: "assistance.record",
      rightful: "departmentStaff",
      input: ({ casework }) => ({ id: casework.assistance, reason: "试验更正" }),
    },
  ],
  routes: [
    {
      of: exportLedger,
      permission: "household.export",
      request: ({ village }) => ({ path: `/api/assistance?place=${village}` }),
      answer: "own",
    },
  ],
}
