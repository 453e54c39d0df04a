"use client"
import type { FactLine } from "@/lib/domain/field/protocol"
import type { Field } from "./use-field"

const GROUPS = {
  has: "已经享受的",
  underway: "正在办的",
  may: "可以申请的",
  who: "找谁",
} as const satisfies Record<FactLine["group"], string>

/** The fact card to show across the table: large type, from whom, since when, and a telephone that can be called. */
export function FactCard({ field, id }: { field: Field; id: string }) {
  const household = field.households.find((each) => each.id === id)?.household
  if (!household) return <p className="text-ink-2">这一户不在手机里</p>
  return (
    <article className="text-xl leading-relaxed">
      <h1 className="text-3xl">{household.head}家 明白卡</h1>
      {(Object.keys(GROUPS) as FactLine["group"][]).map((group) => (
        <Group key={group} title={GROUPS[group]} lines={household.facts.filter((line) => line.group === group)} />
      ))}
      <p className="mt-6">
        <a className="btn btn-secondary w-full" href={`#/household/${id}`}>
          回到这一户
        </a>
      </p>
    </article>
  )
}

function Group({ title, lines }: { title: string; lines: readonly FactLine[] }) {
  return (
    <section className="mt-5">
      <h2 className="border-b-2 border-brand text-2xl text-brand">{title}</h2>
      {lines.length === 0 && <p className="py-2 text-ink-2">没有记录</p>}
      <ul className="divide-y divide-line">
        {lines.map((line) => (
          <li key={`${line.text}${line.since}`} className="py-2">
            {line.text}
            <span className="block text-lg text-ink-2">
              {[line.from, line.since, line.how].filter(Boolean).join(" · ")}
              {line.phone && (
                <a className="link ml-2 inline-flex min-h-11 items-center" href={`tel:${line.phone}`}>
                  {line.phone}
                </a>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
