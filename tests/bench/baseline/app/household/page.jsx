import { rowsOf } from "../../statements"

export const dynamic = "force-dynamic"

/** Every value of the household as a term and a description, the plainest page that shows it. */
function Values({ of }) {
  if (of === null || typeof of !== "object") return String(of ?? "")
  return (
    <dl>
      {Object.entries(of).map(([key, value]) => (
        <div key={key}>
          <dt>{key}</dt>
          <dd>
            <Values of={value} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

export default async function Page() {
  return <Values of={(await rowsOf("household"))[0]} />
}
