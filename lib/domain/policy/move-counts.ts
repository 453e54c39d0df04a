/** Households that go from one computed pathway to another; "none" = without one. */
export interface MoveCount {
  readonly from: string
  readonly to: string
  readonly households: number
  readonly persons: number
  /** Ids of the first of them, to look at. */
  readonly examples: readonly string[]
}

export interface Move {
  readonly id: string
  readonly from: string | null
  readonly to: string | null
  readonly persons: number
}

const MOST_EXAMPLES = 10

/** The counts with further moves added, in the order of the pathways. */
export function countMoves(counts: readonly MoveCount[], moves: readonly Move[]): MoveCount[] {
  const found = new Map(counts.map((count) => [`${count.from}>${count.to}`, count]))
  for (const move of moves) {
    const [from, to] = [move.from ?? "none", move.to ?? "none"]
    const known = found.get(`${from}>${to}`) ?? { from, to, households: 0, persons: 0, examples: [] }
    found.set(`${from}>${to}`, {
      ...known,
      households: known.households + 1,
      persons: known.persons + move.persons,
      examples: known.examples.length < MOST_EXAMPLES ? [...known.examples, move.id] : known.examples,
    })
  }
  return [...found.entries()].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, count]) => count)
}
