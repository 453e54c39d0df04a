/** A measured figure: what it is, its value and unit, and the aim it is held against. */
export interface Figure {
  readonly key: string
  readonly label: string
  readonly value: number
  readonly unit: string
  /** `>=` or `<=` and the aim, where there is one. */
  readonly aim?: readonly [">=" | "<=", number]
}

export const isReached = ({ value, aim }: Figure): boolean | null =>
  aim ? (aim[0] === ">=" ? value >= aim[1] : value <= aim[1]) : null

/** Middle value and the one that 95 of 100 stay below, of milliseconds. */
export function spread(samples: readonly number[]): { median: number; p95: number } {
  const sorted = [...samples].sort((a, b) => a - b)
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return { median: at(0.5), p95: at(0.95) }
}

export const rounded = (value: number): number => (value >= 100 ? Math.round(value) : Math.round(value * 100) / 100)

/** Seconds that a piece of work took. */
export async function timed<T>(work: () => Promise<T>): Promise<{ seconds: number; value: T }> {
  const from = performance.now()
  const value = await work()
  return { seconds: (performance.now() - from) / 1000, value }
}
