import { randomUUID } from "node:crypto"
import type { z } from "zod"
import type { Result } from "@/lib/domain/result"
import { Prisma } from "@/lib/platform/db/generated/client"
import { type Tx, write } from "@/lib/platform/db/tenant"
import { explainFailure } from "@/lib/platform/failure"
import { formInput, inputProblem } from "@/lib/platform/form-input"
import { mintFirstOperator } from "@/lib/platform/scope/scope"

/** Any number that nothing else locks: two set-ups sent at once stand in line. */
const SET_UP_LOCK = 610_431

export interface FirstOperator {
  readonly username: string
  readonly displayName: string
}

/**
 * Runs the first set-up as an operator who does not exist yet; `run` stores the account under `tx.scope.actorId`.
 * @returns null, with nothing changed, when any account exists
 */
export async function setUpOnce<T>(operator: FirstOperator, run: (tx: Tx) => Promise<T>): Promise<T | null> {
  return write(mintFirstOperator({ ...operator, id: randomUUID() }), async (tx) => {
    await tx.query(Prisma.sql`SELECT pg_advisory_xact_lock(${SET_UP_LOCK}::bigint)::text`)
    const [row] = await tx.query<{ needed: boolean }>(Prisma.sql`SELECT setup_needed() AS needed`)
    return row?.needed ? run(tx) : null
  })
}

interface SetUpOptions<I extends z.ZodType> {
  readonly input: I
  readonly operator: (input: z.output<I>) => FirstOperator
  readonly run: (tx: Tx, input: z.output<I>) => Promise<void>
}

/** The one command without a session: action() for a system in which nobody exists yet. */
export function setUpAction<I extends z.ZodType>(options: SetUpOptions<I>): (raw: unknown) => Promise<Result<true>> {
  return async (raw) => {
    const parsed = options.input.safeParse(formInput(raw))
    if (!parsed.success) return inputProblem(parsed.error)
    try {
      const stored = await setUpOnce(options.operator(parsed.data), async (tx) => {
        await options.run(tx, parsed.data)
        return true as const
      })
      if (stored) return { ok: true, value: stored }
      return { ok: false, code: "notFound", message: "系统已经设置过，请直接登录" }
    } catch (error) {
      return explainFailure("setUp", error)
    }
  }
}
