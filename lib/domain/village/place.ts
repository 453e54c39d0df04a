export interface Village {
  /** twelve digits */
  readonly code: string
  readonly name: string
}

export interface Township {
  /** nine digits */
  readonly code: string
  readonly name: string
  readonly villages: readonly Village[]
}

/** `普集街道 · 东关村`, or what is known of a code: a township's name, or "" for the county itself and for unknown codes. */
export function placeName(places: readonly Township[], code: string): string {
  const township = places.find((each) => code.startsWith(each.code))
  const village = township?.villages.find((each) => each.code === code)
  return [township?.name, village?.name].filter(Boolean).join(" · ")
}

/** Townships and their villages as the choices of a filter. */
export const placeChoices = (places: readonly Township[]): { value: string; label: string }[] =>
  places.flatMap(({ code, name, villages }) => [
    ...(places.length > 1 || villages.length > 1 ? [{ value: code, label: name }] : []),
    ...villages.map((village) => ({ value: village.code, label: village.name })),
  ])

/** Villages alone, each with its township, for a form that is about one. */
export const villageChoices = (places: readonly Township[]): { value: string; label: string }[] =>
  places.flatMap(({ name, villages }) =>
    villages.map((village) => ({ value: village.code, label: `${name} · ${village.name}` })),
  )
