/**
 * Short official names for the village-level units of one township.
 *
 * The National Bureau of Statistics lists the committee ("金城村委会", "美景社区居民委员会"); officials and
 * registers name the place ("金城村", "美景社区"). See README.md in this folder.
 */

const VILLAGE_COMMITTEE = /(?:村民|村)(?:委员会|委会|委员|委)$/
const NAMED_PLACE = /(?:村|社区|嘎查)$/
const PLACE_COMMITTEE = /(社区|嘎查)(?:居民|居|人民)?(?:委员会|委会|委员|委)$/
const RESIDENTS_COMMITTEE = /居民(?:委员会|委会|委员|委)$/

/**
 * The place behind one committee's name. A residents' committee that is not called 社区 keeps the form
 * "…居委会": turning it into 社区 or 村 would invent a name. Everything else (生活区, 生产队 …) stays as written.
 */
export function shortVillageName(sourceName: string): string {
  const village = VILLAGE_COMMITTEE.exec(sourceName)
  if (village) {
    const stem = sourceName.slice(0, village.index)
    return NAMED_PLACE.test(stem) ? stem : `${stem}村`
  }
  return sourceName.replace(PLACE_COMMITTEE, "$1").replace(RESIDENTS_COMMITTEE, "居委会")
}

/**
 * Short names for all units of one township, in the order given. Where two units would get the same name
 * (石角社区居民委员会, 石角社区村民委员会) both keep the source's name.
 *
 * @throws Error when two names are equal even so
 */
export function shortVillageNames(sourceNames: readonly string[]): string[] {
  const short = sourceNames.map(shortVillageName)
  const uses = new Map<string, number>()
  for (const name of short) uses.set(name, (uses.get(name) ?? 0) + 1)
  const names = sourceNames.map((source, i) => {
    const name = short[i] ?? source
    return uses.get(name) === 1 ? name : source
  })
  if (new Set(names).size !== names.length)
    throw new Error(`Two equal village names in one township: ${names.join(" ")}`)
  return names
}
