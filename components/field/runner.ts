import { pauseAfter } from "@/lib/domain/field/outbox"
import { NotTaken, SignedOut } from "./county"
import { dropExpired, type Phone, syncOnce } from "./sync"

/** How sending stands, for the line at the top. */
export type Line = "idle" | "busy" | "offline" | "signedOut" | "revoked" | "problem"

const TICK_MS = 60_000
const LOCK = "yihuyice-field-send"

/**
 * Runs the engine: when the page opens, when the network comes back, when somebody looks at it again, every minute, and a
 * growing while after a failure. One tab sends at a time. Only elapsed time is waited for, never a clock.
 */
export class Runner {
  private failures = 0
  private timer: ReturnType<typeof setTimeout> | undefined
  private running = false
  private again = false
  private readonly stops: (() => void)[] = []

  constructor(
    private readonly phone: Phone,
    private readonly want: () => readonly string[],
    private readonly tell: (line: Line) => void,
  ) {}

  start(): void {
    const wake = () => void this.run()
    const looked = () => document.visibilityState === "visible" && wake()
    addEventListener("online", wake)
    document.addEventListener("visibilitychange", looked)
    this.stops.push(
      () => removeEventListener("online", wake),
      () => document.removeEventListener("visibilitychange", looked),
    )
    wake()
  }

  stop(): void {
    clearTimeout(this.timer)
    for (const stop of this.stops) stop()
  }

  /** Sends and fetches now; asked for while at it, once more afterwards. */
  async run(): Promise<void> {
    if (this.running) {
      this.again = true
      return
    }
    this.running = true
    clearTimeout(this.timer)
    do {
      this.again = false
      await this.exchange()
    } while (this.again && this.failures === 0)
    this.running = false
    this.timer = setTimeout(() => void this.run(), this.failures > 0 ? pauseAfter(this.failures) : TICK_MS)
  }

  private async exchange(): Promise<void> {
    await dropExpired(this.phone)
    if (!navigator.onLine) return this.tell("offline")
    this.tell("busy")
    try {
      const synced = await alone(() => syncOnce(this.phone, this.want()))
      this.failures = 0
      this.tell(synced === "revoked" ? "revoked" : "idle")
    } catch (error) {
      this.failures++
      this.tell(error instanceof SignedOut ? "signedOut" : error instanceof NotTaken ? "problem" : "offline")
    }
  }
}

/** Without locks (old browsers) two tabs may both send: the county stores an id once all the same. */
async function alone<T>(work: () => Promise<T>): Promise<T | "done"> {
  if (!navigator.locks) return work()
  return navigator.locks.request(LOCK, { ifAvailable: true }, (lock) => (lock ? work() : ("done" as const)))
}
