import type { DepartmentKey } from "@/lib/domain/access/departments"
import { ROLES, type RoleKey } from "@/lib/domain/access/roles"
import { SMALL_TOWNSHIP } from "./counties"
import type { DemoCounty } from "./county"

export interface DemoAccount {
  username: string
  displayName: string
  role: RoleKey
  area: string
  department: DepartmentKey | null
  post: string
  /** Whom one plays, for the list of sign-ins. */
  what: string
}

export const OPERATOR = { username: "yunwei", displayName: "平台运维" } as const
export const WUGONG_ADMIN = { username: "wugong.admin", displayName: "田县管" } as const
export const QIONGHAI_ADMIN = { username: "qionghai.admin", displayName: "符县管" } as const

type Row = [username: string, name: string, role: RoleKey, area: string, department: DepartmentKey | null, post: string]

const account = ([username, displayName, role, area, department, post]: Row, place: string): DemoAccount => ({
  username,
  displayName,
  role,
  area,
  department,
  post,
  what: `${place},${ROLES[role].label}`,
})

/** The village whose first secretary the demo has: the 重点贫困村 of the township with the most households. */
export function secretaryVillage(county: DemoCounty): { code: string; name: string } {
  const villages = county.villages.filter((each) => each.townshipCode === SMALL_TOWNSHIP && each.category === "key")
  const count = (code: string) => county.households.filter((each) => each.village.code === code).length
  const [largest] = villages
    .map(({ code, name }) => ({ code, name, households: count(code) }))
    .sort((a, b) => b.households - a.households)
  if (!largest) throw new Error("no key village in the township")
  return largest
}

/** Everybody else in 武功县: one for each role. */
// biome-ignore format: a table
export function wugongAccounts(county: DemoCounty): DemoAccount[] {
  const village = secretaryVillage(county)
  return [
    account(["wugong.staff", "董文静", "countyStaff", "610431", null, "县农业农村局干部"], "武功县"),
    account(["wugong.leader", "任县长", "countyLeader", "610431", null, "分管副县长"], "武功县"),
    account(["wugong.renshe", "康就业", "departmentStaff", "610431", "renshe", "人社局干部"], "武功县人社局"),
    account(["wugong.youfeng", "薛镇平", "townshipStaff", SMALL_TOWNSHIP, null, "镇乡村振兴办干部"], "武功县游凤镇"),
    account(["wugong.diyi", "史驻村", "firstSecretary", village.code, null, "驻村第一书记"], `武功县${village.name}`),
    account(["wugong.bangfu", "寇结对", "helper", "610431", null, "县农技中心干部"], "武功县，结对约二十户"),
    account(["wugong.jieren", "苗接任", "helper", "610431", null, "县农技中心干部"], "武功县，接收移交的责任人"),
    account(["wugong.zhujian", "常住建", "departmentStaff", "610431", "zhujian", "住建局干部"], "武功县住建局"),
    account(["wugong.ducha", "雷督查", "inspector", "610431", null, "县督查室"], "武功县"),
    account(["wugong.shenji", "巩审计", "auditor", "610431", null, "县审计局"], "武功县"),
  ]
}

export const qionghaiAccounts = (): DemoAccount[] => [
  account(["qionghai.staff", "林晓云", "countyStaff", "469002", null, "市农业农村局干部"], "琼海市"),
]
