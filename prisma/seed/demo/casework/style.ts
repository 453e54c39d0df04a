import type { Place } from "../names"

/** What differs between the counties of the demo. */
export interface CountyStyle {
  region: Place
  /** 县 or 市, as its offices call themselves. */
  word: string
  /** Short for the county in user names. */
  short: string
  /** Area code of office numbers; the number after it begins with 0000, which is given to nobody. */
  areaCode: string
  /** Posts of the leaders who each stand over a township. */
  leaders: readonly string[]
  /** Bodies that stand over villages beside the departments: name, kind, 隶属关系. */
  bodies: readonly (readonly [string, string, string])[]
}

const LEADERS = [
  "县委副书记",
  "县委常委、组织部部长",
  "县委常委、政法委书记",
  "县委常委、宣传部部长",
  "县人大常委会副主任",
  "县政协副主席",
  "副县长",
  "县人民法院院长",
]

export const WUGONG_OFFICES: CountyStyle = {
  region: "guanzhong",
  word: "县",
  short: "wugong",
  areaCode: "029",
  leaders: LEADERS,
  bodies: [
    ["县第一中学", "school", "county"],
    ["县职业教育中心", "school", "county"],
    ["县农村信用合作联社", "bank", "county"],
    ["县邮政储蓄银行", "bank", "county"],
    ["县人民医院", "institution", "county"],
    ["县农技中心", "institution", "county"],
    ["县水利工作站", "institution", "county"],
    ["县供电公司", "enterprise", "municipal"],
    ["县自来水公司", "enterprise", "county"],
    ["后稷猕猴桃专业合作社联合社", "enterprise", "county"],
    ["关中食品加工有限责任公司", "enterprise", "county"],
    ["县青年志愿者协会", "society", "county"],
    ["市属帮扶单位（城建集团）", "partner", "municipal"],
    ["省属帮扶单位（农科院所）", "partner", "provincial"],
  ],
}

export const QIONGHAI_OFFICES: CountyStyle = {
  region: "hainan",
  word: "市",
  short: "qionghai",
  areaCode: "0898",
  leaders: LEADERS.map((post) => post.replaceAll("县", "市")),
  bodies: [
    ["市第一小学", "school", "county"],
    ["市农村信用合作联社", "bank", "county"],
    ["市人民医院", "institution", "county"],
    ["市热作服务中心", "institution", "county"],
    ["东线果蔬运销有限责任公司", "enterprise", "county"],
    ["省属帮扶单位（热带作物研究所）", "partner", "provincial"],
  ],
}
