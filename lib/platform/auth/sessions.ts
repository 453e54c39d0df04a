import { randomBytes } from "node:crypto"
import type { AuditDetails } from "@/lib/domain/audit/events"
import { database } from "@/lib/platform/db/client"
import { Prisma } from "@/lib/platform/db/generated/client"
import { env } from "@/lib/platform/env"
import type { Person } from "@/lib/platform/scope/scope"
import { hashOf } from "./token"

const ask = async <Row>(sql: Prisma.Sql): Promise<Row[]> =>
  (await database().pool.query({ text: sql.text, values: sql.values as unknown[] })).rows as Row[]

/** Whoever holds the session, while it is neither revoked nor expired nor idle for too long. */
export async function personOfSession(sessionId: string): Promise<Person | null> {
  const [person] = await ask<Person>(
    Prisma.sql`SELECT * FROM auth_session(${sessionId}, ${env().SESSION_IDLE_MINUTES}::float8)`,
  )
  return person ?? null
}

/** A person by account id, for background work; null when the account is disabled. */
export async function personOfAccount(accountId: string): Promise<Person | null> {
  const [person] = await ask<Person>(Prisma.sql`SELECT * FROM auth_person(${accountId}::uuid)`)
  return person ?? null
}

/** @returns the secret for the cookie; only its hash is stored */
export async function openSession(accountId: string, device: string): Promise<string> {
  const secret = randomBytes(32).toString("base64url")
  await ask(
    Prisma.sql`SELECT auth_open_session(${hashOf(secret)}, ${accountId}::uuid, ${env().SESSION_ABSOLUTE_HOURS}::float8, ${device})::text`,
  )
  return secret
}

/** @returns whose session it was; null when it had already ended */
export async function closeSession(secret: string): Promise<string | null> {
  const [row] = await ask<{ account: string | null }>(
    Prisma.sql`SELECT auth_close_session(${hashOf(secret)})::text AS account`,
  )
  return row?.account ?? null
}

/** An attempt that is already counted as a failure. */
export interface Attempt {
  readonly account_id: string
  /** null when `refused` */
  readonly password_hash: string | null
  readonly disabled: boolean
  /** until when the next attempt is refused, should this one fail */
  readonly locked_until: Date | null
  /** locked: the password must not even be compared */
  readonly refused: boolean
}

/** Counts the attempt before the password is compared. @returns null for an unknown username */
export async function beginAttempt(username: string): Promise<Attempt | null> {
  const [attempt] = await ask<Attempt>(Prisma.sql`SELECT * FROM auth_begin(${username})`)
  return attempt ?? null
}

/** The password was right: the counted failures are cleared. */
export async function attemptSucceeded(accountId: string): Promise<void> {
  await ask(Prisma.sql`SELECT auth_succeeded(${accountId}::uuid)::text`)
}

/** Records signing in and out, which happens outside a scope. */
export async function recordSession<T extends "session.opened" | "session.failed" | "session.closed">(
  accountId: string,
  type: T,
  details: AuditDetails[T],
): Promise<void> {
  await ask(Prisma.sql`SELECT auth_record(${accountId}::uuid, ${type}, ${JSON.stringify(details)}::jsonb)::text`)
}

export async function isSetUpNeeded(): Promise<boolean> {
  const [row] = await ask<{ needed: boolean }>(Prisma.sql`SELECT setup_needed() AS needed`)
  return row?.needed ?? false
}
