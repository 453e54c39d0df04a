import pg from "pg"

export interface Statement {
  readonly text: string
  readonly values?: unknown[]
}

/** Records every statement that `pg` sends while `call` runs. */
export async function recordStatements(call: () => Promise<unknown>): Promise<Statement[]> {
  const recorded: Statement[] = []
  const { query } = pg.Client.prototype
  pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
    const [first] = given
    if (typeof first === "string") recorded.push({ text: first })
    else if (first && typeof first === "object" && "text" in first) recorded.push(first as Statement)
    return Reflect.apply(query, this, given)
  } as typeof query
  try {
    await call()
  } finally {
    pg.Client.prototype.query = query
  }
  return recorded
}

/** Seconds that the server took for the statements that `which` names, while `call` ran in this process. */
export async function secondsOf(which: RegExp, call: () => Promise<unknown>): Promise<number> {
  let milliseconds = 0
  const { query } = pg.Client.prototype
  pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
    const [first] = given
    const text = typeof first === "string" ? first : String((first as Statement | undefined)?.text ?? "")
    const from = performance.now()
    const answer: unknown = Reflect.apply(query, this, given)
    if (which.test(text) && answer instanceof Promise)
      answer.then(
        () => {
          milliseconds += performance.now() - from
        },
        () => undefined,
      )
    return answer
  } as typeof query
  try {
    await call()
  } finally {
    pg.Client.prototype.query = query
  }
  return milliseconds / 1000
}
