/** How a village stands beside the county's other villages; never by colour alone, so each has its word and its mark. */
export const LEVELS = {
  none: { word: "无", mark: "○" },
  low: { word: "较低", mark: "▁" },
  middle: { word: "居中", mark: "▄" },
  high: { word: "较高", mark: "█" },
} as const
export type Level = keyof typeof LEVELS

export interface VillageFigure {
  readonly place: string
  /** households that the indicator counts */
  readonly households: number
  /** all households of the village in the reader's reach */
  readonly of: number
}

const share = ({ households, of }: VillageFigure): number => (of === 0 ? 0 : households / of)

/**
 * Each village's level by its share of households: none where there is none, the others in thirds of the villages that
 * have any. Equal shares get the same level, the higher one.
 */
export function levelsOf(figures: readonly VillageFigure[]): ReadonlyMap<string, Level> {
  const shares = figures.filter(({ households }) => households > 0).map(share)
  const level = (figure: VillageFigure): Level => {
    if (figure.households === 0) return "none"
    const below = shares.filter((each) => each <= share(figure)).length / shares.length
    return below > 2 / 3 ? "high" : below > 1 / 3 ? "middle" : "low"
  }
  return new Map(figures.map((figure) => [figure.place, level(figure)]))
}

export interface Need {
  readonly place: string
  /** What waits, most first. */
  readonly reasons: readonly { readonly key: string; readonly households: number }[]
  /** Sum over the reasons; a household with two of them counts twice. */
  readonly waiting: number
  readonly of: number
}

/** The villages with most work waiting by household, at most `count`; villages with nothing waiting are left out. */
export function mostInNeed(needs: readonly Need[], count: number): Need[] {
  const weight = ({ waiting, of }: Need): number => (of === 0 ? 0 : waiting / of)
  return needs
    .filter(({ waiting }) => waiting > 0)
    .map((need) => ({ ...need, reasons: [...need.reasons].sort((a, b) => b.households - a.households) }))
    .sort((a, b) => weight(b) - weight(a) || b.waiting - a.waiting || (a.place < b.place ? -1 : 1))
    .slice(0, count)
}
