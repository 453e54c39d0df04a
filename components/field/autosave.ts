/** Writes what is typed, one write after the other, the newest state last; letters typed meanwhile are in the next write. */
export class Autosave<T> {
  private next: { value: T } | undefined
  private work: Promise<void> = Promise.resolve()
  private busy = false

  constructor(private readonly write: (value: T) => Promise<void>) {}

  /** @returns settles when the value, or a newer one, is in the store */
  keep(value: T): Promise<void> {
    this.next = { value }
    if (!this.busy) {
      this.busy = true
      this.work = this.drain()
    }
    return this.work
  }

  private async drain(): Promise<void> {
    try {
      for (let next = this.next; next; next = this.next) {
        this.next = undefined
        await this.write(next.value)
      }
    } finally {
      this.busy = false
    }
  }
}
