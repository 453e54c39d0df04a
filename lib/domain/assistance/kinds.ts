/** What kind of thing was given (D12, dictionary 3.8). */
export const ASSISTANCE_KINDS = {
  goods: "物资",
  money: "资金、补贴",
  service: "服务、代办",
  training: "培训、技术指导",
  work: "岗位、务工",
  loan: "贷款、贴息",
  insurance: "参保、保险",
  project: "项目、基础设施",
  other: "其他",
} as const satisfies Record<string, string>
export type AssistanceKind = keyof typeof ASSISTANCE_KINDS

/** Where the money comes from. Funds are pooled, but each yuan keeps its label (性质不变、渠道不乱, D2-6). */
export const FUND_SOURCES = {
  bridging: "财政衔接资金",
  sector: "行业部门资金",
  county: "县级财政资金",
  unit: "帮扶单位自筹",
  donation: "社会捐赠",
  insurance: "保险赔付",
  collective: "村集体收入",
  personal: "个人帮扶",
  other: "其他",
} as const satisfies Record<string, string>
export type FundSource = keyof typeof FUND_SOURCES
/** Of a line without a fund source. */
export const NO_FUND = "没有写明或不涉及资金"
