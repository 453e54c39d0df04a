import { Tabs } from "@/components/ui/tabs"

/** The tabs of a household's page. Each is an address; the day looked at is kept. */
export const RECORD_TABS = [
  { key: "", label: "成员" },
  { key: "basics", label: "基本情况" },
  { key: "living", label: "住房与保障" },
  { key: "facts", label: "路径事实" },
  { key: "pathway", label: "为什么是这条路径" },
  { key: "plan", label: "计划与措施" },
  { key: "assistance", label: "帮扶台账" },
  { key: "visits", label: "走访与问题" },
  { key: "timeline", label: "时间线" },
  { key: "history", label: "变更记录" },
] as const
/** Tabs that can be shown as they were on a day in the past. */
const OF_A_DAY: ReadonlySet<string> = new Set<RecordTab>(["", "basics", "living", "facts"])
export type RecordTab = (typeof RECORD_TABS)[number]["key"]

export function RecordTabs(props: { id: string; current: RecordTab; members: number; asOf: string | undefined }) {
  const query = props.asOf ? `?asOf=${props.asOf}` : ""
  return (
    <Tabs
      label="这一户的内容"
      tabs={RECORD_TABS.filter(({ key }) => !props.asOf || OF_A_DAY.has(key)).map(({ key, label }) => ({
        href: `/households/${props.id}${key && `/${key}`}${query}`,
        label,
        current: key === props.current,
        ...(key === "" ? { count: props.members } : {}),
      }))}
    />
  )
}
