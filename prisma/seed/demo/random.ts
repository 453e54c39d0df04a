/** Chance that always falls the same way: the demo counties must be equal on every machine and every day. */
export interface Random {
  /** A number in 0 ≤ x < 1. */
  next(): number
  /** A whole number in from ≤ n ≤ to. */
  int(from: number, to: number): number
  chance(probability: number): boolean
  pick<T>(list: readonly T[]): T
  /** Picks by weight: `[["a", 3], ["b", 1]]` gives a three times of four. */
  weighted<T>(list: readonly (readonly [T, number])[]): T
  shuffle<T>(list: readonly T[]): T[]
}

/** The generator sfc32, seeded from a text; its words are mixed before the first number is given. */
export function randomOf(seed: string): Random {
  let [a, b, c, counter] = [0x9e3779b9, 0x243f6a88, 0xb7e15162, 1]
  const step = (): number => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return (sum >>> 0) / 4294967296
  }
  for (const letter of seed) {
    a = (a ^ (letter.codePointAt(0) ?? 0)) | 0
    step()
  }
  for (let round = 0; round < 16; round++) step()
  return drawing(step)
}

function drawing(next: () => number): Random {
  const int = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  const pick = <T>(list: readonly T[]): T => {
    const found = list[Math.floor(next() * list.length)]
    if (found === undefined) throw new Error("nothing to pick from")
    return found
  }
  return {
    next,
    int,
    pick,
    chance: (probability) => next() < probability,
    weighted(list) {
      let left = next() * list.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [value, weight] of list) {
        left -= weight
        if (left < 0) return value
      }
      return pick(list)[0]
    },
    shuffle(list) {
      const copy = [...list]
      for (let last = copy.length - 1; last > 0; last--) {
        const other = int(0, last)
        const kept = copy[last]
        const moved = copy[other]
        if (kept === undefined || moved === undefined) continue
        copy[last] = moved
        copy[other] = kept
      }
      return copy
    },
  }
}
