import { randomUUID } from "node:crypto"
import type { RoleKey } from "@/lib/domain/access/roles"
import { columnOf, type FieldValue } from "@/lib/domain/household/field"
import { personOfAccount } from "@/lib/platform/auth/sessions"
import { Prisma } from "@/lib/platform/db/generated/client"
import { type Tx, write } from "@/lib/platform/db/tenant"
import { mintScope, type Scope } from "@/lib/platform/scope/scope"
import { asOwner } from "./owner"

/** Two townships of two villages each, under a code that is unique to the test unless one is given. */
export interface TestCounty {
  readonly code: string
  readonly townships: readonly [string, string]
  /** The first two lie in the first township. */
  readonly villages: readonly [string, string, string, string]
}

let next = 0

/** A county with places and no people. Codes are invented (province 99 does not exist). */
export async function makeCounty(code = `99${String(1000 + next++)}`): Promise<TestCounty> {
  const townships = [`${code}101`, `${code}102`] as const
  const villages = [`${townships[0]}201`, `${townships[0]}202`, `${townships[1]}201`, `${townships[1]}202`] as const
  await asOwner(async (client) => {
    await client.query(
      "INSERT INTO county (code, name, prefecture_name, province_name) VALUES ($1, $2, '试验市', '试验省')",
      [code, `试验县${code}`],
    )
    for (const township of townships)
      await client.query("INSERT INTO township (county_code, code, name) VALUES ($1, $2, $3)", [
        code,
        township,
        `第${township.slice(-1)}镇`,
      ])
    for (const village of villages)
      await client.query(
        "INSERT INTO village (county_code, village_code, township_code, name) VALUES ($1, $2, $3, $4)",
        [code, village, village.slice(0, 9), `第${village.slice(7, 9)}${village.slice(-1)}村`],
      )
  })
  return { code, townships, villages }
}

/** A signed-up person of a role; the area is the county unless a longer code is given. */
export async function scopeFor(
  role: RoleKey,
  area: string,
  more: { username?: string; department?: string; passwordHash?: string } = {},
): Promise<Scope> {
  const id = await asOwner(async (client) => {
    const { rows } = await client.query(
      `INSERT INTO account (county_code, username, display_name, role, area, department, password_hash, must_change_password)
       VALUES ($1, $2, $3, $4, $5, $6, $7, false) RETURNING id`,
      [
        area.slice(0, 6),
        more.username ?? randomUUID(),
        `试验${role}`,
        role,
        area,
        more.department ?? null,
        more.passwordHash ?? "-",
      ],
    )
    return String(rows[0].id)
  })
  return scopeOfAccount(id)
}

/** The scope of an account as a request or job of now would mint it. */
export async function scopeOfAccount(accountId: string): Promise<Scope> {
  const person = await personOfAccount(accountId)
  if (!person) throw new Error("no such account")
  return mintScope(person)
}

type Values = Readonly<Record<string, FieldValue>>
export interface HouseholdSeed {
  readonly villageCode: string
  readonly values?: Values
  /** The first one is the head unless a relation is given. */
  readonly members?: readonly Values[]
}

const columns = (values: Values): Record<string, FieldValue> =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [columnOf(key), value]))

let serial = 0

/** Stores a household as it is, without a command: for tests that need one to begin with. @returns ids */
export async function makeHousehold(scope: Scope, seed: HouseholdSeed): Promise<{ id: string; memberIds: string[] }> {
  return write(scope, (tx) => storeHousehold(tx, seed))
}

async function storeHousehold(tx: Tx, seed: HouseholdSeed): Promise<{ id: string; memberIds: string[] }> {
  const county = tx.scope.countyCode
  const source = await tx.prisma.source.create({ data: { countyCode: county, kind: "person", label: "试验" } })
  const id = randomUUID()
  const members = (seed.members ?? [{ name: "张试验" }]).map((values, position) => ({
    id: randomUUID(),
    relation: position === 0 ? "head" : "son",
    ...values,
    position,
  }))
  const common = { county_code: county, village_code: seed.villageCode, source_id: source.id }
  const household = {
    otherCauses: [],
    returnRisks: [],
    ...seed.values,
    householdNo: seed.values?.householdNo ?? `${county}${String(100_000 + serial++)}`,
    rollType: seed.values?.rollType ?? "lifted",
  }
  await insert(tx, "household", {
    ...columns(household),
    ...common,
    id,
    head_name: String(members[0]?.["name" as keyof (typeof members)[0]] ?? ""),
    member_count: members.length,
  })
  for (const member of members)
    await insert(tx, "member", { ...columns({ health: [], ...member }), ...common, household_id: id })
  return { id, memberIds: members.map((member) => member.id) }
}

async function insert(tx: Tx, table: "household" | "member", row: Record<string, unknown>): Promise<void> {
  const names = Prisma.raw(
    Object.keys(row)
      .map((name) => `"${name}"`)
      .join(", "),
  )
  await tx.execute(Prisma.sql`
    INSERT INTO ${Prisma.raw(table)} (${names})
    SELECT ${names} FROM jsonb_populate_record(NULL::${Prisma.raw(table)}, ${JSON.stringify(row)}::jsonb)`)
}
