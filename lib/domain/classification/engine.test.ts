import { describe, expect, it } from "vitest"
import { compile } from "@/lib/domain/classification/engine"
import type { HouseholdFacts, MemberFacts } from "@/lib/domain/classification/facts"
import { D2_POLICY_SET } from "@/lib/domain/policy/d2-policy-set"
import { elder, household, member, pupil } from "@/tests/support/household-facts"

const engine = compile(D2_POLICY_SET, "2026-07-01")

function decided(facts: Partial<HouseholdFacts>) {
  const { primary, rule, secondary, urgent } = engine.decide(household(facts))
  return `${rule} ${primary} [${secondary.join(" ")}] {${urgent.join(" ")}}`
}

function person(facts: Partial<MemberFacts>): Partial<HouseholdFacts> {
  return { members: [member("m1"), member("m2", facts)] }
}

describe("主路径:每条规则至少一户", () => {
  const cases: [name: string, facts: Partial<HouseholdFacts>, expected: string][] = [
    ["R01 全家只有老人和学生,没有劳动力 → 政府供养", { members: [elder("a"), pupil("b")] }, "R01 P12 [P06] {}"],
    [
      "R01 先于危房:全家丧失劳动力又住危房,主路径是供养,建房列为紧急",
      { members: [member("a", { labour: "lost" })], housing_grade: "D" },
      "R01 P12 [P01] {P01}",
    ],
    ["R01 特困人员不算劳动力", { members: [member("a", { tekun: true })] }, "R01 P12 [] {}"],
    ["R02 住 C 级危房 → 乡村建设,紧急", { housing_grade: "C" }, "R02 P01 [] {P01}"],
    [
      "R02 住 D 级危房,同时缺资金 → 乡村建设,金融服务兼用",
      { housing_grade: "D", lacks_funds: true },
      "R02 P01 [P10] {P01}",
    ],
    ["R02 住房等级安全但在滑坡崖下 → 乡村建设", { housing_hazard: true }, "R02 P01 [] {P01}"],
    [
      "R03 有孩子失学 → 教育保障,紧急",
      { members: [member("a"), pupil("b", { school: "none", school_dropout: true })] },
      "R03 P06 [] {P06}",
    ],
    [
      "R03 有孩子因困难难以完成学业 → 教育保障,紧急",
      { members: [member("a"), pupil("b", { schooling_at_risk: true })] },
      "R03 P06 [] {P06}",
    ],
    [
      "R04 初中毕业、想开网店 → 电商创业",
      { members: [member("a", { education: "junior", startup_desire: true })] },
      "R04 P08 [] {}",
    ],
    ["R05 能干会经营,没有产业 → 产业扶持", { has_industry: false }, "R05 P02 [] {}"],
    [
      "R05 先有项目、后有贷款:没有产业又缺资金 → 产业扶持,金融服务兼用",
      { has_industry: false, lacks_funds: true },
      "R05 P02 [P10] {}",
    ],
    ["R06 有产业、缺资金 → 金融服务", { lacks_funds: true }, "R06 P10 [] {}"],
    ["R07 愿意经营、能力弱 → 搭帮联营", { operating_ability: "weak" }, "R07 P04 [] {}"],
    [
      "R07 搭帮联营不要求全劳力:弱劳力愿意入股",
      { operating_ability: "weak", members: [member("a", { labour: "weak" })] },
      "R07 P04 [] {}",
    ],
    [
      "R08 只有弱劳力,地种不了 → 土地流转",
      { land_use: "unable", members: [member("a", { labour: "weak" })] },
      "R08 P05 [] {}",
    ],
    [
      "R08 先于岗位开发:弱劳力、地种不了、没有固定收入",
      {
        land_use: "unable",
        operating_ability: "none",
        has_fixed_income: false,
        members: [member("a", { labour: "weak" })],
      },
      "R08 P05 [P03] {}",
    ],
    ["R09 有全劳力、缺技能 → 技能提升", { lacks_skill: true }, "R09 P07 [] {}"],
    [
      "R09 先培训、后就业:缺技能、无固定收入、能外出",
      { lacks_skill: true, has_fixed_income: false, can_work_away: true },
      "R09 P07 [P09] {}",
    ],
    ["R10 有全劳力、无固定收入、能外出 → 劳务输出", { has_fixed_income: false, can_work_away: true }, "R10 P09 [] {}"],
    [
      "R11 无经营能力、无固定收入、不能外出 → 岗位开发",
      { operating_ability: "none", has_fixed_income: false },
      "R11 P03 [] {}",
    ],
    [
      "R11 先于 R12:有全劳力、地效率低、无固定收入 → 岗位开发,土地流转兼用",
      { operating_ability: "none", has_fixed_income: false, land_use: "inefficient" },
      "R11 P03 [P05] {}",
    ],
    ["R12 有全劳力、地效率低 → 土地流转", { land_use: "inefficient" }, "R12 P05 [] {}"],
    ["R13 只剩在校学生 → 教育保障,但不紧急", { members: [member("a"), pupil("b")] }, "R13 P06 [] {}"],
    ["R13 学前教育也算在校", { members: [member("a"), pupil("b", { age: 4, school: "preschool" })] }, "R13 P06 [] {}"],
    ["R14 只剩老年人应享政策 → 政府供养", { members: [member("a"), elder("b")] }, "R14 P12 [] {}"],
    [
      "R14 先于 R15:重点村里有残疾人的农户",
      { village_type: "key", members: [member("a"), member("b", { disability_grade: 4 })] },
      "R14 P12 [P01] {}",
    ],
    ["R15 重点村、没有更具体的路径 → 乡村建设,但不紧急", { village_type: "key" }, "R15 P01 [] {}"],
    ["R16 其他贫困村、没有更具体的路径 → 部门帮扶", { village_type: "other_poor" }, "R16 P11 [] {}"],
    ["R17 其他扶贫对象 → 部门帮扶,一对一", {}, "R17 P11 [] {}"],
  ]
  it.each(cases)("%s", (_name, facts, expected) => {
    expect(decided(facts)).toBe(expected)
    expect(engine.decide(household(facts)).status).toBe("determined")
  })

  it("R00 一般农户不属于帮扶对象:没有主路径,所有列表都空,哪怕住危房、资料不全、相互矛盾", () => {
    const facts = household({
      roll_type: "general",
      housing_grade: "D",
      housing_hazard: null,
      members: [],
      land_use: "unable",
      contract_land_mu: 0,
    })
    expect(engine.decide(facts)).toEqual({
      status: "out_of_scope",
      primary: null,
      rule: null,
      secondary: [],
      urgent: [],
      missingFacts: [],
      warnings: [],
    })
  })

  it.each(["registered_poor", "lifted", "monitored_unstable", "monitored_edge", "monitored_sudden"] as const)(
    "%s 属于帮扶对象",
    (roll_type) => expect(decided({ roll_type })).toBe("R17 P11 [] {}"),
  )
})

