import type { Entry } from "@/lib/domain/field/outbox"
import type { ItemResult, KeyAnswer, PhotoAnswer, PullAnswer, PushAnswer } from "@/lib/domain/field/protocol"
import type { Wiped } from "@/lib/domain/field/wipe"

/** The network or the server is not there, or did not finish: try again later. */
export class NoAnswer extends Error {}
/** The session has ended: nothing is lost, but sending waits for a sign-in. */
export class SignedOut extends Error {}
/** The county understood and says no; trying again will not help. */
export class NotTaken extends Error {}

/** Carries one request to the county. The browser's is fetch; tests lose, double and cut it. */
export type Carry = (path: string, init: RequestInit) => Promise<Response>

const PATIENCE_MS = 60_000

export const overNetwork: Carry = (path, init) =>
  fetch(path, { ...init, cache: "no-store", credentials: "same-origin", signal: AbortSignal.timeout(PATIENCE_MS) })

/** The county's side of the protocol (lib/domain/field/protocol.ts) as the engine calls it. */
export class County {
  constructor(
    private readonly carry: Carry,
    /** Milliseconds by the county's clock at its last answer. */
    public clock = 0,
  ) {}

  private async ask<T>(path: string, init: RequestInit): Promise<T> {
    let response: Response
    let answer: unknown
    try {
      response = await this.carry(path, init)
      answer = await response.json()
    } catch (error) {
      throw new NoAnswer(String(error))
    }
    const date = Date.parse(response.headers.get("date") ?? "")
    if (!Number.isNaN(date)) this.clock = date
    if (response.ok) return answer as T
    const message = (answer as { message?: unknown } | null)?.message
    if (response.status === 401) throw new SignedOut(String(message))
    const refused =
      response.status >= 400 && response.status < 500 && response.status !== 429 && response.status !== 408
    throw refused ? new NotTaken(String(message)) : new NoAnswer(String(message))
  }

  private post<T>(path: string, body: unknown): Promise<T> {
    const headers = { "content-type": "application/json" }
    return this.ask(path, { method: "POST", headers, body: JSON.stringify(body) })
  }

  key(): Promise<KeyAnswer> {
    return this.post("/api/field/key", {})
  }

  pull(device: string, have: Readonly<Record<string, string>>, want: readonly string[]): Promise<PullAnswer> {
    return this.post("/api/field/pull", { device: { id: device, label: deviceLabel() }, have, want })
  }

  async push(account: string, device: string, entries: readonly Entry[]): Promise<readonly ItemResult[]> {
    const items = entries.map(({ id, kind, at, payload }) => ({ id, kind, at, deviceId: device, payload }))
    const answer = await this.post<PushAnswer>("/api/field/push", {
      device: { id: device, label: deviceLabel() },
      account,
      items,
    })
    return answer.results
  }

  /** Reports that the copy on this phone has gone. */
  wiped({ device, reason }: Wiped): Promise<object> {
    return this.post("/api/field/wiped", { id: device, reason })
  }

  declare(device: string, photo: PhotoDeclared): Promise<PhotoAnswer> {
    return this.post("/api/field/photos", { ...photo, device: { id: device, label: deviceLabel() } })
  }

  part(id: string, part: number, bytes: Uint8Array<ArrayBuffer>): Promise<PhotoAnswer> {
    const headers = { "content-type": "application/octet-stream" }
    return this.ask(`/api/field/photos/${id}?part=${part}`, { method: "PUT", headers, body: bytes })
  }
}

export interface PhotoDeclared {
  readonly id: string
  readonly itemId: string
  readonly contentType: "image/jpeg"
  readonly bytes: number
  /** hex */
  readonly sha256: string
}

/** What an administrator reads in the list of devices: the kind of browser, nothing that follows a person. */
function deviceLabel(): string {
  const agent = typeof navigator === "undefined" ? "" : (navigator.userAgent ?? "")
  const system = /Android|iPhone|iPad|Windows|Mac OS|Linux/.exec(agent)?.[0] ?? "其他"
  return `${system} · ${/MicroMessenger|HuaweiBrowser|MiuiBrowser|Edg|Firefox|Chrome|Safari/.exec(agent)?.[0] ?? "浏览器"}`
}
