import { describe, expect, it } from "vitest"
import { appointmentProblem } from "./appointments"

const base = { kind: "firstSecretary", place: "610431102201", unitId: null, personName: "史试验" } as const

describe("an appointment", () => {
  it.each([
    ["第一书记在村", base, null],
    ["第一书记不在镇", { ...base, place: "610431102" }, "place"],
    ["领导包镇", { ...base, kind: "leaderTownship", place: "610431102" }, null],
    ["领导不包村", { ...base, kind: "leaderTownship" }, "place"],
    ["包村要有单位", { ...base, kind: "unitVillage", personName: null }, "unitId"],
    ["单位包村不用写人", { ...base, kind: "unitVillage", unitId: "u", personName: null }, null],
    ["队员要有姓名", { ...base, kind: "teamMember", personName: null }, "personName"],
  ] as const)("%s", (_label, given, field) => expect(appointmentProblem(given)?.field ?? null).toBe(field))
})
