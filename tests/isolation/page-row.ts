import type { Permission } from "@/lib/domain/access/permissions"
import type { RoleKey } from "@/lib/domain/access/roles"
import type { Besides } from "./row"
import type { Victim } from "./victim"

type Search = Record<string, string>

/** A page by its file, and how to ask it for the victim's things. */
export interface PageRow {
  readonly file: string
  /** null = everybody who is signed in */
  readonly permission: Permission | null
  readonly rightful: RoleKey
  readonly params?: (victim: Victim) => Record<string, string>
  readonly search?: (victim: Victim) => Search
  /** Strangers with the permission get a page of their own things; default: there is no such page. */
  readonly own?: true
  readonly besides?: Besides
  /** Nothing of the victim's stands there even for the rightful person, and why. */
  readonly silent?: string
}

/** A page of the victim's household. */
export const record = (section: string, more: Partial<PageRow> = {}): PageRow => ({
  file: `app/(county)/households/[id]/${section}page.tsx`,
  permission: "household.read",
  rightful: "helper",
  params: ({ household }) => ({ id: household.id }),
  ...more,
})
export const admin = (file: string, permission: Permission, more: Partial<PageRow> = {}): PageRow => ({
  file: `app/(county)/admin/${file}/page.tsx`,
  permission,
  rightful: "countyAdmin",
  own: true,
  ...more,
})
export const county = (file: string, permission: Permission, more: Partial<PageRow> = {}): PageRow => ({
  file: `app/(county)/${file}/page.tsx`,
  permission,
  rightful: "countyStaff",
  own: true,
  ...more,
})
