import { describe, expect, it } from "vitest"
import { DUTIES, ofRole } from "@/lib/domain/obligations/duties"
import { compareDue, dueDay, dueWords } from "./due"

const helper = ofRole(DUTIES, "helper").filter(({ counts }) => counts === "seen")
const secretary = ofRole(DUTIES, "firstSecretary").filter(({ counts }) => counts === "seen")

describe("until when a household is to be seen", () => {
  it.each([
    ["帮扶责任人：本月还没去，月底前", helper, "2026-11-30", "2026-12-01", "2026-12-31"],
    ["帮扶责任人：从没去过，月底前", helper, null, "2026-12-31", "2026-12-31"],
    ["帮扶责任人：本月第一天去了，下月底前", helper, "2026-12-01", "2026-12-01", "2027-01-31"],
    ["帮扶责任人：一月去了，二月只有 28 天", helper, "2026-01-31", "2026-01-31", "2026-02-28"],
    ["第一书记：上季度最后一天去的，本季度末前", secretary, "2026-09-30", "2026-10-01", "2026-12-31"],
    ["第一书记：本季度第一天去了，下季度末前", secretary, "2026-10-01", "2026-12-31", "2027-03-31"],
    ["没有走访要求的岗位：没有期限", [], "2026-10-01", "2026-12-31", null],
  ])("%s", (_name, duties, last, today, due) => {
    expect(dueDay(duties, last, today)).toBe(due)
  })

  it.each([
    ["2026-12-31", "2026-12-20", "2026-12-31 前走访"],
    ["2026-12-31", "2026-12-21", "2026-12-31 前走访，还有 10 天"],
    ["2026-12-31", "2026-12-31", "2026-12-31 前走访，还有 0 天"],
    ["2026-12-31", "2027-01-01", "应在 2026-12-31 前走访，已过 1 天"],
    [null, "2027-01-01", ""],
  ])("due %s, read on %s: %s", (due, today, words) => {
    expect(dueWords(due, today)).toBe(words)
  })
})

it("the list: due first, then never seen, then unseen for the longest, then by name; without a duty last", () => {
  const one = (head: string, dueOn: string | null, lastSeenOn: string | null) => ({ head, dueOn, lastSeenOn })
  const rows = [
    one("戊", null, null),
    one("丁", "2027-01-31", null),
    one("丙", "2026-12-31", "2026-11-02"),
    one("乙", "2026-12-31", "2026-11-01"),
    one("甲", "2026-12-31", null),
  ]
  expect(rows.toSorted(compareDue).map(({ head }) => head)).toEqual(["甲", "乙", "丙", "丁", "戊"])
})
