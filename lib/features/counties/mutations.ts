import { type AuditEvent, event } from "@/lib/domain/audit/event"
import { insertAccount } from "@/lib/platform/auth/accounts"
import { Prisma } from "@/lib/platform/db/generated/client"
import { recordEvents, type Tx, type Writer, within } from "@/lib/platform/db/tenant"
import { findCounty, loadRegions } from "@/lib/platform/regions"
import { mintFounding, PLATFORM } from "@/lib/platform/scope/scope"

/** Somebody who gets the first account of their kind; the password is already hashed. */
export interface FirstPerson {
  readonly username: string
  readonly displayName: string
  readonly passwordHash: string
  readonly mustChangePassword: boolean
}

export interface Founded {
  readonly countyCode: string
  readonly name: string
  readonly townships: number
  readonly villages: number
  readonly administratorId: string
}

/** Why a county was not founded: no such code, it is there already, the username is taken. Nothing may be kept then. */
export type NotFounded = "unknownCode" | "countyExists" | "usernameTaken"

async function insertPlaces(on: Writer): Promise<{ townships: number; villages: number }> {
  const { countyCode } = on.scope
  const regions = loadRegions(countyCode)
  if (!regions) throw new Error(`no regions for county ${countyCode}`)
  const townships = await on.execute(Prisma.sql`
    INSERT INTO township (county_code, code, name)
    SELECT ${countyCode}, x.code, x.name FROM jsonb_to_recordset(${JSON.stringify(regions.townships)}::jsonb) AS x(code text, name text)`)
  const villages = await on.execute(Prisma.sql`
    INSERT INTO village (county_code, village_code, township_code, name)
    SELECT ${countyCode}, x.code, x."townshipCode", x.name
    FROM jsonb_to_recordset(${JSON.stringify(regions.villages)}::jsonb) AS x(code text, "townshipCode" text, name text)`)
  return { townships, villages }
}

async function insertAdministrator(on: Writer, person: FirstPerson): Promise<string | null> {
  const area = on.scope.countyCode
  const account = { ...person, role: "countyAdmin", area, department: null, post: null } as const
  const id = await insertAccount(on, account)
  if (id) await recordEvents(on, [event("account.created", { kind: "account", id }, { role: account.role, area })])
  return id
}

/**
 * Creates a county with its official townships and villages and its first administrator, in an operator's transaction.
 * The caller rolls back on a refusal and records `foundedEvent` on success.
 */
export async function foundCounty(tx: Tx, code: string, administrator: FirstPerson): Promise<Founded | NotFounded> {
  const county = findCounty(code)
  if (!county) return "unknownCode"
  const { name, prefecture, province } = county
  const inserted = await tx.execute(Prisma.sql`
    INSERT INTO county (code, name, prefecture_name, province_name) VALUES (${code}, ${name}, ${prefecture}, ${province})
    ON CONFLICT (code) DO NOTHING`)
  if (inserted === 0) return "countyExists"
  return within(tx, mintFounding(tx.scope, { code, name }), async (inside) => {
    const administratorId = await insertAdministrator(inside, administrator)
    if (!administratorId) return "usernameTaken"
    return { countyCode: code, name, administratorId, ...(await insertPlaces(inside)) }
  })
}

export const foundedEvent = ({ countyCode, townships, villages }: Founded): AuditEvent =>
  event("county.created", { kind: "county", id: countyCode }, { townships, villages })

/** The first two accounts and the first county, by the first operator, who acts in this transaction already (setUpOnce). */
export async function setUpSystem(
  tx: Tx,
  input: { readonly countyCode: string; readonly operatorPasswordHash: string; readonly administrator: FirstPerson },
): Promise<Founded> {
  const { actorId, actorName, username } = tx.scope
  const operator = {
    username,
    displayName: actorName,
    role: "operator",
    area: PLATFORM,
    department: null,
    post: null,
  } as const
  await insertAccount(tx, { ...operator, passwordHash: input.operatorPasswordHash, mustChangePassword: false }, actorId)
  const founded = await foundCounty(tx, input.countyCode, input.administrator)
  if (typeof founded === "string") throw new Error(`first county not founded: ${founded}`)
  const created = event("account.created", { kind: "account", id: actorId }, { role: "operator", area: PLATFORM })
  await recordEvents(tx, [created, foundedEvent(founded)])
  return founded
}
