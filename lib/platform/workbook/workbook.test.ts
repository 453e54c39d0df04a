import { deflateRawSync } from "node:zlib"
import Excel from "exceljs"
import { describe, expect, it } from "vitest"
import { openWorkbook } from "./open"
import { WorkbookRefusal } from "./refusal"
import type { Cell } from "./sheet-rows"
import { writeWorkbook } from "./write"

/** A zip archive by hand, so that it can lie. */
function zipOf(files: Readonly<Record<string, string | Buffer>>, lie: { size?: number; flags?: number } = {}): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, content] of Object.entries(files)) {
    const plain = Buffer.from(content)
    const packed = deflateRawSync(plain)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(lie.flags ?? 0, 2)
    common.writeUInt16LE(8, 4)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(lie.size ?? plain.length, 18)
    common.writeUInt16LE(Buffer.byteLength(name), 22)
    const local = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), common, Buffer.from(name), packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), common, tail, Buffer.from(name)]))
    parts.push(local)
    offset += local.length
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32BE(0x504b0506, 0)
  end.writeUInt16LE(directory.length, 8)
  end.writeUInt16LE(directory.length, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, list, end])
}

const TYPES = "<Types/>"
const RELS = `<Relationships><Relationship Id="r1" Type="http://x/officeDocument" Target="xl/workbook.xml"/></Relationships>`
const BOOK = `<workbook><sheets><sheet name="表" sheetId="1" r:id="r1"/></sheets></workbook>`
const BOOK_RELS = `<Relationships><Relationship Id="r1" Type="http://x/worksheet" Target="/xl/worksheets/sheet1.xml"/></Relationships>`
const bookWith = (sheet: string | Buffer, more: Record<string, string> = {}) => ({
  "[Content_Types].xml": TYPES,
  "_rels/.rels": RELS,
  "xl/workbook.xml": BOOK,
  "xl/_rels/workbook.xml.rels": BOOK_RELS,
  "xl/worksheets/sheet1.xml": sheet,
  ...more,
})

async function rowsOf(bytes: Buffer, limits?: Parameters<typeof openWorkbook>[1]): Promise<Cell[][]> {
  const book = await openWorkbook(bytes, limits)
  const rows: Cell[][] = []
  for (const sheet of book.sheets)
    for await (const some of sheet.rows()) rows.push(...some.map((row) => Array.from(row.cells)))
  return rows
}

async function refusalOf(bytes: Buffer, limits?: Parameters<typeof openWorkbook>[1]): Promise<string> {
  try {
    await rowsOf(bytes, limits)
  } catch (error) {
    if (error instanceof WorkbookRefusal) return error.message
    throw error
  }
  return "taken"
}

const LIMITS = { entries: 20, entryBytes: 4e6, totalBytes: 6e6, ratio: 250, ratioFrom: 1e6, columns: 50, sheets: 5 }

describe("files that are not taken", () => {
  it.each<[string, Buffer, string]>([
    ["nothing", Buffer.alloc(0), "文件是空的"],
    ["two bytes", Buffer.from("PK"), "不是 Excel 工作簿"],
    ["a csv named xlsx", Buffer.from("户编号,姓名\n1,甲\n"), "不是 Excel 工作簿"],
    ["an old .xls", Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(600)]), "旧版 .xls"],
    [
      "an encrypted workbook",
      Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.from("EncryptedPackage", "utf16le")]),
      "打开密码",
    ],
    ["a cut-off archive", zipOf(bookWith("<worksheet/>")).subarray(0, 200), "已损坏"],
    ["a zip of something else", zipOf({ "a.txt": "x" }), "不是 Excel 工作簿"],
    [
      "a Word file",
      zipOf({
        "[Content_Types].xml": TYPES,
        "_rels/.rels": RELS.replace("xl/workbook", "word/document"),
        "word/document.xml": "<w/>",
      }),
      "不是 Excel 工作簿",
    ],
    ["macros", zipOf(bookWith("<worksheet/>", { "xl/vbaProject.bin": "x" })), "带有宏"],
    [
      "a macro type",
      zipOf({
        ...bookWith("<worksheet/>"),
        "[Content_Types].xml": `<Types><Override ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>`,
      }),
      "带有宏",
    ],
    ["a password on the zip", zipOf(bookWith("<worksheet/>"), { flags: 1 }), "密码"],
    ["broken XML", zipOf(bookWith("<worksheet><row></worksheet>")), "已损坏"],
    [
      "entities that grow",
      zipOf(
        bookWith(
          `<!DOCTYPE x [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;">]><worksheet><row><c t="str"><v>&b;</v></c></row></worksheet>`,
        ),
      ),
      "已损坏",
    ],
    ["a bomb", zipOf(bookWith(Buffer.alloc(3_000_000, " "))), "解压后过大"],
    ["a bomb that lies about its size", zipOf(bookWith(Buffer.alloc(3_000_000, " ")), { size: 1000 }), "已损坏"],
    [
      "too much in all",
      zipOf(
        bookWith(
          "<worksheet/>",
          Object.fromEntries(Array.from({ length: 4 }, (_, i) => [`xl/m${i}`, randomText(1_700_000, i)])),
        ),
      ),
      "解压后过大",
    ],
    [
      "too many files",
      zipOf(bookWith("<worksheet/>", Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`xl/m${i}`, "x"])))),
      "解压后过大",
    ],
    ["too many columns", zipOf(bookWith(`<worksheet><row><c r="ZZ1"><v>1</v></c></row></worksheet>`)), "超过 50 列"],
  ])("%s", async (_name, bytes, sentence) => {
    const message = await refusalOf(bytes, LIMITS)
    expect(message).toContain(sentence)
    expect(message.split("\n")).toHaveLength(1)
  })
})

