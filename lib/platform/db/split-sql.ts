/** One statement of a migration file. */
export interface Statement {
  text: string
  /** the line of the file on which it begins, from 1 */
  line: number
}

// What a semicolon may hide in: comments, quoted names and strings, escape strings, dollar-quoted bodies.
const TOKEN = /--[^\n]*|\/\*|"(?:[^"]|"")*"|\b[eE]'(?:[^'\\]|\\[\s\S]|'')*'|'(?:[^']|'')*'|\$([A-Za-z_]\w*)?\$|;/g

function endOfBlockComment(sql: string, start: number): number {
  const marks = /\/\*|\*\//g
  marks.lastIndex = start
  let depth = 0
  for (let mark = marks.exec(sql); mark; mark = marks.exec(sql)) {
    depth += mark[0] === "/*" ? 1 : -1
    if (depth === 0) return marks.lastIndex
  }
  return sql.length
}

function endOfDollarQuote(sql: string, from: number, tag: string): number {
  const end = sql.indexOf(tag, from)
  return end < 0 ? sql.length : end + tag.length
}

/** The line on which the first word of a statement stands, past blank lines and comments. */
function firstLine(sql: string, start: number): number {
  const lead = /^(?:\s+|--[^\n]*|\/\*[\s\S]*?\*\/)*/.exec(sql.slice(start))?.[0].length ?? 0
  return sql.slice(0, start + lead).split("\n").length
}

function isEmpty(text: string): boolean {
  return (
    text
      .replace(/--[^\n]*/g, "")
      .replace(/\/\*[\s\S]*?\*\//g, "")
      .trim() === ""
  )
}

/**
 * Splits a migration file at the semicolons that end statements, because a distributed table takes one statement a
 * round trip, and because an error can then name its line. SQL-standard function bodies (BEGIN ATOMIC) are not known.
 */
export function splitSql(sql: string): Statement[] {
  const statements: Statement[] = []
  let start = 0
  const add = (end: number) => {
    const text = sql.slice(start, end)
    if (!isEmpty(text)) statements.push({ text: text.trim(), line: firstLine(sql, start) })
    start = end + 1
  }
  TOKEN.lastIndex = 0
  for (let token = TOKEN.exec(sql); token; token = TOKEN.exec(sql)) {
    const [text] = token
    if (text === ";") add(token.index)
    else if (text === "/*") TOKEN.lastIndex = endOfBlockComment(sql, token.index)
    else if (text.startsWith("$")) TOKEN.lastIndex = endOfDollarQuote(sql, TOKEN.lastIndex, text)
  }
  add(sql.length)
  return statements
}
