import { randomUUID } from "node:crypto"
import { decideGroup } from "@/lib/domain/import/decide-group"
import { FileRows } from "@/lib/domain/import/file-rows"
import type { DecisionTools, Group, GroupRow } from "@/lib/domain/import/group"
import { groupRows, type RegisterMatches, type RowGroup } from "@/lib/domain/import/group-rows"
import { detectLayout, missingColumns, summaryOf } from "@/lib/domain/import/layout"
import { noRows } from "@/lib/domain/import/outcome"
import { rowReader } from "@/lib/domain/import/read-row"
import type { RawRow } from "@/lib/domain/sheet/heading-rows"
import { blindIndex } from "@/lib/platform/crypto/seal"
import { write } from "@/lib/platform/db/tenant"
import type { JobContext } from "@/lib/platform/jobs/job"
import type { Scope } from "@/lib/platform/scope/scope"
import type { Workbook } from "@/lib/platform/workbook/open"
import { storePreview } from "./batch-mutations"
import type { Batch } from "./queries"
import { beater, placesOf, readSheets, type Understood } from "./reading-jobs"
import { findMatches, loadRegister } from "./register-queries"
import { type DecidedRow, stagedRow } from "./register-staging-mutations"
import type { LayoutSummary, RegisterCounts } from "./schema"
import { stageRows } from "./staging-mutations"

/** Households whose rows are decided and kept in one transaction. */
const GROUPS_AT_ONCE = 150
const NOT_FOUND = "没有一张工作表里找得到户编号、姓名或证件号码这些列；请对照空白模板检查列名"

async function makeTools(scope: Scope): Promise<DecisionTools> {
  return {
    newId: randomUUID,
    indexOf: (kind, text) => blindIndex(scope.countyCode, kind, text),
    findPlace: await placesOf(scope),
  }
}

interface ReadFile {
  readonly file: FileRows
  readonly layout: LayoutSummary
}

async function understand(book: Workbook, scope: Scope, tools: DecisionTools, job: JobContext): Promise<ReadFile> {
  const file = new FileRows(
    (number) => blindIndex(scope.countyCode, "idNumber", number),
    (place) => {
      const found = tools.findPlace(place)
      return found?.ok ? found.villageCode : ""
    },
  )
  const begin = (rows: readonly RawRow[], name: string): Understood | undefined => {
    const layout = detectLayout(rows, name)
    if (!layout) return undefined
    const read = rowReader(layout)
    const number = file.addSheet(name)
    return {
      headerTo: layout.headerTo,
      take: (row) => file.add(number, row.rowNo, read(row)),
      summary: (count) => ({ name, rows: count, ...summaryOf(layout), missing: missingColumns(layout) }),
    }
  }
  const beat = beater(
    () => file.keys.length,
    (rows) => job.progress(rows, 0),
  )
  return { file, layout: await readSheets(book, begin, beat, NOT_FOUND) }
}

type RegisterCount = keyof Required<RegisterCounts>

/** Tells the numbers of the rows that were decided. */
function tally(counts: Record<RegisterCount, number>, rows: readonly DecidedRow[]): void {
  for (const { decision } of rows) {
    counts[decision.outcome]++
    if (decision.reasons.length > 0 && decision.outcome !== "rejected" && decision.outcome !== "duplicate")
      counts.doubts++
    if (decision.household) counts[decision.household.mode === "create" ? "newHouseholds" : "changedHouseholds"]++
    if (decision.member) counts[decision.member.mode === "create" ? "newMembers" : "changedMembers"]++
  }
}

function toGroup(group: RowGroup, file: FileRows, matches: RegisterMatches): Omit<Group, "register"> {
  const rows = group.rows.map((keys): GroupRow => {
    const repeats = group.repeats.get(keys.seq)
    return {
      ...file.row(keys.seq),
      seq: keys.seq,
      where: file.where(keys),
      idKey: keys.idKey,
      ...(repeats ? { repeats } : {}),
    }
  })
  const elsewhere = new Set<string>()
  for (const { idKey } of rows) {
    const known = idKey === null ? undefined : matches.byPerson.get(idKey)
    if (idKey !== null && known && known.householdId !== group.householdId) elsewhere.add(idKey)
  }
  return { rows, elsewhere }
}

function decideRows(
  known: Group,
  group: RowGroup,
  groupNo: number,
  file: FileRows,
  tools: DecisionTools,
): DecidedRow[] {
  const keys = new Map(group.rows.map((row) => [row.seq, row]))
  return decideGroup(known, tools).map((decision) => {
    const key = keys.get(decision.seq)
    const sheet = file.sheets[key?.sheet ?? 0] ?? ""
    return { decision, row: file.row(decision.seq), sheet, rowNo: key?.rowNo ?? 0, groupNo }
  })
}

async function decideAll(
  { file, layout }: ReadFile,
  batchId: string,
  tools: DecisionTools,
  job: JobContext,
): Promise<void> {
  const { scope } = job
  const nos = new Set(file.keys.flatMap((row) => row.householdNo ?? []))
  const persons = new Set(file.keys.flatMap((row) => [row.idKey, row.headKey].flatMap((key) => key ?? [])))
  const matches = await findMatches(scope, [...nos], [...persons], () => job.progress(0, file.keys.length))
  const groups = groupRows(file, matches)
  const counts = { ...noRows(), doubts: 0, newHouseholds: 0, changedHouseholds: 0, newMembers: 0, changedMembers: 0 }
  let done = 0
  let storing: Promise<void> = Promise.resolve()
  for (let from = 0; from < groups.length; from += GROUPS_AT_ONCE) {
    const part = groups.slice(from, from + GROUPS_AT_ONCE)
    const register = await loadRegister(
      scope,
      part.flatMap((group) => group.householdId ?? []),
    )
    const rows = part.flatMap((group, index) => {
      const known = { ...toGroup(group, file, matches), register: register.get(group.householdId ?? "") ?? null }
      return decideRows(known, group, from + index + 1, file, tools)
    })
    tally(counts, rows)
    done += rows.length
    const sofar = done
    // While the database stores these, the next households are being decided.
    await storing
    storing = write(scope, async (tx) => {
      await stageRows(
        tx,
        batchId,
        rows.map((row) => stagedRow(scope.countyCode, row)),
      )
      await job.progressIn(tx, sofar, file.keys.length)
    })
    storing.catch(() => undefined)
  }
  await storing
  await write(scope, (tx) => storePreview(tx, batchId, layout, counts))
}

/** Decides each household of a workbook of the register. */
export async function readRegister(job: JobContext, batch: Batch, book: Workbook): Promise<void> {
  const tools = await makeTools(job.scope)
  await decideAll(await understand(book, job.scope, tools, job), batch.id, tools, job)
}
