"use client"

/** A place and its figures: shown text and the list behind it, if there is one. */
export interface FigureRow {
  readonly place: string
  readonly name: string
  readonly href: string
  readonly figures: readonly (readonly [text: string, href: string | null])[]
}

/** Rows of figures, drawn by the browser from plain values: as elements they were the longest part of the page. */
export function FigureRows({ rows, columns }: { rows: readonly FigureRow[]; columns: readonly string[] }) {
  return (
    <tbody>
      {rows.map(({ place, name, href, figures }) => (
        <tr key={place}>
          <th scope="row">
            <a className="link" href={href}>
              {name}
            </a>
          </th>
          {figures.map(([text, list], index) => (
            <td key={columns[index]} className="num">
              {list ? (
                <a className="link" href={list}>
                  {text}
                </a>
              ) : (
                text
              )}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  )
}