describe("界限两边", () => {
  const cases: [name: string, facts: Partial<HouseholdFacts>, expected: string][] = [
    ["15 周岁不是劳动力", { members: [member("a", { age: 15 })] }, "R01 P12 [] {}"],
    ["16 周岁是劳动力", { members: [member("a", { age: 16 })] }, "R17 P11 [] {}"],
    ["16 周岁在校不是劳动力", { members: [member("a", { age: 16, school: "senior" })] }, "R01 P12 [P06] {}"],
    ["59 周岁不算老年人", person({ age: 59 }), "R17 P11 [] {}"],
    ["60 周岁算老年人", person({ age: 60 }), "R14 P12 [] {}"],
    ["60 周岁仍可以是劳动力", { lacks_skill: true, members: [member("a", { age: 60 })] }, "R09 P07 [P12] {}"],
    [
      "小学文化、想创业:不到电商创业的文化程度",
      { members: [member("a", { education: "primary", startup_desire: true })] },
      "R17 P11 [] {}",
    ],
    [
      "初中文化、想创业:够了",
      { members: [member("a", { education: "junior", startup_desire: true })] },
      "R04 P08 [] {}",
    ],
    [
      "15 周岁想创业:不到年龄",
      person({ age: 15, education: "junior", startup_desire: true, labour: "none" }),
      "R17 P11 [] {}",
    ],
    [
      "16 周岁想创业:够了",
      person({ age: 16, education: "junior", startup_desire: true, labour: "none" }),
      "R04 P08 [] {}",
    ],
    [
      "在校大学生想创业:不算",
      person({ age: 20, school: "university", education: null, startup_desire: true, labour: "none" }),
      "R13 P06 [] {}",
    ],
    ["承包地 0 亩不能流转", { contract_land_mu: 0, land_use: "inefficient" }, "R17 P11 [] {}"],
    ["承包地 0.1 亩可以流转", { contract_land_mu: 0.1, land_use: "inefficient" }, "R12 P05 [] {}"],
    ["B 级住房是安全的", { housing_grade: "B" }, "R17 P11 [] {}"],
    ["C 级住房是危房", { housing_grade: "C" }, "R02 P01 [] {P01}"],
    ["弱劳力是劳动力:可以贷款", { lacks_funds: true, members: [member("a", { labour: "weak" })] }, "R06 P10 [] {}"],
    [
      "弱劳力不是全劳力:不列入技能提升",
      { lacks_skill: true, members: [member("a", { labour: "weak" })] },
      "R17 P11 [] {}",
    ],
    [
      "明确不愿经营:不列入产业扶持、金融服务",
      { operating_will: "no", has_industry: false, lacks_funds: true },
      "R17 P11 [] {}",
    ],
    ["有病但未丧失劳动力:不属于供养", person({ illness: "major" }), "R17 P11 [] {}"],
    ["长期慢性病且丧失劳动力:属于供养", person({ illness: "chronic", labour: "lost" }), "R14 P12 [] {}"],
    ["丧失劳动力但没有病:不属于供养", person({ labour: "lost" }), "R17 P11 [] {}"],
    ["“两癌”妇女属于供养", person({ two_cancers: true }), "R14 P12 [] {}"],
    ["残疾 4 级也算残疾人", person({ disability_grade: 4 }), "R14 P12 [] {}"],
    ["有固定收入:不列入劳务输出、岗位开发", { operating_ability: "none", can_work_away: true }, "R17 P11 [] {}"],
  ]
  it.each(cases)("%s", (_name, facts, expected) => expect(decided(facts)).toBe(expected))
})

