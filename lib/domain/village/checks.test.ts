import { describe, expect, test } from "vitest"
import { checkAgainstRegister, checkProfile } from "./checks"

/** The figures that D7-1 prints. */
const D7 = {
  groups: 12,
  households: 1105,
  persons: 5140,
  arableMu: 3248,
  paddyMu: 2756,
  dryLandMu: 492,
  forestMu: 4500,
  allowanceHouseholds: 86,
  allowancePersons: 188,
  poorHouseholds: 105,
  poorPersons: 248,
  homeLabourers: 1870,
  migrantLabourers: 1050,
  partyMembers: 76,
  perCapitaIncomeYuan: 8150,
}

describe("checkProfile", () => {
  test("the figures of D7 agree: 2756 + 492 = 3248", () => expect(checkProfile(D7)).toEqual([]))

  test.each([
    [{ dryLandMu: 493 }, "田 2,756 + 土 493 = 3,249，不等于耕地 3,248，请核对"],
    [{ labourers: 2900 }, "在家劳动力 1,870 + 外出务工 1,050 = 2,920，多于劳动力 2,900，请核对"],
    [{ poorPersons: 5141 }, "贫困（监测）人口 5,141，多于总人口 5,140，请核对"],
    [{ allowanceHouseholds: 189 }, "低保户 189，多于低保人口 188，请核对"],
  ])("%o", (change, sentence) => expect(checkProfile({ ...D7, ...change })).toContain(sentence))

  test("what is not recorded contradicts nothing", () => {
    expect(checkProfile({ ...D7, dryLandMu: null, persons: undefined })).toEqual([])
    expect(checkProfile({})).toEqual([])
  })
})

test("the village has at least what its households have", () => {
  const register = {
    households: 105,
    persons: 248,
    arableMu: 300,
    forestMu: 20,
    allowancePersons: 188,
    unsafeHouseholds: 4,
  }
  expect(checkAgainstRegister(D7, register)).toEqual([])
  expect(checkAgainstRegister(D7, { ...register, arableMu: 3248.5, allowancePersons: 189 })).toEqual([
    "名册里的耕地合计 3,248.5，多于村档案的 3,248，请核对",
    "名册里的低保人口合计 189，多于村档案的 188，请核对",
  ])
})
