/** What kind of body a unit is (D2-26, D3-15). */
export const UNIT_KINDS = {
  department: "县级部门",
  township: "镇办",
  institution: "事业单位",
  enterprise: "企业",
  school: "学校",
  bank: "金融机构",
  society: "社会组织",
  partner: "协作帮扶单位",
} as const satisfies Record<string, string>
export type UnitKind = keyof typeof UNIT_KINDS
export const UNIT_KIND_KEYS = Object.keys(UNIT_KINDS) as [UnitKind, ...UnitKind[]]
