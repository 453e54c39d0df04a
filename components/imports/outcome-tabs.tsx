import { ButtonLink } from "@/components/ui/button"
import { Pager } from "@/components/ui/pager"
import { TableFrame, Td, Th } from "@/components/ui/table"
import { Tabs } from "@/components/ui/tabs"
import type { ImportKind } from "@/lib/domain/import/kinds"
import { OUTCOMES, totalRows } from "@/lib/domain/import/outcome"
import type { BatchCounts, RowTab } from "@/lib/features/imports/schema"
import { outcomeLabel } from "./batch-changes"
import { grouped } from "./batch-words"

export interface OutcomeRow {
  readonly seq: number
  readonly sheet: string
  readonly rowNo: number
  readonly reasons: readonly string[]
  readonly face: {
    readonly householdNo?: string
    readonly name?: string
    readonly idNumber?: string
    readonly village?: string
    readonly what?: string
    readonly fields?: readonly string[]
  }
}

type Props = {
  id: string
  kind: ImportKind
  tab: RowTab
  counts: BatchCounts
  rows: readonly OutcomeRow[]
  common: readonly { readonly reason: string; readonly rows: number }[]
  next: string | undefined
  first: string | undefined
  /** The original file is still kept, so that rows can go back in its layout. */
  returnable: boolean
}

const EMPTY: Record<RowTab, string> = {
  created: "没有新增的行",
  updated: "没有更新的行",
  unchanged: "没有不变的行",
  rejected: "没有退回的行",
  duplicate: "没有重复的行",
  doubts: "没有要核对的行",
}

/** The rows by what becomes of them; the five kinds add up to the rows of the file. */
export function OutcomeTabs(props: Props) {
  const { id, kind, tab, counts, rows } = props
  const tabs = [
    ...OUTCOMES.map((outcome) => ({ key: outcome, label: outcomeLabel(kind, outcome), count: counts[outcome] })),
    { key: "doubts" as const, label: "待核对", count: counts.doubts },
  ]
  const sum = OUTCOMES.map((outcome) => `${outcomeLabel(kind, outcome)} ${grouped(counts[outcome])}`).join(" + ")
  return (
    <section id="rows" className="space-y-3">
      <p className="tabular-nums">
        {sum} = 共 <strong>{grouped(totalRows(counts))}</strong> 行
      </p>
      <Tabs
        label="按结果查看"
        tabs={tabs.map(({ key, label, count }) => ({
          href: `/imports/${id}?tab=${key}`,
          label,
          count: grouped(count),
          current: key === tab,
        }))}
      />
      <TabNotes {...props} />
      {rows.length === 0 ? (
        <p className="py-6 text-ink-2">{EMPTY[tab]}</p>
      ) : (
        <RowTable kind={kind} tab={tab} rows={rows} />
      )}
      <Pager previous={props.first} next={props.next} label="行翻页" />
    </section>
  )
}

function TabNotes({ id, tab, rows, common, returnable }: Props) {
  if (rows.length === 0) return null
  const back = tab === "rejected" || tab === "duplicate"
  if (!back && tab !== "doubts") return null
  return (
    <div className="space-y-3">
      {tab === "doubts" && <p className="text-ink-2">这些行照常写入，只是有一处需要核对；标明“没有写入”的格子除外。</p>}
      {common.length > 0 && (
        <ul className="list-disc pl-5 text-ink-2">
          {common.map(({ reason, rows: times }) => (
            <li key={reason}>
              {reason} <span className="tabular-nums">× {grouped(times)}</span>
            </li>
          ))}
        </ul>
      )}
      {returnable && (
        <ButtonLink href={`/api/imports/${id}/returned${back ? "" : "?which=doubts"}`} icon="download" download="">
          {back ? "下载退回表（原样式，加“原因”列）" : "下载待核对表"}
        </ButtonLink>
      )}
    </div>
  )
}

/** Names of the columns between the place in the file and the reason. */
const COLUMNS: Readonly<Record<ImportKind, readonly [string, string, string]>> = {
  register: ["户编号", "姓名", "证件号码"],
  assistance: ["户编号", "户主或村", "给了什么"],
  pairings: ["户编号", "户主", "责任人"],
}

function cellsOf(kind: ImportKind, { face }: OutcomeRow): readonly (string | undefined)[] {
  if (kind === "register") return [face.householdNo, face.name, face.idNumber]
  return [face.householdNo, face.name ?? (face.village && `${face.village}（全村）`), face.what]
}

function RowTable({ kind, tab, rows }: { kind: ImportKind; tab: RowTab; rows: readonly OutcomeRow[] }) {
  const showsFields = tab === "updated" && kind === "register"
  const showsReasons = tab === "rejected" || tab === "duplicate" || tab === "doubts"
  const last = showsReasons ? "原因" : showsFields ? "改动的内容" : kind === "register" ? "需要核对的" : "说明"
  return (
    <TableFrame label="行" cards>
      <thead>
        <tr>
          <Th>位置</Th>
          {COLUMNS[kind].map((name) => (
            <Th key={name}>{name}</Th>
          ))}
          <Th>{last}</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.seq}>
            <th scope="row">
              {row.sheet} 第 {row.rowNo} 行
            </th>
            {cellsOf(kind, row).map((cell, at) => (
              <Td key={COLUMNS[kind][at]} label={COLUMNS[kind][at]} wrap={kind !== "register" && at === 2}>
                {cell}
              </Td>
            ))}
            <Td label={last} wrap>
              {showsFields ? (row.face.fields ?? []).join("、") : row.reasons.join("；")}
            </Td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}
