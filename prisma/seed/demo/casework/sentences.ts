import type { Random } from "../random"
import type { Call } from "./calls"
import type { Family, Relative } from "./families"
import { SENTENCES, type Situation } from "./sentence-library"

/** What else happened on the day of a visit. */
export interface Occasion {
  agreed?: string
  confirmed?: { title: string; kind: string }
  waiting?: string
  raised?: string
  solved?: string
  changed?: boolean
}

const pick = (random: Random, list: readonly Relative[]): Relative | undefined =>
  list.length > 0 ? random.pick(list) : undefined

/** Whom the sentences may speak of, one of each kind. */
interface Cast {
  pupil: Relative | undefined
  elder: Relative | undefined
  sick: Relative | undefined
  disabled: Relative | undefined
  worker: Relative | undefined
}

function castOf(random: Random, { members }: Family): Cast {
  return {
    pupil: pick(
      random,
      members.filter(({ school }) => school !== null && school !== "under_school_age" && school !== "preschool"),
    ),
    elder: pick(
      random,
      members.filter(({ age }) => age >= 62),
    ),
    sick: pick(
      random,
      members.filter(({ health }) => health.includes("chronic") || health.includes("major")),
    ),
    disabled: pick(
      random,
      members.filter(({ disabled }) => disabled),
    ),
    worker: pick(
      random,
      members.filter(({ employer, welfarePost }) => employer !== null || welfarePost !== null),
    ),
  }
}

const CONFIRMED: Readonly<Record<string, Situation>> = {
  money: "confirmedMoney",
  loan: "confirmedMoney",
  goods: "confirmedGoods",
}

const SEASON: Readonly<Record<string, Situation>> = {
  "01": "winter",
  "12": "winter",
  "06": "harvest",
  "10": "harvest",
  "07": "summer",
  "08": "summer",
}

/** Situations that fit the household on the day, with how much each is spoken of. */
function situationsOf(family: Family, call: Call, cast: Cast): [Situation, number][] {
  const list: [Situation, number][] = [
    ["general", 5],
    ["policy", 1.5],
  ]
  const month = call.day.slice(5, 7)
  if (month === "02" || (month === "01" && call.day.slice(8) > "20")) list.push(["newYear", 3])
  else if (SEASON[month]) list.push([SEASON[month], 1])
  if (family.watched) list.push(["watched", 7])
  if (cast.pupil) list.push([/^(secondary|higher)/.test(cast.pupil.school ?? "") ? "vocational" : "pupil", 3])
  if (cast.elder) list.push(["elder", 2.5])
  if (cast.sick) list.push([cast.sick.health.includes("major") ? "major" : "chronic", 3])
  if (cast.disabled) list.push(["disabled", 2.5])
  if (cast.worker?.welfarePost) list.push(["post", 3])
  else if (cast.worker) list.push([/工地|厂|餐饮|物流|家政/.test(cast.worker.employer ?? "") ? "away" : "near", 3])
  if ((family.contractLandMu ?? 0) > 0 && family.pathway !== "P05") list.push(["field", 1.5])
  if (family.housingGrade === "C" || family.housingGrade === "D") list.push(["housing", 4])
  if (family.hasIndustry) list.push(["industry", 1.5])
  else if (family.pathway === "P02" || family.pathway === "P04") list.push(["project", 3])
  if (family.pathway === "P10") list.push(["finance", 3])
  if (family.pathway === "P07" && cast.worker) list.push(["skill", 3])
  if (family.pathway === "P08") list.push(["shop", 4])
  return list
}

function situationOf(random: Random, family: Family, call: Call, cast: Cast, occasion: Occasion): Situation {
  if (!call.met) return "nobody"
  if (occasion.agreed) return "agreed"
  if (occasion.solved) return "solved"
  if (occasion.raised) return "raised"
  if (occasion.confirmed) return CONFIRMED[occasion.confirmed.kind] ?? "confirmedOther"
  if (occasion.changed && random.chance(0.5)) return "changed"
  if (occasion.waiting && random.chance(0.5)) return "waiting"
  if (call.mode !== "home") return call.mode
  return random.weighted(situationsOf(family, call, cast))
}

interface Line {
  text: string
  from: string
  to: string
}

const LINES = Object.fromEntries(
  Object.entries(SENTENCES).map(([situation, texts]) => [
    situation,
    texts.map((text): Line => {
      const season = /^(\d\d)-(\d\d)\|/.exec(text)
      return { text: text.slice(season?.[0].length ?? 0), from: season?.[1] ?? "01", to: season?.[2] ?? "12" }
    }),
  ]),
) as Record<Situation, Line[]>

/** A sentence that one says in the month; without one, of what is always said. */
function lineOf(random: Random, situation: Situation, month: string): string {
  const lines = LINES[situation].filter(({ from, to }) => month >= from && month <= to)
  return random.pick(lines.length > 0 ? lines : LINES.general).text
}

/** The one sentence of a visit; sometimes a second stands after it, as people do. */
export function sentenceOf(random: Random, family: Family, call: Call, occasion: Occasion): string {
  const cast = castOf(random, family)
  const situation = situationOf(random, family, call, cast, occasion)
  const words: Readonly<Record<string, string | undefined>> = {
    户主: family.head,
    学生: cast.pupil?.name,
    老人: cast.elder?.name,
    病人: cast.sick?.name,
    残疾人: cast.disabled?.name,
    务工: cast.worker?.name,
    地方: cast.worker?.workPlace?.replace(/^.+省|^.+市(?=.+[县区])/u, "") ?? "外地",
    单位: cast.worker?.employer ?? "村里",
    措施: occasion.agreed ?? occasion.confirmed?.title ?? occasion.waiting,
    问题: occasion.solved ?? occasion.raised,
    亩: String(family.contractLandMu ?? ""),
  }
  const month = call.day.slice(5, 7)
  const say = (of: Situation) =>
    lineOf(random, of, month).replace(/\{(.+?)\}/g, (_, word: string) => words[word] ?? family.head)
  const first = say(situation)
  if (call.mode !== "home" || !call.met || !random.chance(0.22)) return first
  const others = situationsOf(family, call, cast).filter(([each]) => each !== situation && each !== "general")
  return others.length > 0 ? first + say(random.weighted(others)) : first
}
