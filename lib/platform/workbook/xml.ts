import { StringDecoder } from "node:string_decoder"
import { SaxesParser, type SaxesTagPlain } from "saxes"
import { WorkbookRefusal } from "./refusal"

/** What is told while a file is parsed; names come without their namespace prefix. */
export interface XmlHandlers {
  open(name: string, attributes: Readonly<Record<string, string>>): void
  text?(text: string): void
  close?(name: string): void
}

const BROKEN = "工作簿的内容已损坏，读不了；请用 Excel 或 WPS 打开后另存为 .xlsx 再上传"
const local = (name: string): string => {
  const colon = name.indexOf(":")
  return colon < 0 ? name : name.slice(colon + 1)
}

/** A parser that is fed bytes. No entity is ever fetched or expanded; a document type is refused. */
export function xmlReader(handlers: XmlHandlers): { write(bytes: Buffer): void; end(): void } {
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false })
  const decoder = new StringDecoder("utf8")
  parser.on("error", (error) => {
    throw new WorkbookRefusal(BROKEN, { cause: error })
  })
  parser.on("doctype", () => {
    throw new WorkbookRefusal(BROKEN)
  })
  parser.on("opentag", (tag: SaxesTagPlain) => handlers.open(local(tag.name), tag.attributes))
  if (handlers.text) parser.on("text", handlers.text)
  if (handlers.close) {
    const { close } = handlers
    parser.on("closetag", (tag: SaxesTagPlain) => close(local(tag.name)))
  }
  return {
    write: (bytes) => void parser.write(decoder.write(bytes)),
    end: () => void parser.write(decoder.end()).close(),
  }
}

/** Parses a whole small file. */
export function parseXml(text: string, handlers: XmlHandlers): void {
  const reader = xmlReader(handlers)
  reader.write(Buffer.from(text))
  reader.end()
}

/** An attribute whatever its prefix: `r:id` and `rel:id` are both `id`. */
export const attribute = (attributes: Readonly<Record<string, string>>, name: string): string | undefined =>
  attributes[name] ?? Object.entries(attributes).find(([key]) => local(key) === name)?.[1]
