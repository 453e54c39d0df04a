import type { Random } from "../random"
import type { Family } from "./families"

const DIFFICULTY: Readonly<Record<string, readonly string[]>> = {
  P01: ["房屋年久失修，遇连阴雨有安全隐患", "住房为早年土木结构，自己无力翻修", "村里基础设施差，出行和用水不便"],
  P02: ["有地有劳力，但一直没有找到合适的产业", "只种小麦玉米，收入单一，抗风险能力弱", "想发展产业，缺项目、缺门路"],
  P03: ["主要劳动力体弱，出不了远门，只能在本地找活干", "家里有人要照看，离不开村，收入不稳"],
  P04: ["有经营的想法，单家独户干不起来", "缺技术、缺销路，需要有人带着干"],
  P05: ["劳力不足，承包地种不过来，效益低", "老人种地吃力，部分地撂荒"],
  P06: ["子女上学开支大，占去家里大半收入", "两个孩子在校，生活费和路费负担重"],
  P07: ["有力气没技术，只能打零工，工钱低", "年轻人初中毕业，没有一技之长"],
  P08: ["想做网店，不会运营，也缺启动条件", "家里有好果子卖不上价，想走网上销售"],
  P09: ["在家没有固定收入，务工靠熟人介绍，时断时续", "农闲时间长，没有稳定的务工门路"],
  P10: ["想扩大养殖规模，周转资金不够", "设施大棚到了更新期，缺资金"],
  P11: ["收入刚过线，抗风险能力弱", "发展劲头不足，需要有人经常帮一把"],
  P12: ["家中无劳动力，靠转移性收入生活", "长期患病，医药费开支大，无力增收", "年老体弱，生活起居需要照应"],
}
const AIMS: Readonly<Record<string, readonly string[]>> = {
  P01: ["年内完成房屋修缮，住得安全", "改善出行和居住条件"],
  P02: ["发展一项稳定产业，户均增收三千元以上", "两年内形成稳定的产业收入"],
  P03: ["安排一个公益性岗位或就近岗位，每月有固定收入", "实现家门口就业"],
  P04: ["入股合作社，有分红、有活干", "跟着大户干，学会技术"],
  P05: ["承包地全部流转，拿租金、务工两份收入", "不让一亩地闲着"],
  P06: ["孩子顺利完成学业，不因贫辍学", "各项教育资助按学期到位"],
  P07: ["至少一人取得技能证书并上岗", "学一门手艺，月工资提高一千元"],
  P08: ["网店开张，农产品卖得出去", "学会直播带货，打开销路"],
  P09: ["至少一人稳定务工六个月以上", "全年务工收入达到三万元"],
  P10: ["贷款用到产业上，按期还本，带来增收", "养殖规模翻一番"],
  P11: ["收入稳定增长一成以上，不返贫", "各项政策应享尽享"],
  P12: ["吃穿不愁，病有所医，老有所养", "兜底政策落实到位，生活有保障"],
}
const WISHES = [
  "希望先把最要紧的事办了",
  "愿意自己出力，请公家帮一把",
  "希望有人教技术",
  "孩子上学的补助按时发就行",
  "愿意跟着合作社干",
  "希望在家门口找个活",
  "盼着把房子修好",
  "没有别的要求，药费能报销就好",
]
const REASONS = ["家庭情况有变化，经农户同意调整措施", "上一版措施已完成大半，增补新的措施", "纳入监测后补充措施"]

const said = (random: Random, words: Readonly<Record<string, readonly string[]>>, { pathway }: Family): string =>
  random.pick(words[pathway ?? "P11"] ?? words.P11 ?? [""])

export const difficultyOf = (random: Random, family: Family): string => said(random, DIFFICULTY, family)
export const aimsOf = (random: Random, family: Family): string => said(random, AIMS, family)
export const wishOf = (random: Random): string | null => (random.chance(0.7) ? random.pick(WISHES) : null)
export const reasonOf = (random: Random): string => random.pick(REASONS)
