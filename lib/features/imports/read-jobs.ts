import { LEDGER_FORM } from "@/lib/domain/assistance/ledger-sheet"
import { IMPORT_KINDS, type ImportKind } from "@/lib/domain/import/kinds"
import { PAIRING_FORM } from "@/lib/domain/pairing/pairing-sheet"
import { recognise } from "@/lib/domain/sheet/recognise"
import { write } from "@/lib/platform/db/tenant"
import { type JobContext, JobFailure } from "@/lib/platform/jobs/job"
import { may } from "@/lib/platform/scope/scope"
import { openWorkbook, type Workbook } from "@/lib/platform/workbook/open"
import { WorkbookRefusal } from "@/lib/platform/workbook/refusal"
import { failBatch, storeKind } from "./batch-mutations"
import { readUploadedFile } from "./file-queries"
import type { Batch } from "./queries"
import { firstRows } from "./reading-jobs"
import { clearStaged } from "./staging-mutations"
import type { KindWork } from "./work-jobs"

const FORMS = [LEDGER_FORM, PAIRING_FORM]

/** What the first sheet that says something holds. */
async function kindOf(book: Workbook): Promise<ImportKind> {
  for (const sheet of book.sheets) {
    if (sheet.hidden) continue
    const kind = recognise(await firstRows(sheet), sheet.name, FORMS)
    if (kind) return kind
  }
  throw new WorkbookRefusal(
    "没有一张工作表里找得到户编号、姓名、证件号码、帮扶内容、责任人这些列；请对照空白模板检查列名",
  )
}

/**
 * Reads an uploaded workbook and decides each of its rows. Nothing but the preview is changed; killed, it begins again.
 * @param chosen what the uploader says that it holds; by the headings otherwise
 */
export async function readBatch(
  job: JobContext,
  batch: Batch,
  chosen: ImportKind | undefined,
  works: Readonly<Record<ImportKind, KindWork>>,
): Promise<void> {
  const { scope } = job
  const bytes = await readUploadedFile(scope, batch.id)
  if (!bytes) throw new JobFailure("上传的文件已经不在，请重新上传")
  await write(scope, (tx) => clearStaged(tx, batch.id))
  try {
    const book = await openWorkbook(bytes)
    const kind = chosen ?? (await kindOf(book))
    const { label, run } = IMPORT_KINDS[kind]
    if (!may(scope, run)) throw new WorkbookRefusal(`这个文件是${label}，您没有导入它的权限；请交给有权限的同志导入`)
    await write(scope, (tx) => storeKind(tx, batch.id, kind))
    await works[kind].read(job, { ...batch, kind }, book)
  } catch (error) {
    if (!(error instanceof WorkbookRefusal)) throw error
    await write(scope, (tx) => failBatch(tx, batch.id, error.message))
    throw new JobFailure(error.message)
  }
}
