import { finished, type Readable } from "node:stream"
import { type Entry, fromBuffer, type ZipFile } from "yauzl"
import { WORKBOOK_LIMITS, type WorkbookLimits } from "./limits"
import { WorkbookRefusal } from "./refusal"

/** The files of a zip archive, by name, as its central directory lists them. */
export interface Archive {
  has(name: string): boolean
  names(): readonly string[]
  /** Unpacks one file, piece by piece, and stops as soon as it grows past its limits. */
  read(name: string): AsyncGenerator<Buffer>
  /** A small file as text. */
  text(name: string, mostBytes?: number): Promise<string>
}

const BROKEN = "文件已损坏，打不开；请用 Excel 或 WPS 打开后另存为 .xlsx 再上传"
const TOO_LARGE = "文件解压后过大，不像正常的工作簿，没有读取；请只保留需要导入的工作表后另存再上传"
const SMALL = 8 * 1024 * 1024

function openZip(bytes: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true, validateEntrySizes: true, strictFileNames: false }, (error, zip) => {
      if (error || !zip) reject(new WorkbookRefusal(BROKEN, { cause: error }))
      else resolve(zip)
    })
  })
}

function checkEntry(entry: Entry, limits: WorkbookLimits): void {
  if (entry.generalPurposeBitFlag & 1) throw new WorkbookRefusal("文件设有密码，读不了；请取消密码后再上传")
  const packed = Math.max(1, entry.compressedSize)
  const bomb = entry.uncompressedSize > limits.ratioFrom && entry.uncompressedSize / packed > limits.ratio
  if (entry.uncompressedSize > limits.entryBytes || bomb) throw new WorkbookRefusal(TOO_LARGE)
}

function readDirectory(zip: ZipFile, limits: WorkbookLimits): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>()
  let total = 0
  return new Promise((resolve, reject) => {
    zip.on("error", (error: Error) => reject(new WorkbookRefusal(BROKEN, { cause: error })))
    zip.on("end", () => resolve(entries))
    zip.on("entry", (entry: Entry) => {
      try {
        checkEntry(entry, limits)
        total += entry.uncompressedSize
        entries.set(entry.fileName.replaceAll("\\", "/"), entry)
        if (entries.size > limits.entries || total > limits.totalBytes) throw new WorkbookRefusal(TOO_LARGE)
        zip.readEntry()
      } catch (error) {
        reject(error)
      }
    })
    zip.readEntry()
  })
}

function openEntry(zip: ZipFile, entry: Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error || !stream) reject(new WorkbookRefusal(BROKEN, { cause: error }))
      else resolve(stream)
    })
  })
}

/**
 * Opens a zip archive in memory and checks its directory before anything is unpacked.
 * @throws WorkbookRefusal
 */
export async function openArchive(bytes: Buffer, limits: WorkbookLimits = WORKBOOK_LIMITS): Promise<Archive> {
  const zip = await openZip(bytes)
  if (zip.entryCount > limits.entries) throw new WorkbookRefusal(TOO_LARGE)
  const entries = await readDirectory(zip, limits)
  let unpacked = 0

  async function* read(name: string): AsyncGenerator<Buffer> {
    const entry = entries.get(name)
    if (!entry) throw new WorkbookRefusal(BROKEN)
    const stream = await openEntry(zip, entry)
    let size = 0
    // The directory may lie: what really comes out is counted again.
    try {
      for await (const piece of stream as AsyncIterable<Buffer>) {
        size += piece.length
        unpacked += piece.length
        const bomb = size > limits.ratioFrom && size / Math.max(1, entry.compressedSize) > limits.ratio
        if (size > limits.entryBytes || unpacked > 2 * limits.totalBytes || bomb) throw new WorkbookRefusal(TOO_LARGE)
        yield piece
      }
    } catch (error) {
      throw error instanceof WorkbookRefusal ? error : new WorkbookRefusal(BROKEN, { cause: error })
    } finally {
      stream.destroy()
      finished(stream, () => undefined)
    }
  }

  return {
    has: (name) => entries.has(name),
    names: () => [...entries.keys()],
    read,
    async text(name, mostBytes = SMALL) {
      const pieces: Buffer[] = []
      let size = 0
      for await (const piece of read(name)) {
        size += piece.length
        if (size > mostBytes) throw new WorkbookRefusal(TOO_LARGE)
        pieces.push(piece)
      }
      return Buffer.concat(pieces).toString("utf8")
    },
  }
}
