import { STATUS_LABELS } from "@/lib/domain/classification/labels"
import { PATHWAYS } from "@/lib/domain/classification/pathways"
import { ROLL_TYPE } from "@/lib/domain/household/codes"
import { columnOf, type Field, isSealed } from "@/lib/domain/household/field"
import { HOUSEHOLD_FIELDS } from "@/lib/domain/household/household-fields"
import { MEMBER_FIELDS } from "@/lib/domain/household/member-fields"
import { writtenValue } from "@/lib/domain/household/written-value"
import { placeName, type Township } from "@/lib/domain/village/place"
import { householdWhere } from "@/lib/features/households/queries"
import type { HouseholdFilter } from "@/lib/features/households/schema"
import { listPlaces } from "@/lib/features/villages/queries"
import { unseal } from "@/lib/platform/crypto/seal"
import { Prisma } from "@/lib/platform/db/generated/client"
import { cursor, type Reader, read } from "@/lib/platform/db/tenant"
import { may, type Scope } from "@/lib/platform/scope/scope"
import type { WrittenCell, WrittenSheet } from "@/lib/platform/workbook/write"
import { EXPORT_LABEL, type ExportKind } from "./schema"

const { sql } = Prisma
type Row = Record<string, unknown>

interface ExportColumn {
  readonly heading: string
  readonly value: (row: Row) => WrittenCell
}

const plain = (heading: string, key: string): ExportColumn => ({ heading, value: (row) => row[key] as WrittenCell })

/** A dictionary column. Sealed values go out masked; whole ID numbers only when they were asked for with a reason. */
function fieldColumn(scope: Scope, field: Field, whole: boolean): ExportColumn {
  const column = columnOf(field.key)
  const { label: heading, type } = field
  if (!isSealed(type)) return { heading, value: (row) => writtenValue(field, row[column]) }
  if (!whole || type.kind !== "idNumber") return { heading, value: (row) => row[`${column}_masked`] as WrittenCell }
  const { kind } = type
  return {
    heading,
    value: (row) =>
      typeof row[`${column}_cipher`] === "string"
        ? unseal(scope.countyCode, kind, String(row[`${column}_cipher`]))
        : null,
  }
}

/** The fields that this reader may see at all, in the dictionary's order. */
const visible = (scope: Scope, fields: readonly Field[]): Field[] =>
  fields.filter((field) => field.sensitive !== "health" || may(scope, "household.health"))

function placeColumns(places: readonly Township[]): ExportColumn[] {
  const townshipOf = (code: string) => places.find((township) => code.startsWith(township.code))
  const villageOf = (code: string) => townshipOf(code)?.villages.find((village) => village.code === code)
  return [
    plain("行政区划代码", "village_code"),
    { heading: "乡镇", value: (row) => townshipOf(String(row.village_code))?.name },
    {
      heading: "行政村",
      value: (row) => villageOf(String(row.village_code))?.name ?? placeName(places, String(row.village_code)),
    },
  ]
}

const pathwayText = (key: unknown): string | null =>
  typeof key === "string" ? `${key} ${PATHWAYS[key as keyof typeof PATHWAYS]?.name ?? ""}`.trim() : null
const pathwayList = (keys: unknown): string | null =>
  Array.isArray(keys) ? keys.map(pathwayText).join("、") || null : null

function resultColumns(): ExportColumn[] {
  const roll = HOUSEHOLD_FIELDS.find((field) => field.key === "rollType")
  return [
    { heading: roll?.label ?? "", value: (row) => ROLL_TYPE[String(row.roll_type) as keyof typeof ROLL_TYPE]?.[0] },
    { heading: "帮扶路径", value: (row) => pathwayText(row.pathway) ?? "未定路径" },
    { heading: "牵头部门", value: (row) => PATHWAYS[String(row.pathway) as keyof typeof PATHWAYS]?.lead.join("、") },
    { heading: "兼用路径", value: (row) => pathwayList(row.secondary) },
    { heading: "急需帮扶", value: (row) => pathwayList(row.urgent) },
    {
      heading: "判定状态",
      value: (row) => (STATUS_LABELS as Record<string, string>)[String(row.pathway_status)] ?? "未判定",
    },
    { heading: "系统判定路径", value: (row) => pathwayText(row.computed_pathway) },
    { heading: "是否人工核定", value: (row) => (row.overridden === true ? "是" : "否") },
    { heading: "缺少的信息项数", value: (row) => row.missing_count as number },
  ]
}

const HEAD = [plain("户主姓名", "head_name"), plain("家庭人口", "member_count")]

function columnsFor(kind: ExportKind, scope: Scope, places: readonly Township[], whole: boolean): ExportColumn[] {
  const place = placeColumns(places)
  const no = plain("户编号", "household_no")
  if (kind === "results") return [no, ...place, ...HEAD, ...resultColumns()]
  if (kind === "households") {
    const fields = visible(scope, HOUSEHOLD_FIELDS).filter((field) => field.key !== "householdNo")
    return [no, ...place, ...HEAD, ...fields.map((field) => fieldColumn(scope, field, whole))]
  }
  const members = visible(scope, MEMBER_FIELDS).map((field) => fieldColumn(scope, field, whole))
  return [no, ...place, plain("户主姓名", "head_name"), ...members]
}

function statement(on: Reader, kind: ExportKind, filter: HouseholdFilter): Prisma.Sql {
  const where = householdWhere(on, filter)
  if (kind !== "members")
    return sql`SELECT to_jsonb(h) AS row FROM household h WHERE ${where} ORDER BY h.village_code, h.household_no, h.id`
  return sql`SELECT to_jsonb(m) || jsonb_build_object('household_no', h.household_no, 'head_name', h.head_name) AS row
    FROM household h JOIN member m ON m.county_code = h.county_code AND m.household_id = h.id AND m.ended_at IS NULL
    WHERE ${where} ORDER BY h.village_code, h.household_no, h.id, m.position, m.id`
}

/** How many rows an export of this list has. */
export async function countExport(on: Reader, kind: ExportKind, filter: HouseholdFilter): Promise<number> {
  const [row] = await read<{ n: number }>(
    on,
    sql`SELECT count(*)::int AS n FROM (${statement(on, kind, filter)}) AS listed`,
  )
  return row?.n ?? 0
}

/**
 * The sheet of exactly the households that a list shows, read as it is written.
 * @param whole whole ID numbers instead of masked ones; the caller has checked the right and recorded the reason
 */
export async function exportSheet(
  scope: Scope,
  kind: ExportKind,
  filter: HouseholdFilter,
  whole: boolean,
): Promise<WrittenSheet> {
  const columns = columnsFor(kind, scope, await listPlaces(scope), whole)
  async function* rows(): AsyncGenerator<WrittenCell[]> {
    for await (const batch of cursor<{ row: Row }>(scope, statement(scope, kind, filter))) {
      for (const { row } of batch) yield columns.map((column) => column.value(row))
    }
  }
  return {
    name: EXPORT_LABEL[kind],
    columns: columns.map(({ heading }) => ({ heading, width: Math.min(30, Math.max(12, heading.length * 2 + 2)) })),
    rows: rows(),
  }
}