describe("不清楚的情况:不猜,列为缺失", () => {
  const cases: [name: string, facts: Partial<HouseholdFacts>, expected: string, missing: string[]][] = [
    ["一个成员都没登记", { members: [] }, "R17 P11 [] {}", ["members"]],
    ["没登记成员时,家庭情况照样要问", { members: [], lacks_skill: null }, "R17 P11 [] {}", ["lacks_skill", "members"]],
    [
      "意愿不清楚不算拒绝:仍列入产业扶持,但要问",
      { operating_will: "unknown", has_industry: false },
      "R05 P02 [] {}",
      ["operating_will"],
    ],
    [
      "意愿不清楚不算愿意:不列入搭帮联营,但要问",
      { operating_will: "unknown", operating_ability: "weak" },
      "R17 P11 [] {}",
      ["operating_will"],
    ],
    ["意愿不清楚但怎样都不影响:不用问", { operating_will: "unknown", operating_ability: "none" }, "R17 P11 [] {}", []],
    [
      "经营能力不清楚:不列入任何相关路径",
      { operating_ability: "unknown", has_industry: false, has_fixed_income: false },
      "R17 P11 [] {}",
      ["operating_ability"],
    ],
    [
      "唯一劳动力的劳动情况不清楚:不能判定整户无劳力",
      { members: [member("a", { labour: "unknown" })] },
      "R17 P11 [] {}",
      ["labour:a"],
    ],
    [
      "未满 16 周岁的人劳动情况不清楚:不影响判定整户无劳力",
      { members: [elder("a"), member("b", { age: 15, labour: "unknown" })] },
      "R01 P12 [] {}",
      [],
    ],
    [
      "年龄不清楚:可能是劳动力,不能判定整户无劳力",
      { members: [member("a", { age: null })] },
      "R17 P11 [] {}",
      ["age:a"],
    ],
    [
      "住房等级不清楚、已有安全隐患:怎样都是紧急,不用问",
      { housing_grade: "unknown", housing_hazard: true },
      "R02 P01 [] {P01}",
      [],
    ],
    ["住房等级不清楚:要问", { housing_grade: "unknown" }, "R17 P11 [] {}", ["housing_grade"]],
    ["没有承包地,经营状况不清楚:不用问", { contract_land_mu: 0, land_use: "unknown" }, "R17 P11 [] {}", []],
    ["地种不好,面积不清楚:要问", { contract_land_mu: null, land_use: "unable" }, "R17 P11 [] {}", ["contract_land_mu"]],
    [
      "两件事要同时知道才有结果:两件都问",
      { has_fixed_income: null, can_work_away: null },
      "R17 P11 [] {}",
      ["has_fixed_income", "can_work_away"],
    ],
    ["已有一个全劳力,另一人劳动情况不清楚又没有病:不用问", person({ labour: "unknown" }), "R17 P11 [] {}", []],
    [
      "已有一个全劳力,另一人劳动情况不清楚但有病:要问",
      person({ labour: "unknown", illness: "major" }),
      "R17 P11 [] {}",
      ["labour:m2"],
    ],
    [
      "家里已有老人,是否“两癌”不再影响结果",
      { members: [member("a", { two_cancers: null }), elder("b")] },
      "R14 P12 [] {}",
      [],
    ],
    [
      "是否能找到第二个劳力只关系到供养是主是次:仍要问",
      { land_use: "unable", members: [elder("a"), member("b", { labour: "unknown" })] },
      "R12 P05 [P12] {}",
      ["labour:b"],
    ],
  ]
  it.each(cases)("%s", (_name, facts, expected, missing) => {
    expect(decided(facts)).toBe(expected)
    const decision = engine.decide(household(facts))
    expect(decision.missingFacts).toEqual(missing)
    expect(decision.status).toBe(missing.length > 0 ? "provisional" : "determined")
  })

  it("先列家庭情况,再按成员列,各按指标表的顺序", () => {
    const blank = { age: null, labour: "unknown", school: null, startup_desire: null, tekun: null } as const
    const facts = household({
      can_work_away: null,
      housing_grade: "unknown",
      has_fixed_income: null,
      members: [member("b", blank), member("a", blank)],
    })
    expect(engine.decide({ ...facts, operating_ability: "none" }).missingFacts).toEqual([
      "housing_grade",
      "has_fixed_income",
      "can_work_away",
      "age:b",
      "labour:b",
      "school:b",
      "tekun:b",
      "age:a",
      "labour:a",
      "school:a",
      "tekun:a",
    ])
  })
})

