const STRINGS_AND_COMMENTS = /'(?:[^']|'')*'|--[^\n]*|\/\*[\s\S]*?\*\//g
/** county_code = $n, IN ($n, …), = ANY ($n). */
const BY_PARAMETER = /county_code\s*(?:=\s*ANY\s*\(\s*\$\d|=\s*\(?\$\d|IN\s*\(\s*\$\d)/i
const OF_ROW = /(\w+)\.county_code/gi
const SOURCE =
  /\b(?:FROM|JOIN|INTO|UPDATE|USING)\s+(?:ONLY\s+)?(\w+)(?:\s+(?:AS\s+)?(?!(?:WHERE|ON|SET|JOIN|LEFT|CROSS|ORDER|GROUP)\b)(\w+))?/gi
const BEGINS_QUERY = /^\s*(?:SELECT|WITH|INSERT|UPDATE|DELETE|VALUES)\b/i
const SETS = /\b(?:UNION(?:\s+ALL)?|INTERSECT|EXCEPT)\b/i

/**
 * The queries of a statement, each without those inside it: what stands in parentheses and begins with SELECT is a query
 * of its own, and so is each side of a UNION.
 */
export function queriesOf(statement: string): string[] {
  const text = statement.replace(STRINGS_AND_COMMENTS, "''").replaceAll('"public".', "").replaceAll('"', "")
  const found: string[] = []
  const read = (from: number): { own: string; end: number } => {
    let own = ""
    let at = from
    while (at < text.length && text[at] !== ")") {
      if (text[at] !== "(") {
        own += text[at++]
        continue
      }
      const inner = read(at + 1)
      at = inner.end + 1
      if (BEGINS_QUERY.test(inner.own)) {
        found.push(...inner.own.split(SETS))
        own += "(query)"
      } else own += `(${inner.own})`
    }
    return { own, end: at }
  }
  const whole = read(0).own
  return [...found, ...whole.split(SETS).flatMap((part) => part.split(";"))]
}

/** Tables that a query reads or writes itself. */
export function tablesOf(query: string, known: ReadonlySet<string>): string[] {
  const named = [...query.matchAll(/\b(?:FROM|JOIN|INTO|UPDATE|USING)\s+(?:ONLY\s+)?(\w+)/gi)].map(
    ([, name = ""]) => name,
  )
  return [...new Set(named.filter((name) => known.has(name)))]
}

/** An insertion names the county among its columns; what it selects from is looked at apart. */
const isRoutedInsert = (query: string): boolean => /\bINSERT\s+INTO\s+\w+\s*\([^)]*\bcounty_code\b/i.test(query)

/** The county of a row that comes from outside this query, which is routed where it comes from. */
function isOfOuterRow(query: string): boolean {
  const own = new Set([...query.matchAll(SOURCE)].flatMap(([, table = "", alias]) => [table, alias ?? table]))
  return [...query.matchAll(OF_ROW)].some(([, alias = ""]) => !own.has(alias))
}

function isRouted(query: string, known: ReadonlySet<string>): boolean {
  if (BY_PARAMETER.test(query) || isOfOuterRow(query)) return true
  if (!isRoutedInsert(query)) return false
  const rest = query.slice(query.search(/\)\s*(?:VALUES|SELECT|OVERRIDING)/i))
  return tablesOf(rest.replace(/ON CONFLICT[\s\S]*$/i, ""), known).length === 0
}

/** Queries of a statement that touch a tenant table and could concern every county: they would ask every machine. */
export const unrouted = (statement: string, tables: ReadonlySet<string>): string[] =>
  queriesOf(statement).filter((query) => tablesOf(query, tables).length > 0 && !isRouted(query, tables))
