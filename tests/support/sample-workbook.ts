import { checkCharacter } from "@/lib/domain/household/id-number"
import { type WrittenCell, type WrittenSheet, writeWorkbook } from "@/lib/platform/workbook/write"

/** A valid number on an area prefix that belongs to no county. */
export function inventedIdNumber(serial: number, year = 1950 + (serial % 60), male = true): string {
  const month = String((serial % 12) + 1).padStart(2, "0")
  const day = String((Math.floor(serial / 12) % 28) + 1).padStart(2, "0")
  const order = String((Math.floor(serial / 336) % 500) * 2 + (male ? 1 : 0)).padStart(3, "0")
  const area = String(990000 + (Math.floor(serial / 168_000) % 9999)).padStart(6, "0")
  const digits = `${area}${year}${month}${day}${order}`
  return digits + checkCharacter(digits)
}

/** A workbook in memory. */
export async function workbookOf(sheets: readonly WrittenSheet[]): Promise<Buffer> {
  return Buffer.from(await new Response(writeWorkbook(sheets)).arrayBuffer())
}

/** A sheet from plain rows, the first of which are the headings. */
export const sheetOf = (
  name: string,
  [head = [], ...rows]: readonly (readonly WrittenCell[])[],
  above?: readonly WrittenCell[][],
): WrittenSheet => ({
  name,
  columns: head.map((heading) => ({ heading: String(heading ?? "") })),
  rows,
  ...(above ? { above } : {}),
})

const SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨"
const GIVEN = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳"
const nameOf = (serial: number): string =>
  `${SURNAMES[serial % 16]}${GIVEN[Math.floor(serial / 16) % 16]}${GIVEN[Math.floor(serial / 256) % 16]}`

const HOUSEHOLD_HEAD = [
  "户编号",
  "行政区划代码",
  "户类型",
  "自然村(组)",
  "家庭住址",
  "户联系电话",
  "开户银行",
  "银行卡号",
  "年度",
  "主要致贫原因",
  "其他致贫原因",
  "脱贫年度",
  "风险是否已消除",
  "是否易地搬迁户",
  "住房面积",
  "危房等级",
  "住房安全隐患",
  "住房结构",
  "建房年份",
  "是否解决安全饮用水",
  "水量达标",
  "水质达标",
  "承包地面积(亩)",
  "承包地经营状况",
  "耕地面积",
  "林地面积",
  "入户路类型",
  "入户路是否硬化",
  "与村主干路距离",
  "是否通生活用电",
  "是否通广播电视",
  "是否有卫生厕所",
  "主要燃料类型",
  "是否加入合作组织",
  "义务教育有保障",
  "住房安全有保障",
  "饮水安全有保障",
  "经营能力",
  "经营意愿",
  "有无产业途径",
  "是否缺资金",
  "是否缺技能",
  "有无固定收入",
  "能否外出务工",
]
const MEMBER_HEAD = [
  "户编号",
  "姓名",
  "证件号码",
  "与户主关系",
  "民族",
  "政治面貌",
  "联系电话",
  "文化程度",
  "在校生状况",
  "健康状况",
  "是否“两癌”患者",
  "劳动技能",
  "创业愿望",
  "是否已务工",
  "务工开始时间",
  "务工所在地",
  "务工企业",
  "务工月收入(元)",
  "务工时间(月)",
  "就业渠道",
  "公益性岗位",
  "是否会讲普通话",
  "是否参加城乡居民基本医疗保险",
  "是否参加大病保险",
  "是否参加城乡居民基本养老保险",
  "是否享受低保",
  "是否特困供养",
  "是否失学辍学",
  "证件类型",
  "是否享受残疾补贴",
]

const householdRow = (no: string, village: string, i: number): WrittenCell[] => [
  no,
  village,
  i % 5 === 0 ? "脱贫不稳定户" : "脱贫户",
  `${(i % 9) + 1}组`,
  `第${i % 200}号`,
  `139${String(10_000_000 + i)}`,
  "农村信用社",
  `6217${String(100_000_000_000 + i)}`,
  2026,
  "因病",
  "缺技术",
  2018,
  "是",
  "否",
  80 + (i % 60),
  i % 40 === 0 ? "C级" : "A级",
  "否",
  "砖混",
  2005,
  "是",
  "是",
  "是",
  (i % 30) / 2,
  "经营正常",
  i % 12,
  0,
  "水泥路",
  "是",
  0.5,
  "是",
  "是",
  "是",
  "清洁能源",
  i % 3 === 0 ? "是" : "否",
  "是",
  "是",
  "是",
  "有经营能力",
  "有",
  "有",
  "否",
  i % 4 === 0 ? "是" : "否",
  "否",
  "能",
]

const memberRow = (no: string, serial: number, position: number): WrittenCell[] => [
  no,
  nameOf(serial),
  inventedIdNumber(serial, 1950 + position * 15, position % 2 === 0),
  ["户主", "配偶", "之子", "之女"][position] ?? "其他",
  "汉族",
  "群众",
  `158${String(10_000_000 + serial)}`,
  "初中",
  null,
  "健康",
  "否",
  "普通劳动力",
  "否",
  position < 2 ? "是" : "否",
  position < 2 ? "202501" : null,
  "外县",
  "某某厂",
  3200,
  8,
  "外出务工",
  null,
  "是",
  "是",
  "是",
  "是",
  "否",
  "否",
  "否",
  "居民身份证",
  "否",
]

/** A register as a county office would send it: `households` households with four members each. */
export function registerSheets(households: number, villages: readonly string[], first = 0): WrittenSheet[] {
  const no = (i: number) => `6199${String(first + i).padStart(8, "0")}`
  const villageOf = (i: number) => villages[Math.floor((i * villages.length) / households)] ?? ""
  return [
    {
      name: "农户信息",
      above: [["农户基本信息表"]],
      columns: HOUSEHOLD_HEAD.map((heading) => ({ heading })),
      rows: Array.from({ length: households }, (_, i) => householdRow(no(i), villageOf(i), first + i)),
    },
    {
      name: "家庭成员",
      columns: MEMBER_HEAD.map((heading) => ({ heading })),
      rows: Array.from({ length: households * 4 }, (_, i) => memberRow(no(i >> 2), (first << 2) + i, i % 4)),
    },
  ]
}