describe("矛盾提示", () => {
  const cases: [name: string, facts: Partial<HouseholdFacts>, warnings: string[]][] = [
    ["W01 15 周岁登记为普通劳动力", person({ age: 15 }), ["W01"]],
    ["W01 16 周岁不提示", person({ age: 16 }), []],
    ["W01 在校生登记为弱劳动力", person({ age: 17, school: "senior", labour: "weak" }), ["W01"]],
    ["W01 15 周岁登记为无劳动力:不提示", person({ age: 15, labour: "none" }), []],
    ["W02 有经营能力但没有劳动力", { members: [elder("a")] }, ["W02", "W06"]],
    ["W02 劳动情况不清楚:不算矛盾", { members: [member("a", { labour: "unknown" })] }, []],
    ["W02 成员没有登记:不算矛盾", { members: [] }, []],
    ["W03 缺技能但有技能劳动力", { lacks_skill: true, members: [member("a", { labour: "skilled" })] }, ["W03"]],
    ["W03 是否缺技能不清楚:不算矛盾", { lacks_skill: null, members: [member("a", { labour: "skilled" })] }, []],
    ["W04 18 周岁健康不在校的特困人员", person({ age: 18, tekun: true, labour: "none" }), ["W04"]],
    ["W04 17 周岁:不提示", person({ age: 17, tekun: true, labour: "none" }), []],
    ["W04 59 周岁:提示", person({ age: 59, tekun: true, labour: "none" }), ["W04"]],
    ["W04 60 周岁:不提示", person({ age: 60, tekun: true, labour: "none" }), []],
    [
      "W04 有病或残疾:不提示",
      {
        members: [
          member("a"),
          member("b", { tekun: true, illness: "major" }),
          member("c", { tekun: true, disability_grade: 2 }),
        ],
      },
      [],
    ],
    ["W04 在校:不提示", person({ age: 19, tekun: true, school: "university", labour: "none" }), []],
    ["W05 地种不了但没有地", { land_use: "unable", contract_land_mu: 0 }, ["W05"]],
    ["W05 面积没有登记:不算矛盾", { land_use: "unable", contract_land_mu: null }, []],
    ["W05 效率低但没有地:不属于这条提示", { land_use: "inefficient", contract_land_mu: 0 }, []],
    ["W06 有固定收入但没有劳动力", { operating_ability: "none", members: [elder("a")] }, ["W06"]],
  ]
  it.each(cases)("%s", (_name, facts, warnings) => expect(engine.decide(household(facts)).warnings).toEqual(warnings))
})

