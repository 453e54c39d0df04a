import { Tabs } from "@/components/ui/tabs"
import type { Permission } from "@/lib/domain/access/permissions"

/** The parts of 帮扶, each an address; who lacks the permission does not find it here. */
const WORK_TABS = [
  { key: "duties", label: "该办的事", permission: "household.read" },
  { key: "visits", label: "走访", permission: "household.read" },
  { key: "changes", label: "变化确认", permission: "change.decide" },
  { key: "alerts", label: "预警", permission: "household.read" },
  { key: "measures", label: "措施", permission: "household.read" },
  { key: "problems", label: "问题", permission: "household.read" },
  { key: "assistance", label: "帮扶台账", permission: "household.read" },
  { key: "pairings", label: "结对", permission: "household.assign" },
  { key: "organisation", label: "包联驻村", permission: "overview.read" },
  { key: "handovers", label: "移交", permission: "handover.propose" },
] as const satisfies readonly { key: string; label: string; permission: Permission }[]
export type WorkTab = (typeof WORK_TABS)[number]["key"]

export function WorkTabs({ current, permissions }: { current: WorkTab; permissions: ReadonlySet<Permission> }) {
  return (
    <Tabs
      label="帮扶工作"
      tabs={WORK_TABS.filter(({ permission }) => permissions.has(permission)).map(({ key, label }) => ({
        href: `/work/${key}`,
        label,
        current: key === current,
      }))}
    />
  )
}
