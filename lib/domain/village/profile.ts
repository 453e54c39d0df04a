import type { Field, FieldType } from "@/lib/domain/household/field"

const whole = (unit: string, max = 1_000_000) => ({ kind: "integer", min: 0, max, unit }) as const satisfies FieldType
const part = (unit: string, max = 1_000_000) => ({ kind: "decimal", min: 0, max, unit }) as const satisfies FieldType
const flag = { kind: "boolean" } as const
const text = (max: number) => ({ kind: "text", max }) as const

/** 村情档案 of 五有 (D2-9, the figures of D7-1, dictionary 3.4), kept in village.profile under the field's key. */
// biome-ignore format: a table, one field a line
export const VILLAGE_FIELDS = [
  { key: "hamlets", label: "自然村", aliases: ["自然村数"], group: "基本村情", type: whole("个", 500) },
  { key: "groups", label: "村民小组", aliases: ["组数"], group: "基本村情", type: whole("个", 500) },
  { key: "households", label: "总户数", aliases: ["户数"], group: "基本村情", type: whole("户", 50_000) },
  { key: "persons", label: "总人口", aliases: ["人口"], group: "基本村情", type: whole("人", 200_000) },
  { key: "partyMembers", label: "党员", aliases: ["党员人数"], group: "基本村情", type: whole("人", 50_000) },
  { key: "townshipKm", label: "到镇政府距离", aliases: [], group: "基本村情", type: part("公里", 500) },
  { key: "countyKm", label: "到县城距离", aliases: [], group: "基本村情", type: part("公里", 1000) },

  { key: "labourers", label: "劳动力", aliases: ["劳动力人数"], group: "劳动力", type: whole("人", 200_000) },
  { key: "maleLabourers", label: "男劳动力（16–60 岁）", aliases: [], group: "劳动力", type: whole("人", 200_000) },
  { key: "femaleLabourers", label: "女劳动力（16–55 岁）", aliases: [], group: "劳动力", type: whole("人", 200_000) },
  { key: "homeLabourers", label: "在家劳动力", aliases: [], group: "劳动力", type: whole("人", 200_000) },
  { key: "migrantLabourers", label: "外出务工", aliases: ["外出"], group: "劳动力", type: whole("人", 200_000) },
  { key: "trainedPersons", label: "参加过技能培训", aliases: [], group: "劳动力", type: whole("人", 200_000) },

  { key: "arableMu", label: "耕地", aliases: ["耕地面积"], group: "土地", type: part("亩") },
  { key: "paddyMu", label: "其中：田", aliases: ["水田", "田"], group: "土地", type: part("亩") },
  { key: "dryLandMu", label: "其中：土", aliases: ["旱地", "土"], group: "土地", type: part("亩") },
  { key: "forestMu", label: "林地", aliases: ["森林"], group: "土地", type: part("亩") },
  { key: "orchardMu", label: "林果", aliases: [], group: "土地", type: part("亩") },
  { key: "pastureMu", label: "牧草地", aliases: [], group: "土地", type: part("亩") },
  { key: "waterSurfaceMu", label: "水面", aliases: [], group: "土地", type: part("亩") },

  { key: "hardRoad", label: "通镇硬化路", aliases: [], group: "基础设施", type: flag },
  { key: "busService", label: "通客运班车", aliases: [], group: "基础设施", type: flag },
  { key: "waterlessHouseholds", label: "饮水困难户", aliases: [], group: "基础设施", type: whole("户", 50_000) },
  { key: "unsafeHouseholds", label: "危房户", aliases: [], group: "基础设施", type: whole("户", 50_000) },
  { key: "publicToilets", label: "公共厕所", aliases: [], group: "基础设施", type: whole("个", 1000) },
  { key: "wasteSites", label: "垃圾集中点", aliases: [], group: "基础设施", type: whole("个", 1000) },

  { key: "clinics", label: "卫生室", aliases: [], group: "公共服务", type: whole("个", 100) },
  { key: "doctors", label: "执业（助理）医师", aliases: [], group: "公共服务", type: whole("人", 500) },
  { key: "cultureRooms", label: "文化室", aliases: [], group: "公共服务", type: whole("个", 100) },
  { key: "medicalInsured", label: "医保参保", aliases: [], group: "公共服务", type: whole("人", 200_000) },
  { key: "pensionInsured", label: "养老参保", aliases: [], group: "公共服务", type: whole("人", 200_000) },

  { key: "poorHouseholds", label: "贫困（监测）户", aliases: ["贫困户"], group: "贫困状况", type: whole("户", 50_000) },
  { key: "poorPersons", label: "贫困（监测）人口", aliases: ["贫困人口"], group: "贫困状况", type: whole("人", 200_000) },
  { key: "allowanceHouseholds", label: "低保户", aliases: [], group: "贫困状况", type: whole("户", 50_000) },
  { key: "allowancePersons", label: "低保人口", aliases: ["低保"], group: "贫困状况", type: whole("人", 200_000) },
  { key: "extremePersons", label: "特困供养", aliases: [], group: "贫困状况", type: whole("人", 200_000) },
  { key: "disabledPersons", label: "残疾人", aliases: [], group: "贫困状况", type: whole("人", 200_000) },

  { key: "perCapitaIncomeYuan", label: "人均纯收入", aliases: [], group: "收入与产业", type: whole("元", 10_000_000) },
  { key: "collectiveIncomeYuan", label: "集体经济收入", aliases: [], group: "收入与产业", type: part("元", 1_000_000_000) },
  { key: "cooperatives", label: "合作社", aliases: [], group: "收入与产业", type: whole("个", 1000) },
  { key: "mainIndustry", label: "主导产业", aliases: [], group: "收入与产业", type: text(200) },

  { key: "teamUnit", label: "帮扶单位", aliases: [], group: "驻村帮扶", type: text(100) },
  { key: "teamSize", label: "驻村工作队", aliases: [], group: "驻村帮扶", type: whole("人", 100) },
  { key: "projects", label: "在建和拟建项目", aliases: [], group: "驻村帮扶", type: text(500) },
] as const satisfies readonly Field[]

export type VillageKey = (typeof VILLAGE_FIELDS)[number]["key"]
export const VILLAGE_GROUPS: readonly string[] = [...new Set(VILLAGE_FIELDS.map(({ group }) => group))]
export const villageGroup = (group: string): readonly Field[] => VILLAGE_FIELDS.filter((field) => field.group === group)

/** Lists beside the figures, which complete 五有 (D2-9). */
export const ENTRY_KINDS = {
  problem: "问题台账",
  need: "需求清单",
  plan: "村级规划",
  help: "帮扶记录",
} as const
export type EntryKind = keyof typeof ENTRY_KINDS
