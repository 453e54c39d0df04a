import type { Permission } from "@/lib/domain/access/permissions"
import type { RoleKey } from "@/lib/domain/access/roles"
import type { Tx } from "@/lib/platform/db/tenant"
import type { Scope } from "@/lib/platform/scope/scope"
import type { Owner } from "./owner-row"
import type { StrangerKey } from "./people"
import type { Victim } from "./victim"

/** An exported function as it is; which one it is tells which row is its. */
export type Exported = (...given: never[]) => unknown

interface Common {
  readonly of: Exported
  /** Who does get it, so that a row cannot pass by being broken. Default countyStaff; the helper is the household's own. */
  readonly rightful?: RoleKey
  /** What the victim's things must look like before the rightful person tries. */
  readonly before?: (owner: Owner, victim: Victim) => Promise<unknown>
  /**
   * own = a stranger has something of their own to see here: then the answer may hold that, but no word and no id of the
   * victim's. Default nothing: the answer says nothing at all.
   */
  readonly answer?: "nothing" | "own"
}

/** Strangers who by design do see it, each with what keeps them out or why it is theirs to see. */
export type Besides = Partial<Record<StrangerKey, string>>

export interface ReadRow extends Common {
  readonly call: (on: Scope, victim: Victim) => Promise<unknown>
  readonly besides?: Besides
}

export interface WriteRow extends Common {
  readonly call: (tx: Tx, victim: Victim) => Promise<unknown>
  readonly besides?: Besides
}

interface Guarded extends Common {
  readonly besides?: Besides
  /** A command without an id acts on the actor's own: strangers from within the county are not asked. */
  readonly ownOnly?: string
  /** null = everybody who is signed in */
  readonly permission: Permission | null
}

export interface ActionRow extends Guarded {
  /** Takes the victim's ids, or for a command without ids what its form holds. */
  readonly input: (victim: Victim) => unknown
  readonly of: (raw: unknown) => Promise<unknown>
}

export interface RouteRow extends Guarded {
  readonly of: (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>
  readonly request: (victim: Victim) => {
    path: string
    params?: Record<string, string>
    form?: Record<string, string>
    body?: Uint8Array
  }
}

/** What has no row, and why. */
export interface Exempt {
  readonly of: unknown
  readonly because: string
}

/** Of one feature: everything that it exports from queries, mutations and actions. */
export interface Rows {
  readonly reads?: readonly ReadRow[]
  readonly writes?: readonly WriteRow[]
  readonly actions?: readonly ActionRow[]
  readonly routes?: readonly RouteRow[]
  readonly exempt?: readonly Exempt[]
}
