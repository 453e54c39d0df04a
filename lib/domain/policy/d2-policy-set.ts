import { RULE_KEYS } from "@/lib/domain/classification/codes"
import type { PolicySet } from "@/lib/domain/policy/policy-set"

const D2 = "D2《脱贫解困帮扶工作实施方案》"
const START = "2016-01-01"

/**
 * The policy set shipped for the twelve pathways of D2. The documents state the criteria but no priority between
 * overlapping ones; the order R01…R17 is our proposal (pathways.md 2.2) and is therefore data.
 */
export const D2_POLICY_SET: PolicySet = {
  key: "d2-twelve-pathways",
  version: 1,
  validFrom: START,
  label: "十二条脱贫路径（D2）",
  reference: `${D2}“多措并举，精准化脱贫”；先后顺序为本系统建议，可由县里调整`,
  order: [...RULE_KEYS],
  parameters: [
    {
      key: "min_worker_age",
      label: "劳动力最低年龄",
      unit: "周岁",
      values: [{ from: START, value: 16, reference: "全国扶贫数据审核规则：16 周岁以下和在校生为无劳动力" }],
    },
    {
      key: "min_startup_age",
      label: "电商创业最低年龄",
      unit: "周岁",
      values: [{ from: START, value: 16, reference: `${D2}电商创业（文件未写年龄，按劳动力最低年龄执行）` }],
    },
    {
      key: "min_startup_education",
      label: "电商创业最低文化程度",
      unit: "",
      values: [{ from: START, value: "junior", reference: `${D2}电商创业：“有一定文化水平、富有创业愿望”` }],
    },
    {
      key: "adult_age",
      label: "特困人员年龄核对起点",
      unit: "周岁",
      values: [{ from: START, value: 18, reference: "数据核对规则 W04：18 至 59 周岁、健康、不在校的特困人员" }],
    },
    {
      key: "elder_age",
      label: "老年人年龄",
      unit: "周岁",
      values: [{ from: START, value: 60, reference: `${D2}政府供养：“贫困老年人”，按 60 周岁执行` }],
    },
  ],
}
