import pg from "pg"

/** Statements as the application's role has sent them, each text once. */
export interface Recording {
  readonly texts: ReadonlySet<string>
  stop(): void
}

/** Records what every connection of the application's role sends, until it is stopped. The owner's are left out. */
export function recordStatements(): Recording {
  const texts = new Set<string>()
  const { query } = pg.Client.prototype
  const role = new URL(process.env.APP_DATABASE_URL ?? "").username
  pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
    const [first] = given
    const text = typeof first === "string" ? first : (first as { text?: unknown } | undefined)?.text
    if (this.user === role && typeof text === "string") texts.add(text)
    return Reflect.apply(query, this, given)
  } as typeof query
  return {
    texts,
    stop: () => {
      pg.Client.prototype.query = query
    },
  }
}
