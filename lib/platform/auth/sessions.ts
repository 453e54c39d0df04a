import { randomBytes } from "node:crypto"
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

export async function closeSession(secret: string): Promise<void> {
  await ask(Prisma.sql`SELECT auth_close_session(${hashOf(secret)})::text`)
}

export interface AccountForSignIn {
  readonly account_id: string
  readonly password_hash: string
  readonly disabled: boolean
  readonly locked_until: Date | null
}

export async function accountForSignIn(username: string): Promise<AccountForSignIn | null> {
  const [account] = await ask<AccountForSignIn>(Prisma.sql`SELECT * FROM auth_account(${username})`)
  return account ?? null
}

/** @returns until when further attempts are refused, if they are */
export async function countAttempt(accountId: string, succeeded: boolean): Promise<Date | null> {
  const [row] = await ask<{ until: Date | null }>(
    Prisma.sql`SELECT auth_attempt(${accountId}::uuid, ${succeeded}) AS until`,
  )
  return row?.until ?? null
}

export async function isSetUpNeeded(): Promise<boolean> {
  const [row] = await ask<{ needed: boolean }>(Prisma.sql`SELECT setup_needed() AS needed`)
  return row?.needed ?? false
}
