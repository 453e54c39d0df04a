import type { FactField } from "@/lib/domain/classification/facts"

/** Who is to find out a missing fact. */
export const ASKERS = {
  helper: "帮扶责任人",
  village: "村第一书记",
  township: "镇办",
  department: "主管部门",
} as const
export type Asker = keyof typeof ASKERS

export interface Question {
  /** The missing fact as the engine names it: `field`, `field:memberId` or `members`. */
  fact: string
  field: FactField | "members"
  memberId: string | null
  text: string
  asker: Asker
  /** Whom to name on the due list: the asker, or the department itself. */
  askerLabel: string
}

interface Template {
  /** `#` stands for the person asked about. */
  text: string
  asker: Asker
  department?: string
}

const TEMPLATES: Record<FactField | "members", Template> = {
  roll_type: { text: "这一户属于哪一类帮扶对象？", asker: "township" },
  village_type: { text: "所在村是重点贫困村、其他贫困村还是一般村？", asker: "township" },
  housing_grade: { text: "住房鉴定为几级？", asker: "department", department: "县住建局" },
  housing_hazard: { text: "住房有没有漏雨、裂缝、滑坡等安全隐患？", asker: "village" },
  contract_land_mu: { text: "有多少亩承包地？", asker: "village" },
  land_use: { text: "承包地自己经营得怎么样，能不能种好？", asker: "helper" },
  operating_ability: { text: "这一户有没有经营能力？", asker: "helper" },
  operating_will: { text: "户主是否愿意经营？", asker: "helper" },
  has_industry: { text: "现在有没有产业途径（种植、养殖、小店等）？", asker: "helper" },
  lacks_funds: { text: "发展生产是否缺少资金？", asker: "helper" },
  lacks_skill: { text: "劳动力是否缺少职业技能？", asker: "helper" },
  has_fixed_income: { text: "家里有没有固定收入？", asker: "helper" },
  can_work_away: { text: "劳动力能不能外出务工？", asker: "helper" },
  members: { text: "家里有哪些人？成员还没有登记。", asker: "village" },
  age: { text: "#的出生日期是哪天？", asker: "village" },
  labour: { text: "#的劳动能力怎么样？", asker: "village" },
  school: { text: "#现在是否在校，读几年级？", asker: "department", department: "县教育局" },
  education: { text: "#是什么文化程度？", asker: "helper" },
  disability_grade: { text: "#的残疾证是几级？", asker: "department", department: "县残联" },
  illness: { text: "#有没有长期慢性病或大病？", asker: "village" },
  two_cancers: { text: "#是否确诊“两癌”？", asker: "department", department: "县卫生局" },
  tekun: { text: "#是否享受特困供养？", asker: "department", department: "县民政局" },
  school_dropout: { text: "#是否失学辍学？", asker: "department", department: "县教育局" },
  schooling_at_risk: { text: "#是否因家庭困难难以完成学业？", asker: "helper" },
  startup_desire: { text: "#是否愿意创业？", asker: "helper" },
}

function isKnownFact(field: string): field is FactField | "members" {
  return field in TEMPLATES
}

/**
 * The question behind one missing fact, and who should ask it. `nameOf` turns a member id into the word used on the
 * screen. Throws for a name that the engine does not give.
 */
export function questionFor(fact: string, nameOf: (memberId: string) => string): Question {
  const colon = fact.indexOf(":")
  const field = colon < 0 ? fact : fact.slice(0, colon)
  const memberId = colon < 0 ? null : fact.slice(colon + 1)
  if (!isKnownFact(field)) throw new Error(`unknown fact ${fact}`)
  const { text, asker, department } = TEMPLATES[field]
  return {
    fact,
    field,
    memberId,
    text: memberId === null ? text : text.replace("#", () => nameOf(memberId)),
    asker,
    askerLabel: department ?? ASKERS[asker],
  }
}
