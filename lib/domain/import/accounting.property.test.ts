import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { plainTools, registered, VILLAGE } from "@/tests/support/import-group"
import { inventedIdNumber } from "@/tests/support/sample-workbook"
import { decideGroup } from "./decide-group"
import { FileRows } from "./file-rows"
import type { GroupRow } from "./group"
import { groupRows } from "./group-rows"
import { detectLayout } from "./layout"
import { noRows, totalRows } from "./outcome"
import { rowReader } from "./read-row"

const HEAD = ["户编号", "户类型", "行政区划代码", "姓名", "证件号码", "与户主关系", "人编号", "承包地面积", "性别"]
const cell = (...values: (string | number)[]) => fc.option(fc.constantFrom(...values), { nil: undefined, freq: 4 })
const row = fc.tuple(
  cell("H1", "H2", "H3", " h1 ", 4),
  cell("脱贫户", "一般农户", "富裕户"),
  cell(VILLAGE, "990001102201", "610431101201", "x"),
  cell("甲", "乙", "丙", "户编号"),
  cell(inventedIdNumber(1), inventedIdNumber(2), inventedIdNumber(3), "999999", "12", 6.1e17),
  cell("户主", "配偶", "之子", "邻居"),
  cell("P1", "P2"),
  cell(3, "三", -1, "2.50 亩"),
  cell("男", "女", "不详"),
)

/** What the register holds: H1 with two persons, as far as a file can name them. */
const HOME = registered({ contractLandMu: 3 }, [
  { name: "甲", idNumber: inventedIdNumber(1), relation: "head", memberNo: "P1" },
  { name: "乙", idNumber: null, relation: "spouse", memberNo: "P2" },
])
const MATCHES = {
  byNo: new Map([["H1", { id: HOME.id, villageCode: VILLAGE }]]),
  byPerson: new Map([
    [inventedIdNumber(1), { householdId: HOME.id, villageCode: VILLAGE, isHead: true }],
    [inventedIdNumber(3), { householdId: "other", villageCode: VILLAGE, isHead: false }],
  ]),
}

function decideFile(rows: readonly unknown[][]) {
  const layout = detectLayout([{ rowNo: 1, cells: HEAD }], "成员")
  if (!layout) throw new Error("the headings were not found")
  const tools = plainTools()
  const file = new FileRows(
    (number) => number.slice(0, 18),
    () => VILLAGE,
  )
  const read = rowReader(layout)
  const sheet = file.addSheet("成员")
  rows.forEach((cells, index) => {
    file.add(sheet, index + 2, read({ rowNo: index + 2, cells: cells as (string | number | undefined)[] }))
  })
  return groupRows(file, MATCHES).flatMap((group) => {
    const known = group.rows.map((keys): GroupRow => {
      const repeats = group.repeats.get(keys.seq)
      return {
        ...file.row(keys.seq),
        seq: keys.seq,
        where: file.where(keys),
        idKey: keys.idKey,
        ...(repeats ? { repeats } : {}),
      }
    })
    const register = group.householdId === HOME.id ? HOME : null
    const elsewhere = new Set(
      known.flatMap(({ idKey }) => {
        const match = idKey === null ? undefined : MATCHES.byPerson.get(idKey)
        return idKey !== null && match && match.householdId !== group.householdId ? [idKey] : []
      }),
    )
    return decideGroup({ rows: known, register, elsewhere }, tools)
  })
}

describe("row accounting", () => {
  it("created + updated + unchanged + rejected + duplicate = rows of the file, each row once", () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 14 }), (rows) => {
        const decisions = decideFile(rows)
        const counts = noRows()
        for (const { outcome } of decisions) counts[outcome]++
        expect(totalRows(counts)).toBe(rows.length)
        expect(decisions.map(({ seq }) => seq).sort((a, b) => a - b)).toEqual(rows.map((_, index) => index + 1))
      }),
      { numRuns: 400 },
    )
  })

  it("writes nothing for a row that is not taken, and says why", () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 14 }), (rows) => {
        for (const { outcome, household, member, reasons } of decideFile(rows)) {
          const lost = outcome === "rejected" || outcome === "duplicate"
          if (lost) expect([household, member, reasons.length > 0]).toEqual([undefined, undefined, true])
          if (outcome === "unchanged") expect([household, member]).toEqual([undefined, undefined])
          if (outcome === "created" || outcome === "updated") expect(household ?? member).toBeDefined()
        }
      }),
      { numRuns: 400 },
    )
  })

  it("makes no household and no person twice, and no household with two heads", () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 14 }), (rows) => {
        const decisions = decideFile(rows)
        const created = decisions.flatMap(({ household }) =>
          household?.mode === "create" ? [household.set.householdNo] : [],
        )
        expect(new Set(created).size).toBe(created.length)
        const persons = decisions.flatMap(({ member }) =>
          member?.mode === "create" ? (member.set.idNumber ?? []) : [],
        )
        expect(new Set(persons).size).toBe(persons.length)
        const heads = decisions.flatMap(({ member }) => (member?.set.relation === "head" ? [member.householdId] : []))
        expect(new Set(heads).size).toBe(heads.length)
      }),
      { numRuns: 400 },
    )
  })
})
