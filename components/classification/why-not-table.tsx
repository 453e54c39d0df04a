import { pathwayName } from "@/components/households/words"
import { SourceNote } from "@/components/ui/source-note"
import { TableFrame, Td, Th } from "@/components/ui/table"
import { Tag, type Tone } from "@/components/ui/tag"
import type { FactLine, PathwayLine } from "@/lib/domain/explanation/lines"

const TONE: Readonly<Record<string, Tone>> = { 符合: "green", 不清楚: "amber" }

/** All twelve: does it apply, by which clause and which recorded facts, from which document. */
export function WhyNotTable({ lines }: { lines: readonly PathwayLine[] }) {
  return (
    <TableFrame label="十二条路径逐条核对" cards whole>
      <thead>
        <tr>
          <Th>路径</Th>
          <Th>结论</Th>
          <Th>为什么</Th>
          <Th>依据的情况</Th>
          <Th>文件条款</Th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.pathway} className="align-top">
            <th scope="row">
              {pathwayName(line.pathway)}
              {line.isPrimary && <span className="block text-sm text-brand">系统判定的主路径</span>}
            </th>
            <Td label="结论">
              <Tag tone={TONE[line.outcome]}>{line.outcome}</Tag>
            </Td>
            <Td label="为什么" wrap>
              {line.text}
              <span className="mt-1 block text-sm text-ink-3">条件：{line.clause}</span>
            </Td>
            <Td label="依据的情况" wrap>
              <Facts lines={line.facts} />
            </Td>
            <Td label="文件条款" wrap>
              <span className="text-sm text-ink-2">{line.reference}</span>
            </Td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}

/** What belongs to one person, or to the household, in one line with its sources. */
function Facts({ lines }: { lines: readonly FactLine[] }) {
  const owners = [...new Set(lines.map(({ who }) => who))]
  if (owners.length === 0) return null
  return (
    <ul className="space-y-1">
      {owners.map((who) => {
        const own = lines.filter((fact) => fact.who === who)
        return (
          <li key={who ?? ""}>
            {who && <span className="text-ink-3">{who}：</span>}
            {own.map((fact) => `${fact.label} ${fact.value}`).join("；")}
            <Sources label={`${who ?? "本户"}这些情况的来源`} facts={own} />
          </li>
        )
      })}
    </ul>
  )
}

/** Facts from the same source on the same day stand together. */
function Sources({ label, facts }: { label: string; facts: readonly FactLine[] }) {
  const origins = [...new Set(facts.flatMap(({ date, source }) => (date ? [`${date} ${source ?? ""}`] : [])))]
  if (origins.length === 0) return null
  const namesOf = (origin: string) =>
    facts.filter(({ date, source }) => `${date} ${source ?? ""}` === origin).map((fact) => fact.label)
  return (
    <SourceNote label={label}>
      {origins.map((origin) => (
        <span key={origin} className="block">
          {origins.length > 1 && `${namesOf(origin).join("、")}:`}
          {origin}
        </span>
      ))}
    </SourceNote>
  )
}
