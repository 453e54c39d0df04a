import { escapeLiteral, type PoolClient } from "pg"
import type { AuditEvent } from "@/lib/domain/audit/event"
import type { Scope } from "@/lib/platform/scope/scope"
import { database } from "./client"
import { Prisma, type PrismaClient } from "./generated/client"
import { tenantClient } from "./tenant-client"

/** Typed access to the models inside a transaction; county_code is added to every filter. */
export type TenantPrisma = Omit<PrismaClient, "$connect" | "$disconnect" | "$on" | "$transaction" | "$extends">

/** An open writing transaction with the tenant set. */
export interface Tx {
  readonly scope: Scope
  readonly prisma: TenantPrisma
  query<Row>(sql: Prisma.Sql): Promise<Row[]>
  /** @returns the number of rows changed */
  execute(sql: Prisma.Sql): Promise<number>
}

/** What a query function asks: a scope (own short transaction) or an open transaction. */
export type Reader = Scope | Tx

export const scopeOf = (on: Reader): Scope => ("scope" in on ? on.scope : on)
export const countyOf = (on: Reader): string => scopeOf(on).countyCode

/** What the database is told of a scope, in the order of set_tenant(). */
const contextOf = (scope: Scope): string[] => [
  scope.countyCode,
  scope.area,
  scope.actorId,
  scope.households,
  scope.pathways,
  scope.former,
  scope.department ?? "",
]

const setTenant = (scope: Scope): Prisma.Sql => Prisma.sql`SELECT set_tenant(${Prisma.join(contextOf(scope))})::text`

const ask = async <Row>(client: PoolClient, sql: Prisma.Sql): Promise<Row[]> =>
  (await client.query({ text: sql.text, values: sql.values as unknown[] })).rows as Row[]

/** Begins and sets the tenant in one round trip, which is why the values are quoted here and not bound. */
const opening = (begin: string, scope: Scope): string =>
  `${begin}; SELECT set_tenant(${contextOf(scope).map(escapeLiteral).join(", ")})`

async function inTransaction<T>(scope: Scope, begin: string, run: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await database().pool.connect()
  let broken: Error | undefined
  try {
    await client.query(opening(begin, scope))
    const value = await run(client)
    await client.query("COMMIT")
    return value
  } catch (error) {
    await client.query("ROLLBACK").catch((reason: Error) => {
      broken = reason
    })
    throw error
  } finally {
    client.release(broken)
  }
}

/** One statement. With a scope it runs in a read-only transaction of its own, in which the tenant is set first. */
export async function read<Row>(on: Reader, sql: Prisma.Sql): Promise<Row[]> {
  if ("scope" in on) return on.query<Row>(sql)
  return inTransaction(on, "BEGIN READ ONLY", (client) => ask<Row>(client, sql))
}

/** Rows of a long result in batches, through a cursor, so that memory stays flat. */
export async function* cursor<Row>(scope: Scope, sql: Prisma.Sql, batch = 1000): AsyncGenerator<Row[]> {
  const client = await database().pool.connect()
  let finished = false
  try {
    await client.query(opening("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", scope))
    await ask(client, Prisma.sql`DECLARE rows NO SCROLL CURSOR FOR ${sql}`)
    for (;;) {
      const rows = await ask<Row>(client, Prisma.raw(`FETCH ${Math.trunc(batch)} FROM rows`))
      if (rows.length === 0) break
      yield rows
    }
    await client.query("COMMIT")
    finished = true
  } finally {
    if (!finished) await client.query("ROLLBACK").catch(() => undefined)
    client.release(!finished)
  }
}

export interface WriteOptions {
  /** milliseconds after which the transaction is given up; default 30,000 */
  readonly timeout?: number
}

/** Opens the writing transaction. Only action() and background jobs call this. */
export async function write<T>(scope: Scope, run: (tx: Tx) => Promise<T>, options: WriteOptions = {}): Promise<T> {
  const client = tenantClient(database().prisma, scope.countyCode)
  return client.$transaction(
    async (prisma) => {
      await prisma.$queryRaw(setTenant(scope))
      return run({
        scope,
        prisma: prisma as unknown as TenantPrisma,
        query: (sql) => prisma.$queryRaw(sql),
        execute: (sql) => prisma.$executeRaw(sql),
      })
    },
    { timeout: options.timeout ?? 30_000, maxWait: 10_000 },
  )
}

/** What stores by SQL alone. */
export type Writer = Pick<Tx, "scope" | "query" | "execute">

/** A part of a transaction that belongs to another county: that of an operator who founds it. Afterwards it is as before. */
export async function within<T>(tx: Tx, scope: Scope, run: (inside: Writer) => Promise<T>): Promise<T> {
  await tx.query(setTenant(scope))
  const value = await run({ scope, query: tx.query, execute: tx.execute })
  await tx.query(setTenant(tx.scope))
  return value
}

/** Writes what was done, in the transaction that does it. */
export async function recordEvents(tx: Writer, events: readonly AuditEvent[]): Promise<void> {
  const { scope } = tx
  const rows = events.map(({ type, subject, details }) => ({
    type,
    subject_kind: subject.kind,
    subject_id: subject.id,
    village_code: subject.villageCode ?? null,
    details,
  }))
  await tx.execute(Prisma.sql`
    INSERT INTO audit_event (county_code, at, type, actor_id, actor_name, actor_role, subject_kind, subject_id, village_code, details)
    SELECT ${scope.countyCode}, clock_timestamp(), x.type, ${scope.actorId}::uuid, ${scope.actorName}, ${scope.role},
      x.subject_kind, x.subject_id, x.village_code, x.details
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS x(type text, subject_kind text, subject_id text, village_code text, details jsonb)`)
}
