import type { FactLine } from "@/lib/domain/field/protocol"

export const FACT_GROUPS = {
  has: "已经得到的",
  underway: "正在办的",
  may: "可以申请的",
  who: "有事找谁",
} as const satisfies Record<FactLine["group"], string>

/** From whom, since when, how to apply, whom to call. A telephone is never broken in two. */
export function LineNotes({ from, since, how, phone }: FactLine) {
  return (
    <>
      {[from, since && `自 ${since}`, how].filter(Boolean).join("，")}
      {phone && (
        <span className="whitespace-nowrap">
          {(from || since || how) && "，"}电话 {phone}
        </span>
      )}
    </>
  )
}

/** 明白卡: what the household has and may expect, from whom, since when, whom to call. In large type, for paper and phone. */
export function FactCard({ lines }: { lines: readonly FactLine[] }) {
  return (
    <div className="space-y-6 text-lg">
      {Object.entries(FACT_GROUPS).map(([group, label]) => {
        const own = lines.filter((line) => line.group === group)
        return (
          <section key={group} className="card">
            <h2 className="mb-2 border-b border-line pb-1 text-xl">{label}</h2>
            {own.length === 0 && <p className="text-ink-2">还没有登记。</p>}
            <ul className="space-y-2">
              {own.map((line) => (
                <li key={`${line.text}-${line.since}-${line.from}`}>
                  {line.text}
                  <span className="block text-base text-ink-2">
                    <LineNotes {...line} />
                  </span>
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </div>
  )
}
