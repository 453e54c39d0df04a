/** Who stands where (D2-26, D3-15, D4-12), with the digits of the place that each is for. */
export const APPOINTMENT_KINDS = {
  leaderTownship: { label: "县级领导包镇", digits: 9, single: false },
  unitVillage: { label: "部门（单位）包村", digits: 12, single: false },
  firstSecretary: { label: "驻村第一书记", digits: 12, single: true },
  teamLeader: { label: "驻村工作队队长", digits: 12, single: true },
  teamMember: { label: "驻村工作队队员", digits: 12, single: false },
} as const satisfies Record<string, { label: string; digits: 9 | 12; single: boolean }>
export type AppointmentKind = keyof typeof APPOINTMENT_KINDS
export const APPOINTMENT_KIND_KEYS = Object.keys(APPOINTMENT_KINDS) as [AppointmentKind, ...AppointmentKind[]]

/** Why an appointment cannot be made as it stands; null = it can. A unit stands over a village, persons do the rest. */
export function appointmentProblem(given: {
  readonly kind: AppointmentKind
  readonly place: string
  readonly unitId: string | null
  readonly personName: string | null
}): { field: "place" | "unitId" | "personName"; message: string } | null {
  const { label, digits } = APPOINTMENT_KINDS[given.kind]
  if (given.place.length !== digits)
    return { field: "place", message: `“${label}”请选择${digits === 9 ? "镇（街道）" : "村"}` }
  if (given.kind === "unitVillage" && !given.unitId) return { field: "unitId", message: "请选择包村的单位" }
  if (given.kind !== "unitVillage" && !given.personName) return { field: "personName", message: "请填写姓名" }
  return null
}
