import { columnOf, type Field, isSealed } from "@/lib/domain/household/field"
import { HOUSEHOLD_FIELDS } from "@/lib/domain/household/household-fields"
import { initialsOf } from "@/lib/domain/household/initials"
import { mask } from "@/lib/domain/household/mask"
import { MEMBER_FIELDS } from "@/lib/domain/household/member-fields"
import type { HouseholdPlan, MemberPlan, RowDecision } from "@/lib/domain/import/group"
import type { ReadRow, Values } from "@/lib/domain/import/read-row"
import type { RowFace } from "@/lib/features/imports/queries"
import { seal } from "@/lib/platform/crypto/seal"
import type { StagedRow } from "./staging-mutations"

/** A decided row with what the staging needs of its place in the file. */
export interface DecidedRow {
  readonly decision: RowDecision
  readonly row: ReadRow
  readonly sheet: string
  readonly rowNo: number
  readonly groupNo: number
}

const labelsOf = (fields: readonly Field[], set: Values): string[] =>
  fields.filter((field) => set[field.key] !== undefined).map((field) => field.label)

/** Fields by key with their columns, made once: there are millions of cells. */
const byKey = (fields: readonly Field[]) =>
  new Map(
    fields.map((field) => [
      field.key,
      { column: columnOf(field.key), sealed: isSealed(field.type) ? field.type.kind : null },
    ]),
  )
const HOUSEHOLD_BY_KEY = byKey(HOUSEHOLD_FIELDS)
const MEMBER_BY_KEY = byKey(MEMBER_FIELDS)

/** Values by column, sealed ones as cipher text, mask and index. */
function columnsOf(county: string, fields: ReturnType<typeof byKey>, set: Values): Record<string, unknown> {
  const columns: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(set)) {
    const field = fields.get(key)
    if (!field) throw new Error(`no column for ${key}`)
    const { column, sealed } = field
    if (sealed === null) columns[column] = value
    else {
      const { cipher, masked, index } = seal(county, sealed, String(value))
      columns[`${column}_cipher`] = cipher
      columns[`${column}_masked`] = masked
      columns[`${column}_index`] = index
    }
  }
  return columns
}

function householdData(county: string, plan: HouseholdPlan): Record<string, unknown> {
  const { mode, id, base, villageCode } = plan
  const set = columnsOf(county, HOUSEHOLD_BY_KEY, plan.set)
  if (mode === "create") {
    Object.assign(set, {
      head_name: plan.headName,
      head_initials: initialsOf(plan.headName),
      member_count: plan.memberCount,
    })
  }
  return { mode, id, base, village: villageCode, keys: Object.keys(plan.set), set }
}

function memberData(county: string, plan: MemberPlan): Record<string, unknown> {
  const { mode, id, base, householdId, villageCode } = plan
  const set = columnsOf(county, MEMBER_BY_KEY, plan.set)
  if (typeof plan.set.name === "string") set.initials = initialsOf(plan.set.name)
  if (mode === "create") set.position = plan.set.relation === "head" ? 0 : plan.position
  return { mode, id, base, household: householdId, village: villageCode, keys: Object.keys(plan.set), set }
}

/** Whom the row is about and what it changes: names and masked numbers only. */
function faceOf({ decision, row }: DecidedRow): RowFace {
  const { householdNo } = row.household
  const { name, idNumber } = row.person
  const fields = [
    ...(decision.household?.mode === "update" ? labelsOf(HOUSEHOLD_FIELDS, decision.household.set) : []),
    ...(decision.member?.mode === "update" ? labelsOf(MEMBER_FIELDS, decision.member.set) : []),
  ]
  const village = row.place.village ?? row.place.villageCode
  return {
    ...(typeof householdNo === "string" ? { householdNo } : {}),
    ...(typeof name === "string" ? { name } : {}),
    ...(typeof idNumber === "string" ? { idNumber: mask("idNumber", idNumber) } : {}),
    ...(village ? { village } : {}),
    ...(decision.outcome === "updated" ? { fields } : {}),
  }
}

/** A decided row as it is kept: with the values that will be written, sealed where they must be. */
export function stagedRow(county: string, each: DecidedRow): StagedRow {
  const { decision, sheet, rowNo, groupNo } = each
  return {
    seq: decision.seq,
    sheet,
    rowNo,
    groupNo,
    outcome: decision.outcome,
    reasons: decision.reasons,
    data: {
      face: faceOf(each),
      ...(decision.household ? { h: householdData(county, decision.household) } : {}),
      ...(decision.member ? { m: memberData(county, decision.member) } : {}),
    },
  }
}
