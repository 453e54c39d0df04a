import { randomUUID } from "node:crypto"
import type { Random } from "../random"
import { addDays } from "./days"
import type { Registry } from "./people"
import type { Ground } from "./places"
import type { UnitRow } from "./units"

/** A row of `appointment`. */
export interface AppointmentRow {
  id: string
  kind: "leaderTownship" | "unitVillage" | "firstSecretary" | "teamLeader" | "teamMember" | "unitPost"
  place: string
  unit_id: string | null
  account_id: string | null
  person_name: string | null
  post: string | null
  phone: string | null
  started_on: string
  ended_on: string | null
  end_reason: string | null
  created_by: string
}

/** Somebody as an appointment names them. */
export interface Appointed {
  id: string | null
  name: string
  post: string
  phone: string
}

export interface Appointing {
  random: Random
  registry: Registry
  today: string
  since: string
  by: string
}

type Term = Pick<AppointmentRow, "started_on" | "ended_on" | "end_reason">

export function appointment(
  { by, since }: Appointing,
  kind: AppointmentRow["kind"],
  place: string,
  unit: UnitRow | null,
  who: Appointed | null,
  term: Partial<Term> = {},
): AppointmentRow {
  return {
    id: randomUUID(),
    kind,
    place,
    unit_id: unit?.id ?? null,
    account_id: who?.id ?? null,
    person_name: who?.name ?? null,
    post: who?.post ?? null,
    phone: who?.phone ?? null,
    started_on: since,
    ended_on: null,
    end_reason: null,
    created_by: by,
    ...term,
  }
}

/** County leaders ↔ townships; one of them was relieved during the year. */
export function leaderAppointments(
  on: Appointing,
  townships: readonly string[],
  leaders: readonly Appointed[],
): AppointmentRow[] {
  return townships.flatMap((place, index) => {
    const leader = leaders[index]
    if (!leader) return []
    if (index !== 1) return [appointment(on, "leaderTownship", place, null, leader)]
    const changed = addDays(on.today, -147)
    const former = { id: null, name: on.registry.name(), post: leader.post, phone: on.registry.phone() }
    return [
      appointment(on, "leaderTownship", place, null, former, { ended_on: changed, end_reason: "职务调整" }),
      appointment(on, "leaderTownship", place, null, leader, { started_on: changed }),
    ]
  })
}

/** Units ↔ villages: every village has one (D2-26); a few were exchanged. */
export function unitAppointments(
  on: Appointing,
  grounds: readonly Ground[],
  units: readonly UnitRow[],
): { rows: AppointmentRow[]; of: Map<string, UnitRow> } {
  const active = on.random.shuffle(units.filter((each) => each.ended_on === null && each.kind !== "township"))
  const of = new Map<string, UnitRow>()
  const rows = grounds.flatMap(({ code }, index) => {
    const unit = active[index % active.length]
    const former = active[(index + 5) % active.length]
    if (!unit || !former) return []
    of.set(code, unit)
    if (index % 40 !== 7) return [appointment(on, "unitVillage", code, unit, null)]
    const changed = addDays(on.today, -on.random.int(60, 240))
    return [
      appointment(on, "unitVillage", code, former, null, { ended_on: changed, end_reason: "包村单位对调" }),
      appointment(on, "unitVillage", code, unit, null, { started_on: changed }),
    ]
  })
  return { rows, of }
}

/** The resident team of a village: first secretary, leader and members (D3-15), with those who left during the year. */
export function teamAppointments(
  on: Appointing,
  village: Ground,
  unit: UnitRow | null,
  secretary: Appointed,
  index: number,
): AppointmentRow[] {
  const person = (post: string): Appointed => ({ id: null, name: on.registry.name(), post, phone: on.registry.phone() })
  const from = unit?.name ?? village.townshipName
  const members = Array.from({ length: on.random.int(1, 2) }, () =>
    appointment(on, "teamMember", village.code, unit, person(`${from}干部`)),
  )
  const team = [appointment(on, "teamLeader", village.code, unit, person(`${from}股级干部`)), ...members]
  if (index % 9 !== 4) return [appointment(on, "firstSecretary", village.code, unit, secretary), ...team]
  const changed = addDays(on.today, -on.random.int(70, 300))
  const former = appointment(on, "firstSecretary", village.code, unit, person(`${from}干部`), {
    ended_on: changed,
    end_reason: on.random.pick(["驻村期满，轮换回原单位", "因身体原因召回", "提任新职务，另派他人"]),
  })
  return [former, appointment(on, "firstSecretary", village.code, unit, secretary, { started_on: changed }), ...team]
}
