import { describe, expect, it } from "vitest"
import { detailsInWords } from "./words"

const place = (code: string): string => (code === "610431" ? "全县" : "普集街道")

describe("an event's details in words", () => {
  it.each([
    ["session.failed", { reason: "locked" }, "已锁定"],
    ["session.opened", { device: "安卓手机 · Chrome" }, "安卓手机 · Chrome"],
    ["account.created", { role: "helper", area: "610431" }, "帮扶责任人，全县"],
    ["account.changed", { fields: ["role", "area"] }, "角色、范围"],
    ["account.disabled", { reason: "调离岗位" }, "原因：调离岗位"],
    ["household.updated", { fields: ["housingGrade"] }, "危房等级"],
    [
      "list.exported",
      { kind: "audit", filter: "", rows: 1200, sensitive: true, reason: "" },
      "审计日志，1,200 行，含完整证件号",
    ],
    [
      "pathway.overridden",
      { pathway: "P07", computed: null, reviewOn: "2027-01-01" },
      "技能提升，系统判定：未定，复核日期 2027-01-01",
    ],
    [
      "import.confirmed",
      { created: 1, updated: 2, unchanged: 3, rejected: 4, duplicate: 5 },
      "新增 1，更新 2，不变 3，退回 4，重复 5",
    ],
    [
      "visit.recorded",
      { mode: "phone", changes: 3, applied: 1, waiting: 1, conflicts: 1, policies: 2 },
      "电话，3 处变化，1 处已更新，1 处待镇办确认，1 处有冲突，2 项应享政策",
    ],
    ["visit.recorded", { mode: "home", changes: 0, applied: 0, waiting: 0, conflicts: 0, policies: 0 }, "上门"],
    ["change.accepted", { changes: 2, fields: ["housingGrade"] }, "2 处变化，危房等级"],
    ["device.pulled", { households: 20, removed: 1, bytes: 2048 }, "20 户，清除 1 户，2 KB"],
    ["member.created", { householdId: "00000000" }, ""],
  ])("%s", (type, details, words) => expect(detailsInWords(type, details, place)).toBe(words))
})
