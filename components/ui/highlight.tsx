/** Marks every place where `query` occurs in `text`; without a query or a hit the text stays as it is. */
export function Highlight({ text, query }: { text: string; query?: string | undefined }) {
  const wanted = query?.trim().toLowerCase()
  if (!wanted) return text
  const parts: { text: string; hit: boolean; at: number }[] = []
  const lower = text.toLowerCase()
  let at = 0
  for (let hit = lower.indexOf(wanted); hit >= 0; hit = lower.indexOf(wanted, at)) {
    if (hit > at) parts.push({ text: text.slice(at, hit), hit: false, at })
    at = hit + wanted.length
    parts.push({ text: text.slice(hit, at), hit: true, at: hit })
  }
  parts.push({ text: text.slice(at), hit: false, at })
  return parts.map((part) =>
    part.hit ? (
      <mark key={part.at} className="rounded-sm bg-amber-soft font-semibold text-inherit">
        {part.text}
      </mark>
    ) : (
      part.text
    ),
  )
}
