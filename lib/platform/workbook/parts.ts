import type { Archive } from "./archive"
import { WorkbookRefusal } from "./refusal"
import { attribute, parseXml, xmlReader } from "./xml"

const MOST_STRING_CHARACTERS = 256 * 1024 * 1024

/** Relationship id → path inside the archive. */
export async function readRelations(
  archive: Archive,
  owner: string,
): Promise<Map<string, { path: string; kind: string }>> {
  const folder = owner.slice(0, owner.lastIndexOf("/") + 1)
  const name = `${folder}_rels/${owner.slice(folder.length)}.rels`
  const found = new Map<string, { path: string; kind: string }>()
  if (!archive.has(name)) return found
  parseXml(await archive.text(name), {
    open(tag, attributes) {
      const target = attribute(attributes, "Target")
      if (tag !== "Relationship" || !target || attributes.TargetMode === "External") return
      const path = new URL(target, `file:///${folder}`).pathname.slice(1)
      const kind = (attributes.Type ?? "").split("/").at(-1) ?? ""
      found.set(attributes.Id ?? "", { path: decodeURIComponent(path), kind })
    },
  })
  return found
}

/** The table of texts that cells point into. Phonetic guides are not part of a text. */
export async function readSharedStrings(archive: Archive, name: string): Promise<string[]> {
  const strings: string[] = []
  let text = ""
  let size = 0
  let inText = false
  let phonetic = false
  const reader = xmlReader({
    open(tag) {
      if (tag === "si") text = ""
      else if (tag === "rPh") phonetic = true
      else if (tag === "t") inText = !phonetic
    },
    text(piece) {
      if (inText) text += piece
    },
    close(tag) {
      if (tag === "t") inText = false
      else if (tag === "rPh") phonetic = false
      else if (tag === "si") {
        size += text.length
        if (size > MOST_STRING_CHARACTERS) throw new WorkbookRefusal("工作簿里的文字过多，读不了；请分成几个文件上传")
        strings.push(text)
      }
    },
  })
  for await (const piece of archive.read(name)) reader.write(piece)
  reader.end()
  return strings
}

const BUILT_IN_DATES = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47])
const isDateFormat = (id: number, code: string | undefined): boolean =>
  BUILT_IN_DATES.has(id) ||
  (id >= 50 && id <= 58) ||
  (code !== undefined &&
    /[ymdhs年月日]/i.test(code.replace(/"[^"]*"|\[(?!h|m|s)[^\]]*\]|\\./gi, "")) &&
    !/general/i.test(code))

/** For each cell style: whether its numbers are dates. */
export async function readDateStyles(archive: Archive, name: string): Promise<boolean[]> {
  const formats = new Map<number, string>()
  const styles: boolean[] = []
  let inCellStyles = false
  parseXml(await archive.text(name, 64 * 1024 * 1024), {
    open(tag, attributes) {
      if (tag === "numFmt") formats.set(Number(attributes.numFmtId), attributes.formatCode ?? "")
      else if (tag === "cellXfs") inCellStyles = true
      else if (tag === "xf" && inCellStyles) {
        const id = Number(attributes.numFmtId ?? 0)
        styles.push(isDateFormat(id, formats.get(id)))
      }
    },
    close(tag) {
      if (tag === "cellXfs") inCellStyles = false
    },
  })
  return styles
}
