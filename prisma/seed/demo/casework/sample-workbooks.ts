import { join } from "node:path"
import { today } from "@/lib/platform/clock"
import { Prisma } from "@/lib/platform/db/generated/client"
import { read } from "@/lib/platform/db/tenant"
import type { Scope } from "@/lib/platform/scope/scope"
import { randomOf } from "../random"
import { type Cell, writeSheets } from "../workbook"
import { addDays } from "./days"

const { sql } = Prisma

export const ASSISTANCE_WORKBOOK = "武功县-帮扶台账.xlsx"
export const PAIRINGS_WORKBOOK = "武功县-结对名单.xlsx"

interface Line {
  no: string
  head: string
  village: string
}

/** What a unit of the county brought in one round, as it keeps its own list. */
const GIVEN = [
  ["物资", "过冬棉被", 1, "床", 160, "帮扶单位自筹", "发放表签字"],
  ["物资", "面粉", 50, "斤", 110, "帮扶单位自筹", "发放表签字"],
  ["资金、补贴", "冬季取暖补助", 300, "元", 300, "县级财政资金", "打卡明细"],
  ["培训、技术指导", "果树冬剪现场培训", 1, "人", null, "帮扶单位自筹", "签到表"],
  ["服务、代办", "代办慢病本", 1, "本", null, null, null],
] as const

const ASSISTANCE_HEADINGS = [
  "户编号",
  "户主姓名",
  "行政村",
  "帮扶日期",
  "帮扶单位（人）",
  "帮扶类型",
  "帮扶内容",
  "数量",
  "单位",
  "折价（元）",
  "资金来源",
  "凭证",
]

/** Lines to try an import with: thirty for households, two for whole villages, one of an unknown household and one of tomorrow. */
export async function writeAssistanceWorkbook(folder: string, scope: Scope, place: string): Promise<void> {
  const random = randomOf("demo assistance workbook")
  const lines = await read<Line>(
    scope,
    sql`SELECT h.household_no AS no, h.head_name AS head, v.name AS village FROM household h
      JOIN village v ON v.county_code = h.county_code AND v.village_code = h.village_code
      WHERE h.county_code = ${scope.countyCode} AND starts_with(h.village_code, ${place}) AND h.ended_at IS NULL
      ORDER BY h.household_no LIMIT 160`,
  )
  const row = ({ no, head, village }: Line, day: string): Cell[] => {
    const [kind, item, quantity, unit, value, fund, evidence] = random.pick(GIVEN)
    return [no, head, village, day, "县供电公司", kind, item, quantity, unit, value, fund, evidence]
  }
  const given = lines
    .filter((_, index) => index % 5 === 2)
    .slice(0, 30)
    .map((each) => row(each, addDays(today(), -random.int(3, 24))))
  const [first, second] = lines
  if (!first || !second) return
  const forVillage = (village: string): Cell[] => [
    null,
    null,
    village,
    addDays(today(), -16),
    "县供电公司",
    "项目、基础设施",
    "村内线路检修",
    1,
    "次",
    6000,
    "帮扶单位自筹",
    "验收单",
  ]
  const last = lines.at(-1)
  const rows = [
    ...given,
    forVillage(first.village),
    forVillage(last?.village ?? first.village),
    // 没有这一户；日期在今天以后
    row({ ...first, no: `${first.no.slice(0, 12)}9999` }, addDays(today(), -5)),
    row(second, addDays(today(), 1)),
  ]
  const title = "帮扶台账（冬季走访慰问）"
  await writeSheets(
    join(folder, ASSISTANCE_WORKBOOK),
    [{ name: "帮扶台账", title, headings: ASSISTANCE_HEADINGS, rows }],
    false,
  )
}

const PAIRING_HEADINGS = ["户编号", "户主姓名", "行政村", "责任人用户名", "责任人姓名", "责任人职务", "开始日期"]

interface Free extends Line {
  username: string
  name: string
  post: string | null
}

/** Households that nobody is responsible for, each with somebody who helps its neighbours; two rows cannot be taken. */
export async function writePairingsWorkbook(folder: string, scope: Scope, place: string): Promise<void> {
  const free = await read<Free>(
    scope,
    sql`SELECT h.household_no AS no, h.head_name AS head, v.name AS village, a.username, a.display_name AS name, a.post FROM household h
      JOIN village v ON v.county_code = h.county_code AND v.village_code = h.village_code
      JOIN LATERAL (SELECT a.username, a.display_name, a.post FROM pairing p JOIN account a ON a.county_code = p.county_code AND a.id = p.account_id
        WHERE p.county_code = h.county_code AND p.village_code = h.village_code AND p.ended_on IS NULL AND a.role = 'helper' AND a.disabled_at IS NULL
        GROUP BY a.id, a.username, a.display_name, a.post ORDER BY count(*), a.username LIMIT 1) a ON true
      WHERE h.county_code = ${scope.countyCode} AND starts_with(h.village_code, ${place}) AND h.ended_at IS NULL
        AND NOT EXISTS (SELECT FROM pairing p WHERE p.county_code = h.county_code AND p.household_id = h.id AND p.ended_on IS NULL)
      ORDER BY h.household_no`,
  )
  const row = ({ no, head, village, username, name, post }: Free): Cell[] => [
    no,
    head,
    village,
    username,
    name,
    post,
    today(),
  ]
  const [first] = free
  if (!first) return
  const rows = [
    ...free.map(row),
    // 没有这个责任人；没有这一户
    row({ ...first, username: "wugong.meiyou", name: "查无人", post: null }),
    row({ ...first, no: `${first.no.slice(0, 12)}9998` }),
  ]
  const sheet = { name: "结对名单", title: "帮扶责任人结对名单", headings: PAIRING_HEADINGS, rows }
  await writeSheets(join(folder, PAIRINGS_WORKBOOK), [sheet], false)
}
