import type { Random } from "./random"

/** Surnames with weights near their frequency in the place; the last of each list are the rare ones that a register also meets. */
// biome-ignore format: tables
const GUANZHONG: readonly (readonly [string, number])[] = [
  ["王", 90], ["张", 84], ["李", 80], ["刘", 62], ["赵", 46], ["杨", 44], ["马", 30], ["陈", 28], ["郭", 22], ["高", 20],
  ["周", 19], ["黄", 16], ["吴", 16], ["孙", 16], ["何", 15], ["田", 15], ["董", 14], ["任", 14], ["韩", 13], ["梁", 13],
  ["薛", 12], ["雷", 12], ["康", 12], ["史", 10], ["程", 10], ["魏", 10], ["冯", 10], ["段", 9], ["白", 9], ["贺", 9],
  ["罗", 8], ["朱", 8], ["曹", 8], ["樊", 8], ["党", 7], ["屈", 7], ["聂", 6], ["寇", 6], ["巩", 6], ["侯", 6], ["耿", 5],
  ["焦", 5], ["苏", 5], ["解", 4], ["种", 2], ["仝", 2], ["弋", 1], ["鱼", 1], ["员", 1], ["亢", 1], ["逯", 1], ["上官", 1], ["司马", 1],
]
// biome-ignore format: tables
const HAINAN: readonly (readonly [string, number])[] = [
  ["王", 100], ["陈", 96], ["符", 60], ["李", 58], ["林", 54], ["吴", 50], ["黄", 48], ["何", 34], ["卢", 26], ["许", 24],
  ["郑", 20], ["莫", 20], ["冯", 18], ["周", 18], ["杨", 18], ["梁", 17], ["邓", 15], ["韩", 15], ["云", 12], ["邢", 12],
  ["蔡", 12], ["翁", 9], ["欧", 8], ["龙", 8], ["庞", 7], ["覃", 5], ["苻", 1], ["禤", 1], ["欧阳", 1],
]

/** Characters of given names by the time of birth: [born before, for men, for women]. */
// biome-ignore format: a table
const GIVEN: readonly (readonly [number, string, string])[] = [
  [1953, "福贵德有长根生万兴发财满仓富庆寿", "秀英兰桂芳玉珍凤莲淑贤翠巧云娥"],
  [1968, "建国军卫民新社向东志忠义平安学文保全", "桂芳玉兰红梅秀芹爱琴春霞彩云淑芬菊香"],
  [1983, "军伟强勇斌峰刚涛平利民辉鹏林宏晓明", "丽娟霞艳敏燕红梅静萍小玲亚莉粉侠宁"],
  [1998, "鹏博超凯磊飞龙浩佳帅旭阳毅楠亮欢波", "婷娜倩莹蕾雪丹佳欣妮瑶晓敏洁媛蓉"],
  [2099, "子轩浩宇泽博奕辰梓睿嘉俊昊天佑铭一", "梓涵欣怡雨桐诗语一诺可馨思琪佳悦沐紫"],
]

export type Place = "guanzhong" | "hainan"

export const surnameOf = (random: Random, place: Place): string =>
  random.weighted(place === "guanzhong" ? GUANZHONG : HAINAN)

/** A given name of one or two characters in the taste of the year of birth. */
export function givenNameOf(random: Random, sex: "male" | "female", birthYear: number): string {
  const row = GIVEN.find(([before]) => birthYear < before)
  const letters = [...((sex === "male" ? row?.[1] : row?.[2]) ?? "")]
  const first = random.pick(letters)
  // One character alone was the fashion of the eighties and nineties; the youngest have two.
  if (random.chance(birthYear >= 1998 ? 0 : birthYear >= 1983 ? 0.4 : 0.15)) return first
  const second = random.pick(letters)
  return first + (second === first ? (letters[0] === first ? letters[1] : letters[0]) : second)
}
