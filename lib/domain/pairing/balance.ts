/** A household that nobody is responsible for. */
export interface Unpaired {
  readonly id: string
  readonly village: string
  /** 自然村（组）; null = not recorded */
  readonly group: string | null
}

/** Somebody who may take households, with how many they have already. */
export interface Candidate {
  readonly id: string
  readonly load: number
}

export interface Pairs {
  readonly assigned: readonly { readonly household: string; readonly helper: string }[]
  /** Households for whom there is no room: everybody has `most`. */
  readonly left: readonly string[]
}

/** How many each candidate gets: always one more to whoever has fewest, until all are given or everybody has `most`. */
function quotas(count: number, candidates: readonly Candidate[], most: number): number[] {
  const loads = candidates.map(({ load }) => load)
  const given = candidates.map(() => 0)
  for (let n = 0; n < count; n++) {
    let next = -1
    for (const [at, load] of loads.entries()) if (load < most && (next < 0 || load < (loads[next] ?? 0))) next = at
    if (next < 0) break
    loads[next] = (loads[next] ?? 0) + 1
    given[next] = (given[next] ?? 0) + 1
  }
  return given
}

const key = ({ village, group, id }: Unpaired): string => `${village}\u0000${group ?? ""}\u0000${id}`

/**
 * Gives households to candidates so that loads come as near to each other as they can, and neighbours go to the same one:
 * households in order of village and group are handed out in runs. Who has a helper already is not asked about.
 * @param most persons' largest number of households
 */
export function balance(households: readonly Unpaired[], candidates: readonly Candidate[], most: number): Pairs {
  const sorted = [...households].sort((a, b) => (key(a) < key(b) ? -1 : 1))
  const given = quotas(sorted.length, candidates, most)
  const assigned: { household: string; helper: string }[] = []
  let from = 0
  for (const [at, candidate] of candidates.entries()) {
    const to = from + (given[at] ?? 0)
    for (const { id } of sorted.slice(from, to)) assigned.push({ household: id, helper: candidate.id })
    from = to
  }
  return { assigned, left: sorted.slice(from).map(({ id }) => id) }
}
