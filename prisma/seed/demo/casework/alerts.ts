import { randomUUID } from "node:crypto"
import { type AlertRuleKey, ruleOf } from "@/lib/domain/alert/rules"
import { type Signal, signalsOf } from "@/lib/domain/alert/signals"
import { event } from "@/lib/domain/audit/event"
import { addWorkingDays } from "@/lib/domain/calendar/working-days"
import { readAlertFacts } from "@/lib/features/alerts/facts-queries"
import { today } from "@/lib/platform/clock"
import { Prisma } from "@/lib/platform/db/generated/client"
import { read, recordEvents, write } from "@/lib/platform/db/tenant"
import type { Scope } from "@/lib/platform/scope/scope"
import { type Random, randomOf } from "../random"
import { addDays, momentOn } from "./days"
import { type Row, store } from "./store"

const { sql } = Prisma

/** A household with whoever is responsible for it. */
interface Home {
  readonly id: string
  readonly no: string
  readonly helperId: string | null
  readonly helperName: string | null
}

/** What was found when somebody looked, and what was done, in the words of those who do it. */
const WORDS: Readonly<Record<AlertRuleKey, { found: string; done: string; wrong: string }>> = {
  housing: {
    found: "上门看过，墙体有裂缝，漏雨",
    done: "已列入危房改造，改造期间借住亲戚家",
    wrong: "旧房不再住人，已住进新房，鉴定等级没有更新",
  },
  water: {
    found: "入户看过，水压不足，时有断水",
    done: "已联系水利站维修，恢复正常供水",
    wrong: "已通自来水，登记没有更新",
  },
  schooling: {
    found: "联系学校核实，孩子没有到校",
    done: "老师和村干部上门劝返，已经返校",
    wrong: "在外地就读，有学籍证明",
  },
  uninsured: { found: "核对名单，家里有人没有缴费", done: "帮助办理了参保缴费", wrong: "已在单位参加职工医保" },
  medical: {
    found: "核对票据，自付属实，家里负担重",
    done: "已申请医疗救助，报销到账",
    wrong: "票据里有自费项目，不影响基本生活",
  },
  illness: { found: "看过诊断书，正在住院治疗", done: "办了慢病本，申请了大病救助", wrong: "复查已排除" },
  disability: { found: "看过残疾证，生活需要照料", done: "已办理护理补贴", wrong: "等级登记有误，已更正" },
  death: {
    found: "已上门慰问，家里少了一个劳动力",
    done: "已重新核定家庭情况，调整帮扶计划",
    wrong: "由子女赡养，不影响家里生活",
  },
  allowance: {
    found: "收入超过标准后退出，目前收入不稳定",
    done: "办理了渐退期，继续发放六个月",
    wrong: "子女收入稳定，生活没有困难",
  },
  work: { found: "企业停工，人已经回家", done: "介绍到镇上企业上班", wrong: "换了单位，工资没有减少" },
  measure: { found: "农户改了主意，这项措施停了", done: "换成了别的措施，写进新的计划", wrong: "已由别的项目替代" },
  unseen: { found: "责任人外出学习，没有走访", done: "已经补走访，情况正常", wrong: "人在外地，一直电话联系" },
}

/** When it was found: the day of what happened, or some time in the last ten months. */
function dayOf(random: Random, { evidence, rule }: Signal, day: string): string {
  const [on] = evidence.flatMap((each) => each.on ?? []).toSorted()
  const found = rule === "unseen" && on ? addDays(on, 61) : (on ?? addDays(day, -random.int(0, 300)))
  return found > day ? day : found
}

interface Person {
  readonly id: string
  readonly name: string
}

type Fate = "open" | "confirmed" | "handled" | "falseAlarm"

/** What is new waits; what is old was looked at, most of it rightly raised. */
function fateOf(random: Random, age: number, rule: AlertRuleKey): Fate {
  if (age <= 4)
    return random.weighted([
      ["open", 8],
      ["confirmed", 2],
    ])
  if (age <= 20)
    return random.weighted([
      ["open", 2],
      ["confirmed", 5],
      ["handled", 4],
      ["falseAlarm", 1],
    ])
  const lasting = rule === "housing" || rule === "water" ? 5 : 1
  return random.weighted([
    ["open", rule === "unseen" ? 1 : 0.15],
    ["confirmed", lasting],
    ["handled", 7],
    ["falseAlarm", 1.4],
  ])
}

