import { type Archive, openArchive } from "./archive"
import { WORKBOOK_LIMITS, type WorkbookLimits } from "./limits"
import { readDateStyles, readRelations, readSharedStrings } from "./parts"
import { WorkbookRefusal } from "./refusal"
import { type CellContext, type SheetRow, sheetRows } from "./sheet-rows"
import { attribute, parseXml } from "./xml"

export interface Sheet {
  readonly name: string
  readonly hidden: boolean
  /** The rows that hold anything, in order, some at a time. Can be called again. */
  rows(): AsyncGenerator<SheetRow[]>
}

export interface Workbook {
  readonly sheets: readonly Sheet[]
}

const NOT_XLSX = "这不是 Excel 工作簿（.xlsx）；请用 Excel 或 WPS 打开后另存为 .xlsx 再上传"
const MACROS = "工作簿里带有宏，为安全起见不接收；请另存为不带宏的 .xlsx 再上传"
const LOCKED = Buffer.from("EncryptedPackage", "utf16le")

/** What the first bytes say, before anything is unpacked. */
function checkBeginning(bytes: Buffer): void {
  if (bytes.length === 0) throw new WorkbookRefusal("文件是空的；请选择有内容的 .xlsx 工作簿")
  if (bytes.length < 4) throw new WorkbookRefusal(NOT_XLSX)
  if (bytes.readUInt32BE(0) === 0xd0cf11e0) {
    throw new WorkbookRefusal(
      bytes.includes(LOCKED)
        ? "文件设有打开密码，读不了；请取消密码后再上传"
        : "这是旧版 .xls 或 .et 文件；请用 Excel 或 WPS 打开后另存为 .xlsx 再上传",
    )
  }
  if (bytes.readUInt16BE(0) !== 0x504b) throw new WorkbookRefusal(NOT_XLSX)
}

async function checkContents(archive: Archive): Promise<void> {
  if (archive.names().some((name) => /(^|\/)(vbaProject\.bin|macrosheets\/)/i.test(name)))
    throw new WorkbookRefusal(MACROS)
  if (!archive.has("[Content_Types].xml")) throw new WorkbookRefusal(NOT_XLSX)
  const types = await archive.text("[Content_Types].xml")
  if (/macroEnabled/i.test(types)) throw new WorkbookRefusal(MACROS)
  if (/sheet\.binary/i.test(types)) {
    throw new WorkbookRefusal("这是 .xlsb 二进制工作簿；请用 Excel 或 WPS 打开后另存为 .xlsx 再上传")
  }
}

async function findWorkbook(archive: Archive): Promise<string> {
  for (const relation of (await readRelations(archive, "")).values()) {
    if (
      relation.kind === "officeDocument" &&
      /(^|\/)xl?\/|workbook/i.test(relation.path) &&
      archive.has(relation.path)
    ) {
      return relation.path
    }
  }
  throw new WorkbookRefusal(NOT_XLSX)
}

async function readSheetList(archive: Archive, name: string) {
  const sheets: { name: string; id: string; hidden: boolean }[] = []
  let from1904 = false
  parseXml(await archive.text(name), {
    open(tag, attributes) {
      if (tag === "workbookPr") from1904 = /^(1|true)$/.test(attributes.date1904 ?? "")
      if (tag !== "sheet") return
      const hidden = (attributes.state ?? "visible") !== "visible"
      sheets.push({ name: attributes.name ?? "", id: attribute(attributes, "id") ?? "", hidden })
    },
  })
  return { sheets, from1904 }
}

/** Looks at a file without reading its rows: right kind, no password, no macros, not swollen. @throws WorkbookRefusal */
export async function inspectWorkbook(bytes: Buffer, limits: WorkbookLimits = WORKBOOK_LIMITS): Promise<Archive> {
  checkBeginning(bytes)
  const archive = await openArchive(bytes, limits)
  await checkContents(archive)
  return archive
}

/**
 * Opens an .xlsx workbook held in memory. Rows are then read as they are asked for.
 * @throws WorkbookRefusal with one sentence for anything that is not a plain, sound workbook
 */
export async function openWorkbook(bytes: Buffer, limits: WorkbookLimits = WORKBOOK_LIMITS): Promise<Workbook> {
  const archive = await inspectWorkbook(bytes, limits)
  const path = await findWorkbook(archive)
  const relations = await readRelations(archive, path)
  const { sheets, from1904 } = await readSheetList(archive, path)
  if (sheets.length > limits.sheets) throw new WorkbookRefusal("工作表太多；请只保留需要导入的工作表")
  const part = (kind: string) =>
    [...relations.values()].find((each) => each.kind === kind && archive.has(each.path))?.path
  const stringsAt = part("sharedStrings")
  const stylesAt = part("styles")
  const context: CellContext = {
    strings: stringsAt ? await readSharedStrings(archive, stringsAt) : [],
    dateStyles: stylesAt ? await readDateStyles(archive, stylesAt) : [],
    from1904,
    columns: limits.columns,
  }
  return {
    sheets: sheets.flatMap(({ name, id, hidden }) => {
      const at = relations.get(id)?.path
      return at && archive.has(at) ? [{ name, hidden, rows: () => sheetRows(archive.read(at), context) }] : []
    }),
  }
}
