import { expect, test } from "vitest"
import { changesBetween } from "./changes"
import { HOUSEHOLD_FIELDS } from "./household-fields"
import { MEMBER_FIELDS } from "./member-fields"

test("old and new in words, unknown apart from no", () => {
  const before = { land_use: "adequate", contract_land_mu: 4, lacks_funds: null, other_causes: [] }
  const after = { land_use: "unable", contract_land_mu: 4, lacks_funds: false, other_causes: ["illness", "labour"] }
  expect(changesBetween(HOUSEHOLD_FIELDS, before, after, false)).toEqual([
    { label: "其他致贫原因", from: null, to: "因病、缺劳力" },
    { label: "承包地经营状况", from: "经营正常", to: "经营不了" },
    { label: "是否缺资金", from: null, to: "否" },
  ])
})

test("of a number only that it changed; health only for those who may see it", () => {
  const before = { id_number_index: "a", id_number_masked: "999999***********1", health: ["healthy"] }
  const after = { id_number_index: "b", id_number_masked: "999999***********2", health: ["chronic"] }
  const numbers = { label: "证件号码", from: "原号码", to: "已变更" }
  expect(changesBetween(MEMBER_FIELDS, before, after, false)).toEqual([numbers])
  expect(changesBetween(MEMBER_FIELDS, before, after, true)).toEqual([
    numbers,
    { label: "健康状况", from: "健康", to: "长期慢性病" },
  ])
})
