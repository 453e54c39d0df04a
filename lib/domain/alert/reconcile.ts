import { daysBetween } from "@/lib/domain/problem/problem"
import type { AlertRuleKey } from "./rules"
import type { Signal } from "./signals"

/** The latest alert of a household and rule, as it is stored. */
export interface KnownAlert {
  readonly id: string
  readonly householdId: string
  readonly rule: AlertRuleKey
  readonly state: "open" | "confirmed" | "closed"
  readonly key: string
  /** ISO day; null = not closed */
  readonly closedOn: string | null
  /** The cause has been away since it was closed. */
  readonly gone: boolean
}

/** What is to be written so that the alerts say what the signals say. */
export interface Reconciled {
  readonly raise: readonly Signal[]
  /** Open ones nobody has taken up, whose cause is over. */
  readonly clear: readonly string[]
  /** Closed ones whose cause is over: it may come again. */
  readonly gone: readonly string[]
  /** Live ones whose evidence is another than before. */
  readonly renew: readonly { readonly id: string; readonly signal: Signal }[]
}

/** Days after which a cause that was settled and is still there is asked about again. */
export const QUIET_DAYS = 180

/**
 * One open alert per household and rule. What a person has settled stays settled while the cause is the same: it is raised
 * again when the cause went away and came back, when it is another one, or after QUIET_DAYS. What a person has confirmed ends
 * by a person's word alone.
 * @param known at most one per household and rule: the live one, else the one closed last
 * @param today ISO day
 */
export function reconcile(signals: readonly Signal[], known: readonly KnownAlert[], today: string): Reconciled {
  const latest = new Map(known.map((alert) => [`${alert.householdId} ${alert.rule}`, alert]))
  const found = {
    raise: [] as Signal[],
    clear: [] as string[],
    gone: [] as string[],
    renew: [] as { id: string; signal: Signal }[],
  }
  for (const signal of signals) {
    const alert = latest.get(`${signal.householdId} ${signal.rule}`)
    if (signal.level === "on") {
      if (!alert || (alert.state === "closed" && comesAgain(alert, signal, today))) found.raise.push(signal)
      else if (alert.state !== "closed" && alert.key !== signal.key) found.renew.push({ id: alert.id, signal })
    } else if (signal.level === "off" && alert) {
      if (alert.state === "open") found.clear.push(alert.id)
      else if (alert.state === "closed" && !alert.gone) found.gone.push(alert.id)
    }
  }
  return found
}

const comesAgain = (alert: KnownAlert, signal: Signal, today: string): boolean =>
  alert.gone || alert.key !== signal.key || daysBetween(alert.closedOn ?? today, today) > QUIET_DAYS
