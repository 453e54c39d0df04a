import { TableFrame, Td, Th } from "@/components/ui/table"
import { minuteOf } from "@/lib/platform/clock"

export interface ListedCounty {
  readonly code: string
  readonly name: string
  readonly prefecture: string
  readonly province: string
  readonly createdAt: Date
  /** accounts that may sign in */
  readonly accounts: number
  readonly lastSignInAt: Date | null
}

/** The counties of the platform. Their households are not counted here: the operator has no business with them. */
export function CountyTable({ counties }: { counties: readonly ListedCounty[] }) {
  return (
    <TableFrame label="已开通的县" cards>
      <thead>
        <tr>
          <Th>县</Th>
          <Th>代码</Th>
          <Th>省、市</Th>
          <Th num>用户</Th>
          <Th>最近登录</Th>
          <Th>开通时间</Th>
        </tr>
      </thead>
      <tbody>
        {counties.map((county) => (
          <tr key={county.code}>
            <th scope="row">{county.name}</th>
            <Td label="代码">{county.code}</Td>
            <Td label="省、市">
              {county.province} {county.prefecture}
            </Td>
            <Td label="用户" num>
              {county.accounts} 人
            </Td>
            <Td label="最近登录">{county.lastSignInAt ? minuteOf(county.lastSignInAt) : "从未"}</Td>
            <Td label="开通时间">{minuteOf(county.createdAt)}</Td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}
