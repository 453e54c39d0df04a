import { type DemoCounty, generateCounty } from "./county"
import { CONTRADICTIONS } from "./flaws"
import { scaledQuotas, wugongQuotas } from "./quotas"
import type { CountyPlan } from "./sketches"

/** 武功县: the persons that D2 prints for its twelve pathways, 67 重点贫困村. */
export const WUGONG: CountyPlan = {
  code: "610431",
  seed: "demo 610431",
  firstNo: 1,
  idPrefix: "999431",
  quotas: wugongQuotas(),
  keyVillages: 67,
  otherPoorVillages: 46,
  emptyTownships: [],
  forgotten: 0.076,
  contradictions: CONTRADICTIONS,
  setting: {
    region: "guanzhong",
    workPlaces: ["陕西省咸阳市武功县", "陕西省西安市", "陕西省咸阳市", "广东省东莞市", "江苏省苏州市", "浙江省宁波市"],
  },
  banks: ["武功县农村信用合作联社", "中国农业银行武功县支行", "中国邮政储蓄银行武功县支行"],
}

/** 琼海市: 1,051 households with 4,105 persons in its 12 towns, so that two counties stand side by side. */
export const QIONGHAI: CountyPlan = {
  code: "469002",
  seed: "demo 469002",
  firstNo: 1,
  idPrefix: "999902",
  quotas: scaledQuotas(1051, 4105),
  keyVillages: 20,
  otherPoorVillages: 30,
  // 彬村山华侨农场 is no town.
  emptyTownships: ["469002500"],
  forgotten: 0.07,
  contradictions: { W01: 4, W02: 3, W03: 5, W04: 2, W05: 4, W06: 4 },
  setting: {
    region: "hainan",
    workPlaces: ["海南省琼海市", "海南省海口市", "海南省三亚市", "广东省广州市", "广东省深圳市"],
  },
  banks: ["琼海市农村信用合作联社", "中国农业银行琼海市支行"],
}

/** Households that 武功县 does not have yet, for trying an import. */
export const NEWCOMERS: CountyPlan = {
  ...WUGONG,
  seed: "demo newcomers",
  firstNo: 9001,
  idPrefix: "999432",
  quotas: scaledQuotas(25, 68),
  forgotten: 0,
  contradictions: { W01: 0, W02: 0, W03: 0, W04: 0, W05: 0, W06: 0 },
}

/** 游凤镇: the supplementary list changes households of this township, so that it can be tried in the small demo too. */
export const SMALL_TOWNSHIP = "610431103"

/** One township of 武功县 for tests that need a browser: the same families as in the whole county. */
export function generateSmall(): DemoCounty {
  const county = generateCounty(WUGONG)
  return { ...county, households: county.households.filter((each) => each.village.townshipCode === SMALL_TOWNSHIP) }
}
