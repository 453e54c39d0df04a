import { randomUUID } from "node:crypto"
import { DEPARTMENTS, type DepartmentKey } from "@/lib/domain/access/departments"
import { addDays } from "./days"
import { departmentName, type Registry } from "./people"
import type { Ground } from "./places"
import type { CountyStyle } from "./style"

/** A row of `unit`; `contact` and `phone` are what fact cards print. */
export interface UnitRow {
  id: string
  name: string
  kind: string
  department_key: DepartmentKey | null
  affiliation: string
  contact: string
  phone: string
  started_on: string
  ended_on: string | null
  end_reason: string | null
  created_by: string
}

interface Making {
  registry: Registry
  style: CountyStyle
  /** The day on which the county's organisation was entered. */
  since: string
  by: string
}

function unit(
  making: Making,
  name: string,
  kind: string,
  affiliation: string,
  key: DepartmentKey | null = null,
): UnitRow {
  return {
    id: randomUUID(),
    name,
    kind,
    department_key: key,
    affiliation,
    contact: making.registry.name(),
    phone: making.registry.phone(),
    started_on: making.since,
    ended_on: null,
    end_reason: null,
    created_by: making.by,
  }
}

/** The 31 departments of D2, the townships' offices and other bodies that stand over villages; one was merged during the year. */
export function unitsOf(making: Making, grounds: readonly Ground[]): UnitRow[] {
  const { style } = making
  const departments = (Object.keys(DEPARTMENTS) as DepartmentKey[]).map((key) =>
    unit(making, departmentName(key, style.word), "department", "county", key),
  )
  const townships = [...new Set(grounds.map((each) => each.townshipName))].map((name) =>
    unit(making, `${name}人民政府`, "township", "township"),
  )
  const bodies = style.bodies.map(([name, kind, affiliation]) => unit(making, name, kind, affiliation))
  const merged = unit(making, `${style.word}畜牧兽医服务站`, "institution", "county")
  merged.ended_on = addDays(making.since, 420)
  merged.end_reason = `机构改革，职能并入${style.word}农林局`
  return [...departments, ...townships, ...bodies, merged]
}
