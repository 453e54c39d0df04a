import type { Permission } from "@/lib/domain/access/permissions"

/** What a workbook may hold, with the right that its import and its undoing need. */
export const IMPORT_KINDS = {
  register: { label: "农户登记册", run: "import.register", undo: "import.undo" },
  assistance: { label: "帮扶台账", run: "assistance.record", undo: "assistance.record" },
  pairings: { label: "结对名单", run: "household.assign", undo: "household.assign" },
} as const satisfies Record<string, { label: string; run: Permission; undo: Permission }>

export type ImportKind = keyof typeof IMPORT_KINDS
/** The kinds that are described by a form; the register has its own way of reading. */
export type FormKind = Exclude<ImportKind, "register">
export const IMPORT_KIND_KEYS = Object.keys(IMPORT_KINDS) as [ImportKind, ...ImportKind[]]
export const isImportKind = (text: unknown): text is ImportKind =>
  typeof text === "string" && Object.hasOwn(IMPORT_KINDS, text)