describe("理由", () => {
  it("写明试过的规则、读到的情况、用到的界限和依据", () => {
    const { findings } = engine.explain(
      household({ members: [member("a"), member("b", { labour: "weak" })], lacks_skill: true }),
    )
    expect(findings.map((finding) => `${finding.key}:${finding.outcome}`).join(" ")).toBe(
      "R00:no R01:no R02:no R03:no R04:no R05:no R06:no R07:no R08:no R09:yes " +
        "A01:no A02:no A03:no A04:no A05:no A06:no A07:yes A08:no A09:no A10:no A11:no A12:no",
    )
    const rule = findings.find((finding) => finding.key === "R09")
    expect(rule?.clauses).toEqual([
      { key: "fullWorker", outcome: "yes", memberIds: ["a"] },
      { key: "lacksSkill", outcome: "yes", memberIds: [] },
    ])
    expect(rule?.facts).toContainEqual({ field: "labour", memberId: "b", value: "weak" })
    expect(rule?.facts).toContainEqual({ field: "lacks_skill", memberId: null, value: true })
    expect(rule?.thresholds).toEqual([
      {
        key: "min_worker_age",
        label: "劳动力最低年龄",
        unit: "周岁",
        value: 16,
        from: "2016-01-01",
        reference: expect.stringContaining("16 周岁以下"),
      },
    ])
    expect(rule?.reference).toContain("有劳动能力但缺少职业技术技能")
  })

  it("不清楚的规则标为不清楚,不标为不符合", () => {
    const { findings } = engine.explain(household({ members: [member("a", { labour: "unknown" })], lacks_skill: true }))
    const outcome = (key: string) => findings.find((finding) => finding.key === key)?.outcome
    expect([outcome("R01"), outcome("R09"), outcome("A07"), outcome("A12"), outcome("R17")]).toEqual([
      "unknown",
      "unknown",
      "unknown",
      "unknown",
      "yes",
    ])
  })
})
