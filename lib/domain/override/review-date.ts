/** The same day a year later, ISO; 29 February becomes 1 March. */
export function yearAfter(day: string): string {
  const at = new Date(`${day}T00:00:00Z`)
  at.setUTCFullYear(at.getUTCFullYear() + 1)
  return at.toISOString().slice(0, 10)
}

/** @returns what is wrong with a review date chosen today (both ISO days), or null */
export function reviewDateProblem(reviewOn: string, today: string): string | null {
  if (reviewOn <= today) return "复核日期要晚于今天"
  return reviewOn > yearAfter(today) ? "复核日期最晚为一年以内" : null
}

/** ISO */
export function nextDay(day: string): string {
  const at = new Date(`${day}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() + 1)
  return at.toISOString().slice(0, 10)
}
