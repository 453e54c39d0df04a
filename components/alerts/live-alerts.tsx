import { Icon } from "@/components/ui/icon"
import { ALERT_RULES } from "@/lib/domain/alert/rules"
import type { AlertRow } from "@/lib/features/alerts/schema"
import { AlertStateTag } from "./alert-table"
import { evidenceWords } from "./alert-words"

/** What is to be looked at in a household, above everything else; nothing when there is nothing. */
export function LiveAlerts({ alerts, today }: { alerts: readonly AlertRow[]; today: string }) {
  const live = alerts.filter(({ state }) => state !== "closed")
  if (live.length === 0) return null
  return (
    <section aria-label="预警" className="mb-4 rounded-lg border border-amber-line bg-amber-soft px-4 py-2">
      <ul className="divide-y divide-amber-line">
        {live.map((alert) => (
          <li key={alert.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
            <Icon name="bell" className="text-amber" />
            <a className="link font-medium" href={`/work/alerts/${alert.id}`}>
              {ALERT_RULES[alert.rule].label}
            </a>
            <span className="text-ink-2">{evidenceWords(alert.evidence)}</span>
            <AlertStateTag alert={alert} today={today} />
          </li>
        ))}
      </ul>
    </section>
  )
}
