import type { VillageCard } from "@/lib/features/casefile/schema"
import { FACT_GROUPS, LineNotes } from "./fact-card"

/** A village's fact cards as papers: each household on a sheet of its own, with no ID number, and no telephone but those of offices, helpers and the team. */
export function VillageCards({ cards, place, day }: { cards: readonly VillageCard[]; place: string; day: string }) {
  return cards.map(({ id, no, head, group, persons, lines }) => (
    <article key={id} className="sheet one-each">
      <h2 className="mb-1 text-center text-xl">帮扶明白卡</h2>
      <p className="mb-3 flex flex-wrap justify-between gap-x-6 border-b border-line-2 pb-2">
        <span>
          {place}
          {group && ` ${group}`}
        </span>
        <span>户主 {head}</span>
        <span>{persons} 人</span>
        <span>户编号 {no}</span>
        <span>{day}</span>
      </p>
      <div className="gap-x-8 sm:columns-2 print:columns-2">
        {Object.entries(FACT_GROUPS).map(([key, label]) => {
          const own = lines.filter((line) => line.group === key)
          return (
            <section key={key} className="mb-3">
              <h3 className="mb-1 break-after-avoid border-l-4 border-brand pl-2 text-base">{label}</h3>
              {own.length === 0 && <p className="text-sm text-ink-2">还没有登记。</p>}
              <ul className="space-y-1 text-sm">
                {own.map((line) => (
                  <li key={`${line.text}-${line.since}-${line.from}`} className="break-inside-avoid">
                    {line.text}
                    <span className="block text-ink-2">
                      <LineNotes {...line} />
                    </span>
                  </li>
                ))}
              </ul>
            </section>
          )
        })}
      </div>
      <p className="text-sm text-ink-2">没有列出的不等于没有：登记不全的，请向帮扶责任人或村委会问清楚。</p>
    </article>
  ))
}
