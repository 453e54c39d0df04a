import { Card } from "@/components/ui/card"
import { TableFrame, Td, Th, TotalRow } from "@/components/ui/table"
import type { HelperLoad, PairingFigures } from "@/lib/features/pairings/schema"

/** A count that leads to its list; nothing to follow at zero. */
function Figure({ count, href }: { count: number; href: string }) {
  if (count === 0) return 0
  return (
    <a className="link" href={href}>
      {count.toLocaleString("zh-CN")}
    </a>
  )
}

/** How the households of each place stand: who has nobody, and whose helper has left office. */
export function FiguresTable({ rows }: { rows: readonly PairingFigures[] }) {
  const sum = (of: (row: PairingFigures) => number): string =>
    rows.reduce((all, row) => all + of(row), 0).toLocaleString("zh-CN")
  return (
    <TableFrame label="各地的结对" cards>
      <thead>
        <tr>
          <Th>地方</Th>
          <Th num>要帮扶的户</Th>
          <Th num>有责任人</Th>
          <Th num>没有责任人</Th>
          <Th num>责任人已离任</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ code, name, households, without, left }) => (
          <tr key={code}>
            <Td>
              <a className="link" href={`/work/pairings?place=${code}`}>
                {name}
              </a>
            </Td>
            <Td label="要帮扶的户" num>
              {households.toLocaleString("zh-CN")}
            </Td>
            <Td label="有责任人" num>
              {(households - without).toLocaleString("zh-CN")}
            </Td>
            <Td label="没有责任人" num>
              <Figure count={without} href={`/households?place=${code}&helper=none`} />
            </Td>
            <Td label="责任人已离任" num>
              <Figure count={left} href={`/households?place=${code}&helper=left`} />
            </Td>
          </tr>
        ))}
      </tbody>
      <TotalRow>
        <Td>合计</Td>
        <Td num>{sum(({ households }) => households)}</Td>
        <Td num>{sum(({ households, without }) => households - without)}</Td>
        <Td num>{sum(({ without }) => without)}</Td>
        <Td num>{sum(({ left }) => left)}</Td>
      </TotalRow>
    </TableFrame>
  )
}

/** Who may take households here, with how many they have; to find room, not to compare people. */
export function LoadsTable({ helpers }: { helpers: readonly HelperLoad[] }) {
  return (
    <Card title="帮扶责任人" subtitle={`能负责这里的 ${helpers.length} 人，户数少的在前`}>
      <ul className="grid max-h-72 gap-x-6 overflow-y-auto sm:grid-cols-2 lg:grid-cols-3">
        {helpers.map(({ id, name, post, load }) => (
          <li key={id} className="flex min-h-9 items-center justify-between gap-3">
            <span>
              {name} {post && <span className="text-sm text-ink-3">{post}</span>}
            </span>
            <Figure count={load} href={`/households?helper=${id}`} />
          </li>
        ))}
      </ul>
    </Card>
  )
}
