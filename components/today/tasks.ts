import { grouped } from "@/components/households/words"
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

/** Each figure that is not zero as a sentence with its button, most urgent first. */
export function tasksOf(figures: TodayFigures): Task[] {
  const { overrides, incomplete, contradictory, unassigned, imports } = figures
  const tasks: (Task | false)[] = [
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
