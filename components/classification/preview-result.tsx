import { grouped, pathwayName } from "@/components/households/words"
import { Alert } from "@/components/ui/alert"
import { TableFrame, Td, Th, TotalRow } from "@/components/ui/table"
import type { MoveCount } from "@/lib/domain/policy/move-counts"
import type { PreviewResult } from "@/lib/features/classification/schema"

const name = (key: string): string => pathwayName(key === "none" ? null : key)

/** What a run would change: how many households go from which pathway to which, and what is odd about it. */
export function PreviewSummary(props: { result: PreviewResult; examples: ReadonlyMap<string, string> }) {
  const { result, examples } = props
  return (
    <div className="space-y-4">
      <p className="text-lg">
        {result.moved === 0 ? (
          "没有一户的路径会变化。"
        ) : (
          <>
            <strong>{grouped(result.moved)} 户将变化</strong>（{grouped(result.movedPersons)} 人），其余{" "}
            {grouped(result.households - result.moved)} 户不变。
          </>
        )}
      </p>
      <p className="text-ink-2">
        按 {result.asOf} 的年龄和参数、判定规则第 {result.version} 版核对了 {grouped(result.households)} 户；判定后{" "}
        {grouped(result.provisional)} 户为暂定（有情况不清楚）。
        {result.overridden > 0 && `其中 ${grouped(result.overridden)} 户已人工核定：路径不变，系统判定会变，转入复核。`}
      </p>
      {result.concerns.length > 0 && (
        <Alert tone="warn" title="结果不寻常，确认时要写明理由">
          <ul className="list-disc pl-5">
            {result.concerns.map((concern) => (
              <li key={concern}>{concern}</li>
            ))}
          </ul>
        </Alert>
      )}
      {result.moves.length > 0 && <MovesTable moves={result.moves} examples={examples} />}
    </div>
  )
}

/** From → to with counts. `examples` names the heads of some of the households. */
export function MovesTable(props: { moves: readonly MoveCount[]; examples: ReadonlyMap<string, string> }) {
  const total = (of: (move: MoveCount) => number) => props.moves.reduce((sum, move) => sum + of(move), 0)
  return (
    <TableFrame label="路径变化：从、到、户数" cards>
      <thead>
        <tr>
          <Th>从</Th>
          <Th>到</Th>
          <Th num>户</Th>
          <Th num>人</Th>
          <Th>看几户</Th>
        </tr>
      </thead>
      <tbody>
        {props.moves.map((move) => (
          <tr key={move.from + move.to}>
            <th scope="row">
              <a className="link" href={`/households?pathway=${move.from}`}>
                {name(move.from)}
              </a>
            </th>
            <Td label="到">{name(move.to)}</Td>
            <Td num label="户">
              {grouped(move.households)}
            </Td>
            <Td num label="人">
              {grouped(move.persons)}
            </Td>
            <Td label="看几户" wrap>
              <Examples ids={move.examples} names={props.examples} />
            </Td>
          </tr>
        ))}
      </tbody>
      <TotalRow>
        <th scope="row">合计</th>
        <Td />
        <Td num label="户">
          {grouped(total(({ households }) => households))}
        </Td>
        <Td num label="人">
          {grouped(total(({ persons }) => persons))}
        </Td>
        <Td />
      </TotalRow>
    </TableFrame>
  )
}

function Examples({ ids, names }: { ids: readonly string[]; names: ReadonlyMap<string, string> }) {
  const shown = ids.filter((id) => names.has(id)).slice(0, 3)
  return shown.map((id, index) => (
    <span key={id}>
      {index > 0 && "、"}
      <a className="link" href={`/households/${id}/pathway`}>
        {names.get(id) || "户主未填"}
      </a>
    </span>
  ))
}
