import { addressOf } from "@/components/ui/address"
import { Tabs } from "@/components/ui/tabs"
import type { ProblemCounts, ProblemFilter } from "@/lib/features/problems/schema"

interface View {
  readonly label: string
  readonly count: number
  readonly owner?: ProblemFilter["owner"]
  readonly state?: ProblemFilter["state"]
  /** Not for this reader when false. */
  readonly shown?: boolean
}

/** The lists of open problems that somebody works through, each with how many are on it. */
export function ProblemViews(props: {
  path: string
  filter: ProblemFilter
  counts: ProblemCounts
  /** A department's people own its problems together. */
  department: boolean
  /** Whether problems are taken up by the reader's level when they are overdue. */
  takesUp: boolean
  raises: boolean
}) {
  const { path, filter, counts } = props
  const { place, of } = filter
  const views: View[] = [
    { label: "没有解决", count: counts.open },
    { label: props.department ? "我和本部门负责的" : "我负责的", count: counts.mine, owner: "me" },
    { label: "我负责的快到期或已逾期", count: counts.mineSoon, owner: "me", state: "soon" },
    { label: "升级到我这里的", count: counts.escalated, state: "escalated", shown: props.takesUp },
    { label: "已逾期", count: counts.overdue, state: "overdue" },
    { label: "我提出的", count: counts.raised, owner: "raised", shown: props.raises },
  ]
  return (
    <Tabs
      label="问题名单"
      tabs={views
        .filter(({ shown }) => shown !== false)
        .map(({ label, count, owner, state }) => ({
          label,
          count,
          href: addressOf(path, { place, of, owner, state }),
          current: owner === filter.owner && (state ?? "open") === (filter.state ?? "open"),
        }))}
    />
  )
}
