import type { Random } from "./random"
import { RECIPES, type Recipe } from "./recipes"

/** How many households and persons come out of one recipe. */
export interface Quota {
  recipe: Recipe
  households: number
  persons: number
}

/**
 * 武功县, in the order of the recipes: [households, persons]. Persons by pathway are those that D2 prints (2.1); households
 * too where they can be read, P01 takes the rest of 11,200.
 */
// biome-ignore format: a table
const WUGONG: readonly (readonly [number, number])[] = [
  [262, 603], [1187, 5570], [556, 2982], [317, 1413], [1103, 5085], [941, 3877], [210, 764], [150, 510], [1086, 5265],
  [1603, 7110], [98, 300], [80, 321], [259, 1192], [370, 1850], [394, 2063], [970, 3783], [884, 3360], [730, 2747],
]

export const wugongQuotas = (): Quota[] =>
  RECIPES.map((recipe, index) => {
    const [households = 0, persons = 0] = WUGONG[index] ?? []
    return { recipe, households, persons }
  })

/** Shares a whole number out in proportion, by the largest remainders. */
function shareOut(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0)
  const exact = weights.map((weight) => (weight * total) / sum)
  const shares = exact.map(Math.floor)
  const byRemainder = exact.map((value, index) => ({ index, rest: value % 1 })).sort((a, b) => b.rest - a.rest)
  let left = total - shares.reduce((a, b) => a + b, 0)
  for (const { index } of byRemainder) {
    if (left === 0) break
    shares[index] = (shares[index] ?? 0) + 1
    left -= 1
  }
  return shares
}

/** The same mix in another size, for a county of which no figures are printed. */
export function scaledQuotas(households: number, persons: number): Quota[] {
  const base = wugongQuotas()
  const counts = shareOut(
    households,
    base.map((quota) => quota.households),
  )
  const people = shareOut(
    persons,
    base.map((quota, index) => (quota.persons * (counts[index] ?? 0)) / quota.households),
  )
  return base.map(({ recipe }, index) => ({ recipe, households: counts[index] ?? 0, persons: people[index] ?? 0 }))
}

const SIZES: readonly (readonly [number, number])[] = [
  [1, 5],
  [2, 12],
  [3, 19],
  [4, 27],
  [5, 19],
  [6, 11],
  [7, 5],
  [8, 2],
]

/** Household sizes (persons) that add up exactly. @throws when the quota cannot be met within the recipe's limits */
export function sizesOf(random: Random, { recipe, households, persons }: Quota): number[] {
  const [least, most] = recipe.size
  if (persons < households * least || persons > households * most) throw new Error(`${recipe.rule}: impossible quota`)
  const fitting = SIZES.filter(([size]) => size >= least && size <= most)
  const sizes = Array.from({ length: households }, () => random.weighted(fitting))
  let left = persons - sizes.reduce((a, b) => a + b, 0)
  while (left !== 0) {
    const index = random.int(0, sizes.length - 1)
    const step = left > 0 ? 1 : -1
    const size = (sizes[index] ?? 0) + step
    if (size < least || size > most) continue
    sizes[index] = size
    left -= step
  }
  return sizes
}