/** Text that packs badly, so that only its size is at fault. */
function randomText(length: number, seed: number): string {
  let state = seed + 1
  let text = ""
  while (text.length < length) {
    state = (state * 1103515245 + 12345) % 2147483648
    text += state.toString(36)
  }
  return text.slice(0, length)
}

describe("what is read", () => {
  it("takes each kind of cell as its value", async () => {
    const book = new Excel.Workbook()
    const sheet = book.addWorksheet("表")
    sheet.addRow(["文字", 12.5, true, new Date(Date.UTC(2021, 5, 3)), null, "末"])
    sheet.addRow([
      { formula: "1+1", result: 2 },
      { formula: "A1", result: "文" },
      { richText: [{ text: "富" }, { text: "文本" }] },
    ])
    sheet.addRow([])
    sheet.getCell("B6").value = { formula: "X1", date1904: false } as Excel.CellFormulaValue
    sheet.mergeCells("A8:C8")
    sheet.getCell("A8").value = "合并"
    const rows = await rowsOf(Buffer.from(await book.xlsx.writeBuffer()))
    expect(rows).toEqual([
      ["文字", 12.5, true, "2021-06-03", undefined, "末"],
      [2, "文", "富文本"],
      [undefined, "#未计算"],
      ["合并", "合并", "合并"].slice(0, 1),
    ])
  })

  it("knows cells without addresses, inline texts, phonetic guides, prefixes and the calendar of 1904", async () => {
    const sheet = `<x:worksheet xmlns:x="a"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>一</x:t><x:rPh><x:t>yi</x:t></x:rPh></x:is></x:c><x:c s="1"><x:v>42888</x:v></x:c></x:row></x:sheetData></x:worksheet>`
    const files = {
      ...bookWith(sheet),
      "xl/workbook.xml": `<workbook><workbookPr date1904="1"/><sheets><sheet name="表" r:id="r1"/></sheets></workbook>`,
      "xl/styles.xml": `<styleSheet><numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs></styleSheet>`,
      "xl/_rels/workbook.xml.rels": BOOK_RELS.replace(
        "</Relationships>",
        `<Relationship Id="r2" Type="http://x/styles" Target="styles.xml"/></Relationships>`,
      ),
    }
    expect(await rowsOf(zipOf(files))).toEqual([["一", "2021-06-03"]])
  })
})

describe("what is written", () => {
  it("comes back as it was, and no text becomes a formula", async () => {
    const texts = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "'x", "610431198003070018", '<&>"', "表情😀", "控制\u0001符"]
    const bytes = Buffer.from(
      await new Response(
        writeWorkbook([
          {
            name: "表/名",
            above: [["标题"]],
            columns: texts.map((heading) => ({ heading })),
            rows: [texts, [1, null, true]],
          },
        ]),
      ).arrayBuffer(),
    )
    const rows = await rowsOf(bytes)
    expect(rows[0]).toEqual(["标题"])
    expect(rows[2]).toEqual(texts.map((text) => text.replace("\u0001", "")))
    expect(rows[3]).toEqual([1, undefined, true])
    const book = new Excel.Workbook()
    await book.xlsx.load(bytes as unknown as ArrayBuffer)
    const cells = texts.map((_, index) => book.worksheets[0]?.getRow(3).getCell(index + 1))
    expect(cells.map((cell) => [cell?.formula, cell?.numFmt])).toEqual(texts.map(() => [undefined, "@"]))
  })
})
