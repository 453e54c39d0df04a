import { Card } from "@/components/ui/card"
import { TableFrame, Td, Th } from "@/components/ui/table"

interface HelperLoad {
  readonly id: string
  readonly name: string
  readonly post: string | null
  readonly now: number
  readonly paired: number
  /** households offered to this person; negative = offered by this person */
  readonly offered: number
}

const signed = (number: number): string => (number > 0 ? `+${number}` : number < 0 ? `−${-number}` : "0")

/** How many households each person has and will have. */
export function HelperLoads({ helpers }: { helpers: readonly HelperLoad[] }) {
  if (helpers.length === 0) return null
  const offers = helpers.some(({ offered }) => offered !== 0)
  const subtitle = offers ? "新结对的确认后就算；移交的要对方接收后才算" : "现有的户和确认后的户"
  return (
    <Card title="每人负责的户数" subtitle={subtitle}>
      <TableFrame label="每人负责的户数" cards>
        <thead>
          <tr>
            <Th>责任人</Th>
            <Th num>现有</Th>
            <Th num>新结对</Th>
            <Th num>确认后</Th>
            {offers && <Th num>移交</Th>}
            {offers && <Th num>移交接收后</Th>}
          </tr>
        </thead>
        <tbody>
          {helpers.map(({ id, name, post, now, paired, offered }) => (
            <tr key={id}>
              <th scope="row">
                {name}
                {post && <span className="ml-2 font-normal text-ink-3">{post}</span>}
              </th>
              <Td num label="现有">
                {now}
              </Td>
              <Td num label="新结对">
                {signed(paired)}
              </Td>
              <Td num label="确认后">
                {now + paired}
              </Td>
              {offers && (
                <Td num label="移交">
                  {signed(offered)}
                </Td>
              )}
              {offers && (
                <Td num label="移交接收后">
                  {now + paired + offered}
                </Td>
              )}
            </tr>
          ))}
        </tbody>
      </TableFrame>
    </Card>
  )
}
