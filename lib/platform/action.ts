import { revalidatePath } from "next/cache"
import type { z } from "zod"
import type { Permission } from "@/lib/domain/access/permissions"
import type { AuditEvent } from "@/lib/domain/audit/event"
import type { RefusalCode, Result } from "@/lib/domain/result"
import { recordEvents, type Tx, write } from "@/lib/platform/db/tenant"
import { explainFailure } from "@/lib/platform/failure"
import { formInput, inputProblem } from "@/lib/platform/form-input"
import { currentScope } from "@/lib/platform/scope/current"
import { may } from "@/lib/platform/scope/scope"

interface Done<T> {
  readonly done: true
  readonly value: T
  readonly events: readonly [AuditEvent, ...AuditEvent[]]
}
interface Refused {
  readonly done: false
  readonly code: RefusalCode
  readonly message: string
  readonly fields?: Readonly<Record<string, string>>
}
export type Outcome<T> = Done<T> | Refused

/** A write without an event does not compile. */
export const done = <T>(value: T, events: AuditEvent | readonly [AuditEvent, ...AuditEvent[]]): Done<T> => ({
  done: true,
  value,
  events: "type" in events ? [events] : events,
})

/** Nothing is changed; `message` is one plain Chinese sentence that says what to do. */
export const refuse = (code: RefusalCode, message: string, fields?: Readonly<Record<string, string>>): Refused => ({
  done: false,
  code,
  message,
  ...(fields ? { fields } : {}),
})

/** Carries a refusal out of the transaction, so that everything is rolled back. */
class Refusal extends Error {
  constructor(readonly refused: Refused) {
    super(refused.code)
  }
}

interface ActionOptions<I extends z.ZodType, T> {
  /** null = everybody who is signed in. */
  readonly permission: Permission | null
  readonly input: I
  readonly run: (tx: Tx, input: z.output<I>) => Promise<Outcome<T>>
  /** milliseconds for the transaction, where it is known to be long */
  readonly timeout?: number
}

/**
 * The only door for writes: parses, takes the scope, checks the permission, opens the transaction, runs, records the
 * event in the same transaction. Accepts a plain object or a FormData.
 */
export function action<I extends z.ZodType, T>(options: ActionOptions<I, T>): (raw: unknown) => Promise<Result<T>> {
  return async (raw) => {
    const scope = await currentScope()
    if (!scope) return { ok: false, code: "forbidden", message: "登录已过期，请重新登录后再保存" }
    if (scope.mustChangePassword && options.permission) {
      return { ok: false, code: "forbidden", message: "请先修改初始密码" }
    }
    if (options.permission && !may(scope, options.permission)) {
      return { ok: false, code: "forbidden", message: "您没有做这件事的权限" }
    }
    const parsed = options.input.safeParse(formInput(raw))
    if (!parsed.success) return inputProblem(parsed.error)
    try {
      const value = await write(
        scope,
        async (tx) => {
          const outcome = await options.run(tx, parsed.data)
          if (!outcome.done) throw new Refusal(outcome)
          await recordEvents(tx, outcome.events)
          return outcome.value
        },
        options.timeout ? { timeout: options.timeout } : {},
      )
      revalidatePath("/", "layout")
      return { ok: true, value }
    } catch (error) {
      if (error instanceof Refusal) {
        const { code, message, fields } = error.refused
        return { ok: false, code, message, ...(fields ? { fields } : {}) }
      }
      return explainFailure("action", error)
    }
  }
}
