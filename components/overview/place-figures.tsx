import { grouped } from "@/components/households/words"
import { ShareBar } from "@/components/ui/share-bar"
import { RowLink, TableFrame, Td, Th, TotalRow } from "@/components/ui/table"
import type { Indicator } from "@/lib/domain/indicators/indicators"
import type { Figures } from "@/lib/features/overview/schema"
import { figureOf, listHref, overviewHref } from "./figures"

interface Props {
  readonly indicator: Indicator
  readonly figures: Figures
  /** the place whose parts are shown, and the parts */
  readonly place: string
  readonly below: readonly { readonly code: string; readonly name: string }[]
}

/** One indicator by township or village, most first; a name leads a step down, a number to its list. */
export function PlaceFigures({ indicator, figures, place, below }: Props) {
  const rows = below
    .map((part) => ({
      ...part,
      households: figureOf(figures, indicator.key, part.code),
      of: figureOf(figures, "households", part.code),
    }))
    .sort((a, b) => b.households - a.households)
  const total = figureOf(figures, indicator.key, place)
  const all = figureOf(figures, "households", place)
  return (
    <TableFrame label={`${indicator.name}分地方`}>
      <thead>
        <tr>
          <Th>{place.length === 6 ? "镇（街道）" : "村"}</Th>
          <Th num>{indicator.name}（户）</Th>
          <Th num>在册户</Th>
          <Th>占比</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ code, name, households, of }) => (
          <tr key={code}>
            <th scope="row">
              <RowLink href={overviewHref(code, indicator.key)}>{name}</RowLink>
            </th>
            <Td num>
              {households === 0 ? (
                "0"
              ) : (
                <a className="link" href={listHref(indicator, code)}>
                  {grouped(households)}
                </a>
              )}
            </Td>
            <Td num>{grouped(of)}</Td>
            <Td>
              <ShareBar share={of === 0 ? undefined : households / of} />
            </Td>
          </tr>
        ))}
      </tbody>
      <TotalRow>
        <th scope="row">合计</th>
        <Td num>{grouped(total)}</Td>
        <Td num>{grouped(all)}</Td>
        <Td>
          <ShareBar share={all === 0 ? undefined : total / all} />
        </Td>
      </TotalRow>
    </TableFrame>
  )
}
