import { rowsOf } from "../../statements"

export const dynamic = "force-dynamic"

const text = (value) => (value === null ? "" : typeof value === "object" ? JSON.stringify(value) : String(value))

export default async function Page() {
  const [{ rows }] = await rowsOf("list")
  return (
    <table>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            {Object.values(row)
              .slice(0, 9)
              .map((value, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: cells have no other name
                <td key={index}>{text(value)}</td>
              ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
