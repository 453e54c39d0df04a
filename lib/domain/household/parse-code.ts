import type { CodeTable } from "./field"
import { comparable } from "./normalise"
import type { Parsed } from "./parse-value"

const lookups = new WeakMap<CodeTable, ReadonlyMap<string, string>>()

/** Every spelling of a table → its code; the code itself is one of them. */
function spellings(codes: CodeTable): ReadonlyMap<string, string> {
  const known = lookups.get(codes)
  if (known) return known
  const made = new Map<string, string>()
  // Labels first: an alias never takes a label's place.
  for (const [code, [label]] of Object.entries(codes)) made.set(label, code).set(comparable(label), code)
  for (const [code, names] of Object.entries(codes)) {
    for (const name of [...names, code]) {
      if (!made.has(name)) made.set(name, code)
      if (!made.has(comparable(name))) made.set(comparable(name), code)
    }
  }
  lookups.set(codes, made)
  return made
}

/** `01 脱贫户`, `1.脱贫户`, `脱贫户(2020)`: what stands around the words. */
const bare = (text: string): string => text.replace(/^\(?\d{1,3}\)?[.、\s:-]\s*/, "").replace(/\([^()]*\)$/, "")

function find(codes: CodeTable, text: string): string | undefined {
  const known = spellings(codes)
  return known.get(text) ?? known.get(comparable(text)) ?? known.get(comparable(bare(text)))
}

function options(codes: CodeTable): string {
  const labels = Object.values(codes).map(([label]) => label)
  return labels.length > 8 ? `${labels.slice(0, 6).join("、")} 等` : labels.join("、")
}

/** One choice, by its label, another spelling or its code. */
export function parseCode(codes: CodeTable, text: string): Parsed {
  const code = find(codes, text)
  return code === undefined
    ? { ok: false, problem: `填的不在选项中，可填：${options(codes)}` }
    : { ok: true, value: code }
}

/** Several choices in one cell, with any of `、,;|/` between them. */
export function parseCodes(codes: CodeTable, most: number, text: string): Parsed {
  const whole = find(codes, text)
  if (whole !== undefined) return { ok: true, value: [whole] }
  const found: string[] = []
  for (const part of text.split(/[、,;|/+\s]+/).filter((piece) => piece !== "")) {
    const code = find(codes, part)
    if (code === undefined) return { ok: false, problem: `填的不在选项中，可填：${options(codes)}；有多项时用顿号隔开` }
    if (!found.includes(code)) found.push(code)
  }
  if (found.length > most) return { ok: false, problem: `最多填 ${most} 项` }
  return { ok: true, value: found }
}
