import { randomUUID } from "node:crypto"
import { decideGroup } from "@/lib/domain/import/decide-group"
import { FileRows } from "@/lib/domain/import/file-rows"
import type { DecisionTools, Group, GroupRow } from "@/lib/domain/import/group"
import { groupRows, type RegisterMatches, type RowGroup } from "@/lib/domain/import/group-rows"
import { detectLayout, HEADER_ROWS, missingColumns, type RawRow, summaryOf } from "@/lib/domain/import/layout"
import { noRows } from "@/lib/domain/import/outcome"
import { placeFinder } from "@/lib/domain/import/places"
import { rowReader } from "@/lib/domain/import/read-row"
import { listPlaces } from "@/lib/features/villages/queries"
import { blindIndex } from "@/lib/platform/crypto/seal"
import { write } from "@/lib/platform/db/tenant"
import { type JobContext, JobFailure } from "@/lib/platform/jobs/job"
import type { Scope } from "@/lib/platform/scope/scope"
import { openWorkbook, type Sheet } from "@/lib/platform/workbook/open"
import { WorkbookRefusal } from "@/lib/platform/workbook/refusal"
import { failBatch, storePreview } from "./batch-mutations"
import { readUploadedFile } from "./file-queries"
import { findMatches, loadRegister } from "./register-queries"
import type { BatchCounts, LayoutSummary, SheetSummary } from "./schema"
import { clearStaged, type DecidedRow, stageRows } from "./staging-mutations"

/** Households whose rows are decided and kept in one transaction. */
const GROUPS_AT_ONCE = 150
const ROWS_BETWEEN_BEATS = 5000

async function makeTools(scope: Scope): Promise<DecisionTools> {
  const places = await listPlaces(scope)
  const villages = places.flatMap((township) =>
    township.villages.map((village) => ({ ...village, townshipName: township.name })),
  )
  return {
    newId: randomUUID,
    indexOf: (kind, text) => blindIndex(scope.countyCode, kind, text),
    findPlace: placeFinder({ code: scope.countyCode, name: scope.countyName }, villages, scope.area),
  }
}

/** Reads one sheet into `file`. @returns why it was left aside, or what was understood */
async function readSheet(
  sheet: Sheet,
  file: FileRows,
  beat: (rows: number) => Promise<void>,
): Promise<SheetSummary | string> {
  let waiting: RawRow[] = []
  let take: ((row: RawRow) => void) | undefined
  let layout: ReturnType<typeof detectLayout>
  let rows = 0
  const begin = (): boolean => {
    layout = detectLayout(waiting, sheet.name)
    if (!layout) return false
    const { headerTo } = layout
    const understand = rowReader(layout)
    const number = file.addSheet(sheet.name)
    take = (row) => {
      if (row.rowNo <= headerTo) return
      rows++
      file.add(number, row.rowNo, understand(row))
    }
    for (const row of waiting) take(row)
    waiting = []
    return true
  }
  for await (const some of sheet.rows()) {
    for (const row of some) {
      if (take) take(row)
      else {
        waiting.push(row)
        if (waiting.length === HEADER_ROWS && !begin()) return "没有找到认得的列名"
      }
    }
    if (file.keys.length % ROWS_BETWEEN_BEATS < some.length) await beat(file.keys.length)
  }
  if (!take && !begin()) return waiting.length === 0 ? "空表" : "没有找到认得的列名"
  if (!layout) return "没有找到认得的列名"
  return { name: sheet.name, rows, ...summaryOf(layout), missing: missingColumns(layout) }
}

interface Understood {
  readonly file: FileRows
  readonly layout: LayoutSummary
}

async function understand(bytes: Buffer, scope: Scope, tools: DecisionTools, job: JobContext): Promise<Understood> {
  const file = new FileRows(
    (number) => blindIndex(scope.countyCode, "idNumber", number),
    (place) => {
      const found = tools.findPlace(place)
      return found?.ok ? found.villageCode : ""
    },
  )
  const sheets: SheetSummary[] = []
  const ignored: { name: string; reason: string }[] = []
  for (const sheet of (await openWorkbook(bytes)).sheets) {
    const result = sheet.hidden ? "隐藏的工作表不读取" : await readSheet(sheet, file, (rows) => job.progress(rows, 0))
    if (typeof result === "string") ignored.push({ name: sheet.name, reason: result })
    else sheets.push(result)
  }
  if (sheets.length === 0) {
    throw new WorkbookRefusal("没有一张工作表里找得到户编号、姓名或证件号码这些列；请对照空白模板检查列名")
  }
  if (file.keys.length === 0) throw new WorkbookRefusal("工作表里只有表头，没有数据")
  return { file, layout: { sheets, ignored } }
}

/** Tells the numbers of the rows that were decided. */
function tally(counts: { -readonly [K in keyof BatchCounts]: number }, rows: readonly DecidedRow[]): void {
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
  { file, layout }: Understood,
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
      await stageRows(tx, batchId, rows)
      await job.progressIn(tx, sofar, file.keys.length)
    })
    storing.catch(() => undefined)
  }
  await storing
  await write(scope, (tx) => storePreview(tx, batchId, layout, counts))
}

/** Reads an uploaded workbook and decides each of its rows. Nothing of the register is changed; killed, it begins again. */
export async function readBatch(job: JobContext, batchId: string): Promise<void> {
  const { scope } = job
  const bytes = await readUploadedFile(scope, batchId)
  if (!bytes) throw new JobFailure("上传的文件已经不在，请重新上传")
  await write(scope, (tx) => clearStaged(tx, batchId))
  const tools = await makeTools(scope)
  try {
    await decideAll(await understand(bytes, scope, tools, job), batchId, tools, job)
  } catch (error) {
    if (!(error instanceof WorkbookRefusal)) throw error
    await write(scope, (tx) => failBatch(tx, batchId, error.message))
    throw new JobFailure(error.message)
  }
}
