import type { ReactNode } from "react"
import type { HouseholdRecord } from "@/lib/features/households/record-schema"

/** A CSS string: a quote or a backslash in a household's number ends nothing early. */
const cssText = (text: string): string => `"${text.replace(/[^\p{L}\p{N} ·：-]/gu, "")}"`

/** One paper of a household: title, whose it is, its parts, and lines to sign. Every printed page carries number and day. */
export function Sheet(props: {
  title: string
  record: HouseholdRecord
  day: string
  signatures: readonly string[]
  children: ReactNode
}) {
  const { title, record, day, signatures } = props
  const { household, village } = record
  const no = String(household.household_no)
  const running = cssText(`${title} · 户编号 ${no} · ${day}`)
  return (
    <article className="sheet">
      <style>{`@page { @top-right { content: ${running}; font-size: 8pt } @bottom-center { content: "第 " counter(page) " 页，共 " counter(pages) " 页"; font-size: 8pt } }`}</style>
      <h1 className="mb-2 text-center text-2xl">{title}</h1>
      <p className="mb-4 flex flex-wrap justify-between gap-x-6 border-b border-line-2 pb-2">
        <span>
          {village.township}
          {village.name}
          {typeof household.group_name === "string" && ` ${household.group_name}`}
        </span>
        <span>户主 {String(household.head_name)}</span>
        <span>户编号 {no}</span>
        <span>{day}</span>
      </p>
      {props.children}
      <p className="mt-10 grid grid-cols-1 gap-8 break-inside-avoid sm:grid-cols-3 print:grid-cols-3">
        {signatures.map((who) => (
          <span key={who}>
            {who}：<span className="mt-8 block border-b border-ink-2" />
            <span className="mt-2 block text-right">年　　月　　日</span>
          </span>
        ))}
      </p>
    </article>
  )
}

/** A part of a paper under its heading. */
export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mb-5">
      <h2 className="mb-2 break-after-avoid border-l-4 border-brand pl-2 text-lg">{title}</h2>
      {children}
    </section>
  )
}

/** Days, sums and masked numbers stay on one line. */
const UNBROKEN = /^[\d*X,.-]+( 元)?$/

/** Rows of words under heads; `none` is said when there are none. */
export function Grid(props: {
  label: string
  heads: readonly string[]
  rows: readonly (readonly string[])[]
  none: string
}) {
  const { label, heads, rows, none } = props
  if (rows.length === 0) return <p className="text-ink-2">{none}</p>
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: on the phone it scrolls sideways, and the keyboard must reach it
    <section className="overflow-x-auto print:overflow-visible" aria-label={label} tabIndex={0}>
      <table className="sheet-table">
        <caption className="sr-only">{label}</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a paper have no names and never move
            <tr key={at}>
              {row.map((cell, column) => (
                <td key={heads[column]} className={UNBROKEN.test(cell) ? "whitespace-nowrap" : undefined}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
