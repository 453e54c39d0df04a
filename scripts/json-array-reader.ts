/** The input is not a JSON array. The message is one plain line for the person at the terminal. */
export class NotAJsonArray extends Error {}

const QUOTE = 0x22
const BACKSLASH = 0x5c
const COMMA = 0x2c
const OPEN_ARRAY = 0x5b
const CLOSE_ARRAY = 0x5d
const OPEN_OBJECT = 0x7b
const CLOSE_OBJECT = 0x7d

function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09
}

/**
 * Reads the elements of one JSON array from a stream of bytes, a few hundred at a time, so that a county of any size
 * neither has to fit in one string nor in memory. Only the commas of the outermost array are looked for here (all
 * structural characters are single bytes in UTF-8); what lies between them is left to JSON.parse.
 */
export class JsonArrayReader {
  private state: "before" | "inside" | "after" = "before"
  private depth = 0
  private inString = false
  private escaped = false
  private started = false
  private rest: Buffer = Buffer.alloc(0)

  /** The elements completed by this piece of input. Throws NotAJsonArray. */
  read(piece: Buffer): unknown[] {
    const bytes = this.rest.length === 0 ? piece : Buffer.concat([this.rest, piece])
    let position = this.rest.length
    let from = 0
    if (this.state === "before") {
      const first = this.skipToArray(bytes)
      if (first < 0) return this.keep(bytes)
      position = first
      from = first
    }
    if (this.state === "after") return this.expectBlank(bytes)
    const end = this.scan(bytes, position)
    if (this.closedAt >= 0) {
      const values = this.parse(bytes, from, this.closedAt, true)
      this.state = "after"
      this.rest = Buffer.alloc(0)
      this.expectBlank(bytes.subarray(this.closedAt + 1))
      return values
    }
    if (end < 0) return this.keep(bytes.subarray(from))
    const values = this.parse(bytes, from, end, false)
    this.keep(bytes.subarray(end + 1))
    return values
  }

  /** To be called after the last piece. Throws NotAJsonArray if the array was not closed. */
  finish(): void {
    if (this.state === "before") {
      if (this.rest.every((byte) => isBlank(byte))) throw new NotAJsonArray("输入是空的,应为 JSON 数组 [ … ]")
      throw new NotAJsonArray("输入不是 JSON 数组:应以 [ 开头")
    }
    if (this.state === "inside") throw new NotAJsonArray("输入不是完整的 JSON 数组:缺少结尾的 ]")
  }

  private closedAt = -1

  private keep(bytes: Buffer): unknown[] {
    this.rest = bytes
    return []
  }

  /** Position after the opening bracket; -1 while only a byte order mark or blanks have come. */
  private skipToArray(bytes: Buffer): number {
    const mark = [0xef, 0xbb, 0xbf]
    let position = mark.every((byte, index) => bytes[index] === byte) ? mark.length : 0
    if (position === 0 && bytes.length < mark.length && bytes[0] === mark[0]) return -1
    while (isBlank(bytes[position])) position++
    if (position >= bytes.length) return -1
    if (bytes[position] !== OPEN_ARRAY) throw new NotAJsonArray("输入不是 JSON 数组:应以 [ 开头")
    this.state = "inside"
    return position + 1
  }

  private expectBlank(bytes: Buffer): unknown[] {
    if (!bytes.every((byte) => isBlank(byte))) throw new NotAJsonArray("输入不是一个 JSON 数组:结尾的 ] 之后还有内容")
    return []
  }

  /** Runs over the new bytes; returns the last outermost comma, or -1. Sets `closedAt` at the closing bracket. */
  private scan(bytes: Buffer, start: number): number {
    let lastComma = -1
    let { depth, inString, escaped } = this
    for (let position = start; position < bytes.length; position++) {
      const byte = bytes[position]
      if (inString) {
        if (escaped) escaped = false
        else if (byte === BACKSLASH) escaped = true
        else if (byte === QUOTE) inString = false
      } else if (byte === QUOTE) inString = true
      else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) depth++
      else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) {
        if (depth === 0) {
          this.closedAt = position
          break
        }
        depth--
      } else if (byte === COMMA && depth === 0) lastComma = position
    }
    this.depth = depth
    this.inString = inString
    this.escaped = escaped
    return lastComma
  }

  private parse(bytes: Buffer, from: number, to: number, isLast: boolean): unknown[] {
    const text = bytes.toString("utf8", from, to)
    if (isLast && bytes[to] === CLOSE_OBJECT) throw new NotAJsonArray("输入不是有效的 JSON:括号不配对")
    if (isLast && !this.started && text.trim() === "") return []
    this.started = true
    if (text.trim() === "") throw new NotAJsonArray("输入不是有效的 JSON:有多余的逗号")
    try {
      const values: unknown = JSON.parse(`[${text}]`)
      return Array.isArray(values) ? values : []
    } catch (error) {
      const detail = error instanceof Error ? error.message.replaceAll(/\s+/g, " ") : ""
      throw new NotAJsonArray(`输入不是有效的 JSON:${detail}`)
    }
  }
}
