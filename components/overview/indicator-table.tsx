import { grouped } from "@/components/households/words"
import { ShareBar } from "@/components/ui/share-bar"
import { TableFrame, Td, Th } from "@/components/ui/table"
import { GROUP_LABEL, INDICATORS, type IndicatorGroup } from "@/lib/domain/indicators/indicators"
import type { Figures } from "@/lib/features/overview/schema"
import { exportHref, figureOf, listHref, overviewHref } from "./figures"

interface Props {
  readonly group: IndicatorGroup
  readonly figures: Figures
  readonly place: string
  readonly mayExport: boolean
}

/** A group's indicators, one a row, each with its share, what it counts, its list, its places and its workbook. */
export function IndicatorTable({ group, figures, place, mayExport }: Props) {
  const all = figureOf(figures, "households", place)
  return (
    <section aria-label={GROUP_LABEL[group]}>
      <h2 className="mb-2 text-lg">{GROUP_LABEL[group]}</h2>
      <TableFrame label={GROUP_LABEL[group]} cards whole>
        <thead>
          <tr>
            <Th>指标</Th>
            <Th num>户</Th>
            <Th>占在册户</Th>
            <Th>怎么算、依据</Th>
            <Th>查看</Th>
          </tr>
        </thead>
        <tbody>
          {INDICATORS.filter((each) => each.group === group).map((each) => {
            const households = figureOf(figures, each.key, place)
            return (
              <tr key={each.key}>
                <th scope="row">{each.name}</th>
                <Td num label="户">
                  {households === 0 ? "0" : <List href={listHref(each, place)}>{grouped(households)}</List>}
                </Td>
                <Td label="占在册户">
                  <ShareBar share={all === 0 ? undefined : households / all} />
                </Td>
                <Td wrap label="怎么算、依据">
                  {each.definition}
                  <span className="text-sm text-ink-3">（{each.document}）</span>
                </Td>
                <Td label="查看">
                  <span className="no-print flex flex-wrap gap-x-3">
                    {place.length < 12 && <List href={`${overviewHref(place, each.key)}#places`}>分地方</List>}
                    {mayExport && households > 0 && (
                      <a className="link" href={exportHref(each, place)} download aria-label={`导出${each.name}名单`}>
                        导出
                      </a>
                    )}
                  </span>
                </Td>
              </tr>
            )
          })}
        </tbody>
      </TableFrame>
    </section>
  )
}

const List = ({ href, children }: { href: string; children: React.ReactNode }) => (
  <a className="link" href={href}>
    {children}
  </a>
)
