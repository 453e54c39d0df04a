import { grouped } from "@/components/households/words"
import { cx } from "@/components/ui/cx"
import type { Indicator } from "@/lib/domain/indicators/indicators"
import { LEVELS, type Level, levelsOf } from "@/lib/domain/indicators/levels"
import type { Township } from "@/lib/domain/village/place"
import type { Figures } from "@/lib/features/overview/schema"
import { figureOf, overviewHref } from "./figures"

/** Work that waits is amber and red; all else is shades of the accent. Text on every ground is at least 4.5:1. */
const LOOK: Record<"waits" | "plain", Record<Level, string>> = {
  waits: {
    none: "border-line bg-paper",
    low: "border-line-2 bg-ground",
    middle: "border-amber-line bg-amber-soft",
    high: "border-red-line bg-red-soft",
  },
  plain: {
    none: "border-line bg-paper",
    low: "border-line-2 bg-ground",
    middle: "border-brand-line bg-brand-soft",
    high: "border-brand bg-brand-line",
  },
}

interface Props {
  readonly indicator: Indicator
  readonly figures: Figures
  readonly places: readonly Township[]
}

/** Every village a tile under its township, with its figure, the word for its level and a mark; each leads to its overview. */
export function VillageMap({ indicator, figures, places }: Props) {
  const villages = places.flatMap((township) => township.villages)
  const levels = levelsOf(
    villages.map(({ code }) => ({
      place: code,
      households: figureOf(figures, indicator.key, code),
      of: figureOf(figures, "households", code),
    })),
  )
  const look = LOOK[indicator.waits ? "waits" : "plain"]
  return (
    <div className="war-map space-y-4">
      {places.map((township) => (
        <section key={township.code} aria-label={township.name}>
          <h2 className="mb-1 text-base">
            <a className="hover:underline" href={overviewHref(township.code, indicator.key)}>
              {township.name}
            </a>
            <span className="ml-2 font-normal text-ink-2 tabular-nums">
              {grouped(figureOf(figures, indicator.key, township.code))} 户
            </span>
          </h2>
          <ul className="grid grid-cols-[repeat(auto-fill,minmax(6.5rem,1fr))] gap-1.5">
            {township.villages.map(({ code, name }) => {
              const level = levels.get(code) ?? "none"
              return (
                <li key={code}>
                  <a
                    href={overviewHref(code, indicator.key)}
                    className={cx("block h-full rounded-md border px-2 py-1.5 hover:border-brand", look[level])}
                  >
                    <span className="block text-sm text-ink-2">{name}</span>
                    <span className="block text-lg font-semibold tabular-nums">
                      {grouped(figureOf(figures, indicator.key, code))}
                      <span className="ml-0.5 text-sm font-normal">户</span>
                    </span>
                    <span className="block whitespace-nowrap text-xs text-ink-2">
                      <span aria-hidden="true">{LEVELS[level].mark} </span>
                      {LEVELS[level].word}
                    </span>
                  </a>
                </li>
              )
            })}
          </ul>
        </section>
      ))}
    </div>
  )
}
