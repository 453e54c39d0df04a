import { addWorkingDays, NO_OWN_DAYS, type OwnDays } from "@/lib/domain/calendar/working-days"
import { dayAfter, PROBLEM_CATEGORIES, type ProblemCategory } from "./problem"

/**
 * The deadline of a problem that names none, by its category: every day counts where a guarantee or safety is at stake,
 * working days by the county's own calendar where offices have to act. Apart from `problem.ts`, because the phone's
 * program carries no calendar.
 */
export function deadlineOf(category: ProblemCategory, raisedOn: string, own: OwnDays = NO_OWN_DAYS): string {
  const { days, counts } = PROBLEM_CATEGORIES[category]
  return counts === "working" ? addWorkingDays(raisedOn, days, own) : dayAfter(raisedOn, days)
}
