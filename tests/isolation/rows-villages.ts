import * as today from "@/lib/features/today/queries"
import * as actions from "@/lib/features/villages/actions"
import * as mutations from "@/lib/features/villages/mutations"
import * as places from "@/lib/features/villages/queries"
import * as queries from "@/lib/features/villages/village-queries"
import type { Besides, Rows } from "./row"

const PLACE = "a village's profile holds no person: whoever has the place in their area may read it"
const byArea: Besides = { helper: PLACE, department: PLACE, auditor: PLACE }
const OWN = "their own household in the village is counted"
const WRITER = "writes of a village ask for village.edit; the wall is the place"
const writers: Besides = { helper: WRITER, department: WRITER, auditor: WRITER }

const line = (village: string) => ({ villageCode: village, kind: "plan", title: "试验计划", detail: "" }) as const

export const villages: Rows = {
  reads: [
    { of: places.listPlaces, call: (on) => places.listPlaces(on), answer: "own" },
    { of: queries.listVillages, call: (on, { village }) => queries.listVillages(on, village), besides: byArea },
    { of: queries.getVillage, call: (on, { village }) => queries.getVillage(on, village), besides: byArea },
    {
      of: today.countToday,
      call: (on) => today.countToday(on),
      besides: { helper: OWN, department: OWN, auditor: PLACE },
    },
  ],
  writes: [
    {
      of: mutations.saveProfile,
      call: async (tx, { village }) => {
        const saved = await mutations.saveProfile(tx, village, null, { population: 9 })
        return saved.outcome === "absent" ? null : saved
      },
      besides: writers,
    },
    {
      of: mutations.saveCategory,
      call: async (tx, { village }) => {
        const saved = await mutations.saveCategory(tx, village, "key")
        return saved.outcome === "absent" ? null : saved
      },
      besides: { auditor: WRITER },
    },
    { of: mutations.addEntry, call: (tx, { village }) => mutations.addEntry(tx, line(village)), besides: writers },
    {
      of: mutations.endEntry,
      call: (tx, { village, entry }) => mutations.endEntry(tx, village, entry),
      besides: writers,
    },
  ],
  actions: [
    {
      of: actions.saveVillageProfile,
      permission: "village.edit",
      rightful: "firstSecretary",
      input: ({ village, villageChangedAt }) => ({
        villageCode: village,
        changedAt: villageChangedAt,
        group: "公共服务",
        clinics: "3",
      }),
    },
    {
      of: actions.saveVillageCategory,
      permission: "village.edit",
      input: ({ village }) => ({ villageCode: village, category: "key" }),
    },
    {
      of: actions.saveVillageEntry,
      permission: "village.edit",
      rightful: "firstSecretary",
      input: ({ village, entry }) => ({ ...line(village), id: entry }),
    },
    {
      of: actions.endVillageEntry,
      permission: "village.edit",
      rightful: "firstSecretary",
      input: ({ village, entry }) => ({ villageCode: village, id: entry }),
    },
  ],
}
