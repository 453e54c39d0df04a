import { grouped } from "@/components/households/words"
import { UNHEARD_DAYS } from "@/lib/features/measures/schema"
import { COUNTED, type TodayFigures } from "@/lib/features/today/schema"
import type { Task } from "./today-list"

/** Villages with overdue lines that are named one by one. */
const NAMED_VILLAGES = 5

function overdueTasks(overdue: TodayFigures["overdue"]): Task[] {
  return overdue.slice(0, NAMED_VILLAGES).map(({ code, name, count }) => ({
    id: `overdue-${code}`,
    icon: "calendar-clock",
    sentence: `${name}有 ${count} 条台账过了期限`,
    href: `/villages/${code}#problem`,
    button: "去处理",
  }))
}

/** `49 户`, or from the limit of counting on `1,000 户以上`. */
const atLeast = (households: number): string => `${grouped(households)} 户${households < COUNTED ? "" : "以上"}`

/** What the casework asks for, overdue things first. */
function workTasks({
  problems,
  escalated,
  alerts,
  alertsEscalated,
  late,
  month,
  unheard,
  unplanned,
  changes,
  due,
  reminders,
  unseen,
  offered,
  lateOffers,
  leftBehind,
}: TodayFigures): (Task | false)[] {
  return [
    escalated > 0 && {
      id: "escalated",
      icon: "bell-ring",
      sentence: `${grouped(escalated)} 个问题逾期没有解决，要督办`,
      href: "/work/problems?state=escalated",
      button: "去督办",
    },
    alertsEscalated > 0 && {
      id: "alertsEscalated",
      icon: "bell-ring",
      sentence: `${grouped(alertsEscalated)} 条预警过了期限没有核实或处理完，要督办`,
      href: "/work/alerts?state=escalated",
      button: "去督办",
    },
    alerts > 0 && {
      id: "alerts",
      icon: "bell",
      sentence: `我负责的户有 ${grouped(alerts)} 条预警要核实`,
      href: "/work/alerts?state=open&owner=me",
      button: "去核实",
    },
    problems > 0 && {
      id: "problems",
      icon: "flag",
      sentence: `我负责的 ${grouped(problems)} 个问题快到期或已逾期`,
      href: "/work/problems?owner=me&state=soon",
      button: "去处理",
    },
    late > 0 && {
      id: "late",
      icon: "hourglass",
      sentence: `${grouped(late)} 项措施过了期限还没有落实`,
      href: "/work/measures?state=late",
      button: "去落实",
    },
    unplanned > 0 && {
      id: "unplanned",
      icon: "clipboard-list",
      sentence: `${atLeast(unplanned)}监测对象还没有一户一策计划`,
      href: "/households?roll=monitored&plan=none",
      button: "去制定",
    },
    month > 0 && {
      id: "month",
      icon: "calendar-days",
      sentence: `${grouped(month)} 项措施本月底前要落实`,
      href: "/work/measures?state=month",
      button: "看名单",
    },
    unheard > 0 && {
      id: "unheard",
      icon: "message-circle",
      sentence: `${grouped(unheard)} 项措施落实 ${UNHEARD_DAYS} 天以上，还没有听农户确认`,
      href: "/work/measures?state=unheard",
      button: "去确认",
    },
    leftBehind > 0 && {
      id: "leftBehind",
      icon: "user-x",
      sentence: `${grouped(leftBehind)} 户的责任人已离任，要移交`,
      href: "/work/handovers",
      button: "去移交",
    },
    lateOffers > 0 && {
      id: "lateOffers",
      icon: "clock",
      sentence: `${grouped(lateOffers)} 次移交过了答复期限，还没有人接收`,
      href: "/work/handovers",
      button: "去催办",
    },
    offered > 0 && {
      id: "offered",
      icon: "arrow-right-left",
      sentence: `有 ${grouped(offered)} 次移交等您接收`,
      href: "/work/handovers",
      button: "去接收",
    },
    changes > 0 && {
      id: "changes",
      icon: "git-compare",
      sentence: `走访中发现的 ${grouped(changes)} 条变化等待确认`,
      href: "/work/changes",
      button: "去确认",
    },
    ...reminders.map(
      ({ key, label, until }): Task => ({
        id: key,
        icon: "calendar-clock",
        sentence: `${label}：${until} 到期`,
        href: "/work/duties",
        button: "看要求",
      }),
    ),
    due > 0 && {
      id: "due",
      icon: "footprints",
      sentence: `还有 ${grouped(due)} 次走访没有完成`,
      href: "/work/duties",
      button: "看名单",
    },
    unseen > 0 && {
      id: "unseen",
      icon: "eye-off",
      sentence: `${grouped(unseen)} 户很久没有人走访`,
      note: "两个月以上没有见到，或者从没有走访过",
      href: "/work/duties",
      button: "看在哪里",
    },
  ]
}

/** Each figure that is not zero as a sentence with its button, most urgent first. */
export function tasksOf(figures: TodayFigures): Task[] {
  const { overrides, incomplete, contradictory, unassigned, imports } = figures
  const tasks: (Task | false)[] = [
    ...workTasks(figures),
    imports > 0 && {
      id: "imports",
      icon: "upload",
      sentence: `${imports} 个导入批次已读完，等待确认`,
      href: "/imports",
      button: "去确认",
    },
    overrides > 0 && {
      id: "overrides",
      icon: "user-check",
      sentence: `${atLeast(overrides)}的人工核定要复核`,
      note: "到了复核日期，或者核定以后情况有了变化",
      href: "/households?finding=override",
      button: "去复核",
    },
    ...overdueTasks(figures.overdue),
    incomplete > 0 && {
      id: "missing",
      icon: "circle-question-mark",
      sentence: `${grouped(incomplete)} 户还有情况没问清`,
      note: "问清以后路径才能确定",
      href: "/households?missing=any&sort=missing",
      button: "去看看",
    },
    contradictory > 0 && {
      id: "contradictory",
      icon: "triangle-exclamation-point",
      sentence: `${atLeast(contradictory)}登记的情况互相矛盾`,
      note: "不影响路径，但要核对哪一项填错了",
      href: "/households?finding=any",
      button: "去核对",
    },
    unassigned > 0 && {
      id: "unassigned",
      icon: "handshake",
      sentence: `${atLeast(unassigned)}还没有指定责任人`,
      href: "/households?helper=none",
      button: "去指定",
    },
  ]
  return tasks.filter((task) => task !== false)
}
