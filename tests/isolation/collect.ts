/** All batches of a stream as one list. */
export async function collect<Item>(stream: AsyncIterable<readonly Item[]>): Promise<Item[]> {
  const all: Item[] = []
  for await (const batch of stream) all.push(...batch)
  return all
}

/** A sheet that is read while it is written: its rows. */
export async function rowsOf<Item>(rows: AsyncIterable<Item> | Iterable<Item>): Promise<Item[]> {
  const all: Item[] = []
  for await (const row of rows) all.push(row)
  return all
}
