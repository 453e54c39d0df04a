/** What a household's file holds, counted. Days are ISO, null = none. */
export interface ArchiveCounts {
  readonly members: number
  readonly responsible: number
  readonly pathway: boolean
  /** day on which the household agreed to the plan in force */
  readonly agreedOn: string | null
  readonly measures: number
  readonly assistance: number
  readonly visits: number
  readonly lastVisitOn: string | null
  readonly openProblems: number
  readonly problems: number
}

export interface ArchiveLine {
  readonly item: string
  readonly state: string
  /** Something that the file should hold and does not. */
  readonly gap: boolean
}

const line = (item: string, there: string | null, missing: string): ArchiveLine => ({
  item,
  state: there ?? missing,
  gap: there === null,
})

/** The archive's list (一户一档). Assistance and problems may be none without a gap; what identifies and plans may not. */
export function archiveList(counts: ArchiveCounts): ArchiveLine[] {
  const { agreedOn, visits, problems } = counts
  return [
    line("家庭成员", counts.members > 0 ? `${counts.members} 人` : null, "缺：没有登记成员"),
    line("帮扶责任人", counts.responsible > 0 ? `${counts.responsible} 人` : null, "缺：还没有指定"),
    line("帮扶路径", counts.pathway ? "已判定" : null, "缺：还没有确定"),
    line("一户一策计划", agreedOn ? `农户 ${agreedOn} 同意` : null, "缺：没有农户同意的计划"),
    line("帮扶措施", counts.measures > 0 ? `${counts.measures} 项` : null, "缺：没有措施"),
    line("走访记录", visits > 0 ? `${visits} 次，最近 ${counts.lastVisitOn}` : null, "缺：没有走访记录"),
    line("帮扶台账", counts.assistance > 0 ? `${counts.assistance} 条` : "没有登记", ""),
    line("问题台账", problems > 0 ? `${problems} 件，未销号 ${counts.openProblems} 件` : "没有登记", ""),
  ]
}
