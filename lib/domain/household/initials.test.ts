import { expect, test } from "vitest"
import { initialsOf } from "./initials"

test.each([
  ["单小龙", "sxl"],
  ["解小龙", "xxl"],
  ["欧阳长乐", "oycl"],
  ["尉迟恭", "ycg"],
  ["买买提·吐尔逊", "mmttex"],
  ["阿依古丽 A", "aygla"],
  ["ＡＢ", "ab"],
  ["", ""],
])("%s → %s", (name, initials) => {
  expect(initialsOf(name)).toBe(initials)
})
