import { describe, expect, test } from "vitest"
import { type ArchiveCounts, archiveList } from "./archive"

const NOTHING: ArchiveCounts = {
  members: 0,
  responsible: 0,
  pathway: false,
  agreedOn: null,
  measures: 0,
  assistance: 0,
  visits: 0,
  lastVisitOn: null,
  openProblems: 0,
  problems: 0,
}
const FULL: ArchiveCounts = {
  members: 4,
  responsible: 1,
  pathway: true,
  agreedOn: "2026-03-02",
  measures: 3,
  assistance: 2,
  visits: 5,
  lastVisitOn: "2026-07-01",
  openProblems: 1,
  problems: 2,
}
const gapsOf = (counts: ArchiveCounts) => archiveList(counts).flatMap(({ item, gap }) => (gap ? [item] : []))

describe("the archive's list of a household", () => {
  test("a file with everything has no gap", () => {
    expect(gapsOf(FULL)).toEqual([])
  })

  test("an empty file lacks what identifies, plans and visits; no assistance and no problem are no gap", () => {
    expect(gapsOf(NOTHING)).toEqual(["家庭成员", "帮扶责任人", "帮扶路径", "一户一策计划", "帮扶措施", "走访记录"])
  })

  test.each([
    ["家庭成员", { members: 0 }],
    ["帮扶责任人", { responsible: 0 }],
    ["帮扶路径", { pathway: false }],
    ["一户一策计划", { agreedOn: null }],
    ["帮扶措施", { measures: 0 }],
    ["走访记录", { visits: 0 }],
  ])("only %s is missing", (item, without) => {
    expect(gapsOf({ ...FULL, ...without })).toEqual([item])
  })

  test("the day of consent, the last visit and the open problems are said", () => {
    const said = archiveList(FULL).map(({ state }) => state)
    expect(said).toContain("农户 2026-03-02 同意")
    expect(said).toContain("5 次，最近 2026-07-01")
    expect(said).toContain("2 件，未销号 1 件")
  })
})
