import { grouped } from "@/components/households/words"
import { TableFrame, Td, Th } from "@/components/ui/table"
import { Tag, type Tone } from "@/components/ui/tag"

export interface RunRow {
  readonly id: string
  readonly state: "queued" | "running" | "done" | "failed" | "cancelled"
  readonly failure: string | null
  readonly reason: string
  readonly by: string | null
  /** `2026-07-28 10:32` */
  readonly at: string
  readonly version: number | null
  readonly households: number | null
  readonly changed: number | null
  readonly moved: number | null
}

const STATE: Record<RunRow["state"], readonly [string, Tone]> = {
  queued: ["排队中", "blue"],
  running: ["进行中", "blue"],
  done: ["完成", "green"],
  failed: ["没有完成", "red"],
  cancelled: ["已取消", "neutral"],
}

const figure = (value: number | null): string => (value === null ? "—" : grouped(value))

/** Runs for the whole county as they were. */
export function RunHistory({ runs }: { runs: readonly RunRow[] }) {
  return (
    <TableFrame label="历次全县判定" cards>
      <thead>
        <tr>
          <Th>时间</Th>
          <Th>状态</Th>
          <Th num>规则版本</Th>
          <Th num>核对户数</Th>
          <Th num>更新户数</Th>
          <Th num>路径变化</Th>
          <Th>提交人</Th>
          <Th>说明</Th>
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <tr key={run.id}>
            <th scope="row">{run.at}</th>
            <Td label="状态">
              <Tag tone={STATE[run.state][1]}>{STATE[run.state][0]}</Tag>
            </Td>
            <Td num label="规则版本">
              {figure(run.version)}
            </Td>
            <Td num label="核对户数">
              {figure(run.households)}
            </Td>
            <Td num label="更新户数">
              {figure(run.changed)}
            </Td>
            <Td num label="路径变化">
              {figure(run.moved)}
            </Td>
            <Td label="提交人">{run.by ?? "—"}</Td>
            <Td label="说明" wrap>
              {run.failure ?? run.reason}
            </Td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}
