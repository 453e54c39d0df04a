import { notFound } from "next/navigation"
import { villageChoices } from "@/lib/domain/village/place"
import { listPlaces } from "@/lib/features/villages/queries"
import type { Scope } from "@/lib/platform/scope/scope"

/** Villages that a form about a whole village may choose from: the one of the address, or all in reach. */
export async function villagesAsked(scope: Scope, asked: string | string[] | undefined) {
  const all = villageChoices(await listPlaces(scope))
  if (asked === undefined) return all
  const village = all.filter(({ value }) => value === asked)
  if (village.length === 0) notFound()
  return village
}
