import type { FileRows, RowKeys } from "./file-rows"

/** What the register holds of the numbers in a file. */
export interface RegisterMatches {
  readonly byNo: ReadonlyMap<string, { readonly id: string; readonly villageCode: string }>
  readonly byPerson: ReadonlyMap<
    string,
    { readonly householdId: string; readonly villageCode: string; readonly isHead: boolean }
  >
}

/** The rows of one household, in the file's order, and which registered household it is. */
export interface RowGroup {
  readonly rows: readonly RowKeys[]
  readonly householdId: string | null
  readonly villageCode: string
  /** Why a row repeats an earlier one, by seq. */
  readonly repeats: ReadonlyMap<number, string>
}

interface Draft {
  rows: RowKeys[]
  householdId: string | null
  villageCode: string
}

/** By household number; rows without one by their head's or their own document number. */
function keyOf(row: RowKeys, matches: RegisterMatches, headsOfFile: ReadonlyMap<string, string>): string {
  if (row.householdNo !== null) {
    const known = matches.byNo.get(row.householdNo)
    return known ? `r:${known.id}` : `n:${row.householdNo}`
  }
  for (const person of [row.headKey, row.idKey]) {
    if (person === null) continue
    const known = matches.byPerson.get(person)
    if (known) return `r:${known.householdId}`
    const inFile = headsOfFile.get(person)
    if (inFile !== undefined) return inFile
  }
  return row.headKey === null ? `x:${row.seq}` : `h:${row.headKey}`
}

function gather(file: FileRows, matches: RegisterMatches): Map<string, Draft> {
  const headsOfFile = new Map<string, string>()
  for (const row of file.keys) {
    if (row.isHead && row.idKey !== null && row.householdNo !== null) {
      headsOfFile.set(row.idKey, keyOf(row, matches, headsOfFile))
    }
  }
  const drafts = new Map<string, Draft>()
  for (const row of file.keys) {
    const key = keyOf(row, matches, headsOfFile)
    const draft = drafts.get(key) ?? {
      rows: [],
      householdId: key.startsWith("r:") ? key.slice(2) : null,
      villageCode: "",
    }
    draft.rows.push(row)
    if (draft.villageCode === "") draft.villageCode = row.villageCode
    drafts.set(key, draft)
  }
  return drafts
}

/** An unknown household number whose head is the registered head of a household that no other group claims: renumbered. */
function matchByHead(drafts: ReadonlyMap<string, Draft>, matches: RegisterMatches): void {
  const claimed = new Set([...drafts.values()].flatMap((draft) => (draft.householdId ? [draft.householdId] : [])))
  for (const draft of drafts.values()) {
    if (draft.householdId !== null) continue
    for (const row of draft.rows) {
      const known = row.isHead && row.idKey !== null ? matches.byPerson.get(row.idKey) : undefined
      if (!known?.isHead || claimed.has(known.householdId)) continue
      draft.householdId = known.householdId
      claimed.add(known.householdId)
      break
    }
  }
}

/** Finds the rows of the whole file that say the same as an earlier one. */
function repeatFinder(file: FileRows) {
  const persons = new Map<string, { row: RowKeys; group: Draft }>()
  return (group: Draft): Map<number, string> => {
    const repeats = new Map<number, string>()
    const local = new Map<string, RowKeys>()
    for (const row of group.rows) {
      const names =
        row.kind === "household"
          ? ["household"]
          : [
              ...(row.memberNo === null ? [] : [`no:${row.memberNo}`]),
              ...(row.idKey === null && row.memberNo === null && row.name !== null ? [`name:${row.name}`] : []),
            ]
      const person = row.kind === "member" && row.idKey !== null ? persons.get(row.idKey) : undefined
      const first = names.map((name) => local.get(name)).find((found) => found !== undefined)
      if (person) {
        const other = person.group === group ? "重复" : "相同，但不在同一户，请核对"
        repeats.set(row.seq, `“证件号码”与${file.where(person.row)}${other}`)
      } else if (first) {
        const what =
          row.kind === "household" ? "“户编号”" : row.memberNo === null ? "同户同名，都没有证件号码，" : "“人编号”"
        repeats.set(row.seq, `${what}与${file.where(first)}重复`)
      } else {
        for (const name of names) local.set(name, row)
        if (row.kind === "member" && row.idKey !== null) persons.set(row.idKey, { row, group })
      }
    }
    return repeats
  }
}

/** The file's rows by household; every row is in exactly one group. Groups of one village stand together. */
export function groupRows(file: FileRows, matches: RegisterMatches): RowGroup[] {
  const drafts = gather(file, matches)
  matchByHead(drafts, matches)
  const villages = new Map<string, string>()
  for (const { id, villageCode } of matches.byNo.values()) villages.set(id, villageCode)
  for (const { householdId, villageCode } of matches.byPerson.values()) villages.set(householdId, villageCode)
  const findRepeats = repeatFinder(file)
  const groups = [...drafts.values()].map((draft) => ({
    rows: draft.rows,
    householdId: draft.householdId,
    villageCode: (draft.householdId ? villages.get(draft.householdId) : undefined) ?? draft.villageCode,
    repeats: findRepeats(draft),
  }))
  const seqOf = (group: RowGroup): number => group.rows[0]?.seq ?? 0
  return groups.sort((a, b) =>
    a.villageCode < b.villageCode ? -1 : a.villageCode > b.villageCode ? 1 : seqOf(a) - seqOf(b),
  )
}
