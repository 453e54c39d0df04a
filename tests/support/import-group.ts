import type { DecisionTools, Group, GroupRow, RegisterHousehold } from "@/lib/domain/import/group"
import { placeFinder } from "@/lib/domain/import/places"
import type { ReadRow, Values } from "@/lib/domain/import/read-row"

export const VILLAGE = "990001101201"

/** Tools without keys: an index is the number itself, ids count up. */
export function plainTools(): DecisionTools {
  let next = 0
  const villages = [
    { code: VILLAGE, name: "甲村", townshipName: "东镇" },
    { code: "990001102201", name: "乙村", townshipName: "西镇" },
  ]
  return {
    newId: () => `new-${++next}`,
    indexOf: (_kind, text) => text.slice(0, 18),
    findPlace: placeFinder({ code: "990001", name: "试验县" }, villages, "990001"),
  }
}

type Row = { household?: Values; person?: Values; head?: Values } & Partial<
  Omit<ReadRow, "household" | "person" | "head">
>

let seq = 0
export function rowOf(kind: "household" | "member", row: Row): GroupRow {
  const number = row.person?.idNumber
  seq++
  return {
    kind,
    household: {},
    person: {},
    head: {},
    place: {},
    size: null,
    householdProblems: [],
    personProblems: [],
    doubts: [],
    ...row,
    seq,
    where: `“表”表第 ${seq} 行`,
    idKey: typeof number === "string" ? number.slice(0, 18) : null,
  }
}

/** A new household of a sheet with one household a row. */
export const newHousehold = (more: Values = {}): GroupRow =>
  rowOf("household", { household: { householdNo: "H1", rollType: "lifted", ...more }, place: { villageCode: VILLAGE } })

export const memberOf = (person: Values): GroupRow => rowOf("member", { household: { householdNo: "H1" }, person })

export const groupOf = (
  rows: readonly GroupRow[],
  register: RegisterHousehold | null = null,
  elsewhere: readonly string[] = [],
): Group => ({
  rows,
  register,
  elsewhere: new Set(elsewhere),
})

/** A registered household with members by their values. */
export const registered = (
  values: Record<string, unknown>,
  members: readonly Record<string, unknown>[],
): RegisterHousehold => ({
  id: "h1",
  base: "2026-01-01",
  villageCode: VILLAGE,
  values: { householdNo: "H1", rollType: "lifted", ...values },
  members: members.map((member, index) => ({
    id: `m${index + 1}`,
    base: "2026-01-01",
    idKey: typeof member.idNumber === "string" ? member.idNumber : null,
    values: member,
  })),
})
