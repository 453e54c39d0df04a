import { Tabs } from "@/components/ui/tabs"

/** The tabs of a household's page. Each is an address; the day looked at is kept. */
export const RECORD_TABS = [
  { key: "", label: "成员" },
  { key: "basics", label: "基本情况" },
  { key: "living", label: "住房与保障" },
  { key: "facts", label: "路径事实" },
  { key: "pathway", label: "为什么是这条路径" },
  { key: "history", label: "变更记录" },
] as const
export type RecordTab = (typeof RECORD_TABS)[number]["key"]

export function RecordTabs(props: { id: string; current: RecordTab; members: number; asOf: string | undefined }) {
  const query = props.asOf ? `?asOf=${props.asOf}` : ""
  return (
    <Tabs
      label="这一户的内容"
      tabs={RECORD_TABS.filter(({ key }) => !props.asOf || (key !== "history" && key !== "pathway")).map(
        ({ key, label }) => ({
          href: `/households/${props.id}${key && `/${key}`}${query}`,
          label,
          current: key === props.current,
          ...(key === "" ? { count: props.members } : {}),
        }),
      )}
    />
  )
}