/** The alert as it stands after what people did, and the events that tell it. */
function told(signal: Signal, no: string, by: Person, day: string): { row: Row; events: Row[] } {
  const random = randomOf(`demo alert ${no} ${signal.rule}`)
  const id = randomUUID()
  const under = { household_id: signal.householdId, village_code: signal.villageCode }
  const opened = dayOf(random, signal, day)
  const age = Math.round((Date.parse(day) - Date.parse(opened)) / 86_400_000)
  const fate = fateOf(random, age, signal.rule)
  const words = WORDS[signal.rule]
  const looked = addDays(opened, Math.min(age, random.int(1, 6)))
  const ended = addDays(looked, Math.min(age - Math.min(age, 1), random.int(2, 25)))
  const closedOn = ended > day ? day : ended
  const closed = fate === "handled" || fate === "falseAlarm"
  const event = (kind: string, on: string, note: string, who: Person | null): Row => ({
    id: randomUUID(),
    alert_id: id,
    ...under,
    kind,
    note,
    at: momentOn(random, on),
    by_id: who?.id ?? null,
    by_name: who?.name ?? null,
  })
  const note = fate === "falseAlarm" ? words.wrong : words.done
  const events = [event("opened", opened, "", null)]
  if (fate === "confirmed" || fate === "handled") events.push(event("confirmed", looked, words.found, by))
  if (closed) events.push(event(fate, closedOn, note, by))
  const row: Row = {
    id,
    ...under,
    rule: signal.rule,
    evidence: signal.evidence,
    evidence_key: signal.key,
    gone: false,
    state: closed ? "closed" : fate,
    outcome: closed ? fate : null,
    opened_on: opened,
    // What is being worked on has been given its time.
    due_on: fate === "confirmed" ? addDays(day, random.int(-4, 25)) : addWorkingDays(opened, ruleOf(signal.rule).days),
    confirmed_on: fate === "confirmed" || fate === "handled" ? looked : null,
    closed_on: closed ? closedOn : null,
    closed_by: closed ? by.id : null,
    closed_by_name: closed ? by.name : null,
    note: closed ? note : null,
    changed_at: momentOn(random, closed ? closedOn : fate === "confirmed" ? looked : opened),
  }
  return { row, events }
}

const homesIn = (scope: Scope): Promise<Home[]> =>
  read<Home>(
    scope,
    sql`SELECT h.id::text, h.household_no AS no, p.account_id::text AS "helperId", k.display_name AS "helperName" FROM household h
    LEFT JOIN pairing p ON p.county_code = h.county_code AND p.household_id = h.id AND p.ended_on IS NULL
    LEFT JOIN account k ON k.id = p.account_id WHERE h.county_code = ${scope.countyCode} AND h.ended_at IS NULL`,
  )

/** What the rules find in the county today, as it was found in the course of the year, and what people made of it. */
export async function addAlerts(scope: Scope): Promise<void> {
  const day = today()
  const homes = new Map((await homesIn(scope)).map((home) => [home.id, home]))
  const stories = (await readAlertFacts(scope, sql`true`, addDays(day, -366)))
    .flatMap((facts) => signalsOf(facts, {}, day))
    .filter(({ level }) => level === "on")
    .map((signal) => {
      const home = homes.get(signal.householdId)
      const by = { id: home?.helperId ?? scope.actorId, name: home?.helperName ?? scope.actorName }
      return told(signal, home?.no ?? "", by, day)
    })
  await write(
    scope,
    async (tx) => {
      await store(
        tx,
        "alert",
        stories.map(({ row }) => row),
      )
      await store(
        tx,
        "alert_event",
        stories.flatMap(({ events }) => events),
      )
      await tx.execute(sql`ANALYZE alert, alert_event`)
      await recordEvents(tx, [
        event(
          "county.watched",
          { kind: "county", id: scope.countyCode },
          { households: homes.size, raised: stories.length, cleared: 0, daily: true },
        ),
      ])
    },
    { timeout: 120_000 },
  )
}
