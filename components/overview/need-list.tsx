import { grouped } from "@/components/households/words"
import { INDICATORS } from "@/lib/domain/indicators/indicators"
import { mostInNeed } from "@/lib/domain/indicators/levels"
import { placeName, type Township } from "@/lib/domain/village/place"
import type { Figures } from "@/lib/features/overview/schema"
import { figureOf, listHref, overviewHref } from "./figures"

const WAITING = INDICATORS.filter(({ waits }) => waits)

/** The ten villages in which most work waits by household, each with why; every number leads to its list. */
export function NeedList({ figures, places }: { figures: Figures; places: readonly Township[] }) {
  const villages = places.flatMap((township) => township.villages)
  const needs = villages.map(({ code }) => {
    const reasons = WAITING.map(({ key }) => ({ key, households: figureOf(figures, key, code) }))
    const waiting = reasons.reduce((sum, { households }) => sum + households, 0)
    return { place: code, reasons, waiting, of: figureOf(figures, "households", code) }
  })
  const ten = mostInNeed(needs, 10)
  return (
    <section aria-label="最需要有人去的村">
      <h2 className="mb-1 text-lg">最需要有人去的村</h2>
      <p className="mb-2 text-sm text-ink-2">按每百户里等着办的事排，最多十个；一户有两件事计两次。</p>
      {ten.length === 0 ? (
        <p>没有等着办的事。</p>
      ) : (
        <ol className="space-y-2">
          {ten.map(({ place, reasons }, index) => (
            <li key={place} className="rounded-md border border-line bg-paper px-3 py-2">
              <a className="link font-semibold" href={overviewHref(place)}>
                {index + 1}. {placeName(places, place)}
              </a>
              <p className="mt-0.5 flex flex-wrap gap-x-3 text-sm">
                {reasons
                  .filter(({ households }) => households > 0)
                  .slice(0, 3)
                  .map(({ key, households }) => {
                    const indicator = WAITING.find((each) => each.key === key)
                    return (
                      indicator && (
                        <a key={key} className="link" href={listHref(indicator, place)}>
                          {indicator.name} {grouped(households)} 户
                        </a>
                      )
                    )
                  })}
              </p>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
