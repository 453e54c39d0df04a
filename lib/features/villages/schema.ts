import { z } from "zod"
import { VILLAGE_CATEGORY, type VillageCategory } from "@/lib/domain/household/codes"
import { valuesSchema } from "@/lib/domain/household/schema"
import type { RegisterFigures } from "@/lib/domain/village/checks"
import { ENTRY_KINDS, type EntryKind, villageGroup } from "@/lib/domain/village/profile"

const villageCode = z.string().regex(/^\d{12}$/)
const categories = Object.keys(VILLAGE_CATEGORY) as [VillageCategory, ...VillageCategory[]]
const kinds = Object.keys(ENTRY_KINDS) as [EntryKind, ...EntryKind[]]

/** One group of the figures, as the form saw the village. */
export const saveProfileSchema = z
  .looseObject({ villageCode, changedAt: z.iso.datetime({ offset: true }), group: z.string() })
  .transform((raw, context) => {
    const parsed = valuesSchema(villageGroup(raw.group)).safeParse(raw)
    if (!parsed.success) {
      for (const { path, message } of parsed.error.issues) context.addIssue({ code: "custom", path, message })
    }
    return { villageCode: raw.villageCode, changedAt: raw.changedAt, values: parsed.success ? parsed.data.values : {} }
  })

export const saveCategorySchema = z.object({ villageCode, category: z.enum(categories, "请选择村类型") })

export const saveEntrySchema = z.object({
  villageCode,
  /** the line that is replaced; absent = a new one */
  id: z.uuid().optional(),
  kind: z.enum(kinds),
  title: z.string("请填写内容").trim().min(2, "请填写内容").max(100, "内容不超过 100 个字"),
  detail: z.string().trim().max(1000, "说明不超过 1000 个字").default(""),
  dueOn: z.iso.date("日期不对").optional(),
  doneOn: z.iso.date("日期不对").optional(),
})
export const endEntrySchema = z.object({ villageCode, id: z.uuid() })

export interface VillageRow {
  readonly code: string
  readonly name: string
  readonly townshipCode: string
  readonly township: string
  readonly category: string
  readonly households: number
  readonly persons: number
  /** households whose result waits for facts */
  readonly provisional: number
  /** how many figures of the profile are recorded */
  readonly figures: number
}

export interface VillageEntry {
  readonly id: string
  readonly kind: string
  readonly title: string
  readonly detail: string
  readonly dueOn: string | null
  readonly doneOn: string | null
  readonly by: string | null
}

/** One earlier state: who replaced it and when, and what was in it. */
export interface VillageVersion {
  readonly until: string
  readonly by: string | null
  readonly category: string
  readonly profile: Readonly<Record<string, unknown>>
}

export interface VillageRecord {
  readonly code: string
  readonly name: string
  readonly township: string
  readonly townshipCode: string
  readonly category: string
  readonly profile: Readonly<Record<string, unknown>>
  /** ISO time */
  readonly changedAt: string
  readonly register: RegisterFigures
  readonly entries: readonly VillageEntry[]
  readonly versions: readonly VillageVersion[]
}
