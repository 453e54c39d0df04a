import type { ReadRow } from "./read-row"
import { RowStore } from "./row-store"

/** The little of each row that is needed to see whole households: the rest waits in the store. */
export interface RowKeys {
  /** from 1, in the file's order */
  readonly seq: number
  readonly sheet: number
  readonly rowNo: number
  readonly kind: ReadRow["kind"]
  readonly householdNo: string | null
  readonly idKey: string | null
  /** The head's, where a member row names it. */
  readonly headKey: string | null
  readonly memberNo: string | null
  readonly name: string | null
  readonly isHead: boolean
  /** Village as the file says it, "" when it does not. */
  readonly villageCode: string
}

const textOf = (value: unknown): string | null => (typeof value === "string" ? value : null)

/** Every data row of a file while it is being understood. */
export class FileRows {
  readonly keys: RowKeys[] = []
  readonly sheets: string[] = []
  private readonly store = new RowStore<ReadRow>()

  constructor(
    private readonly indexOf: (idNumber: string) => string,
    private readonly villageOf: (place: ReadRow["place"]) => string,
  ) {}

  /** @returns the sheet's number for `add` */
  addSheet(name: string): number {
    return this.sheets.push(name) - 1
  }

  add(sheet: number, rowNo: number, row: ReadRow): void {
    const idNumber = textOf(row.person.idNumber)
    const headNumber = textOf(row.head.idNumber)
    const seq = this.store.add(row) + 1
    this.keys.push({
      seq,
      sheet,
      rowNo,
      kind: row.kind,
      householdNo: textOf(row.household.householdNo),
      idKey: idNumber === null ? null : this.indexOf(idNumber),
      headKey: headNumber === null ? null : this.indexOf(headNumber),
      memberNo: textOf(row.person.memberNo),
      name: textOf(row.person.name),
      isHead: row.kind === "household" || row.person.relation === "head",
      villageCode: this.villageOf(row.place),
    })
  }

  row(seq: number): ReadRow {
    return this.store.get(seq - 1)
  }

  where(keys: RowKeys): string {
    return `“${this.sheets[keys.sheet] ?? ""}”表第 ${keys.rowNo} 行`
  }
}
