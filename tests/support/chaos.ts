import { randomUUID } from "node:crypto"
import { type Carry, County } from "@/components/field/county"
import { openDatabase } from "@/components/field/database"
import { OutboxStore } from "@/components/field/outbox-store"
import { CopyStore } from "@/components/field/store"
import { enter, type Phone, syncOnce } from "@/components/field/sync"
import { asSaved, type Entry } from "@/lib/domain/field/outbox"
import type { HouseholdCopy } from "@/lib/domain/field/protocol"
import type { Scope } from "@/lib/platform/scope/scope"
import { signedInAs } from "./signed-in"

type Params = Record<string, string>
type Handler = (request: Request, context: { params: Promise<Params> }) => Promise<Response>

/** The real route for an address. */
async function handlerOf(path: string, method: string): Promise<{ handler: Handler; params: Params }> {
  const { pathname } = new URL(path, ORIGIN)
  const photo = /^\/api\/field\/photos\/([^/]+)$/.exec(pathname)?.[1]
  if (photo) {
    const { PUT } = await import("@/app/api/field/photos/[id]/route")
    return { handler: PUT, params: { id: photo } }
  }
  const routes: Record<string, () => Promise<{ POST: Handler }>> = {
    "/api/field/key": () => import("@/app/api/field/key/route"),
    "/api/field/pull": () => import("@/app/api/field/pull/route"),
    "/api/field/push": () => import("@/app/api/field/push/route"),
    "/api/field/wiped": () => import("@/app/api/field/wiped/route"),
    "/api/field/photos": () => import("@/app/api/field/photos/route"),
  }
  const load = routes[pathname]
  if (!load || method !== "POST") throw new Error(`no route for ${method} ${path}`)
  return { handler: (await load()).POST, params: {} }
}

const ORIGIN = "http://county.invalid"

async function serve(path: string, init: RequestInit): Promise<Response> {
  const { handler, params } = await handlerOf(path, init.method ?? "GET")
  const headers = { ...(init.headers as Record<string, string>), origin: ORIGIN, host: "county.invalid" }
  return handler(new Request(ORIGIN + path, { ...init, headers }), { params: Promise.resolve(params) })
}

/** The program was ended at this very place. */
export class Killed extends Error {}

/** One request at a time: the session of the request under test stands in one place (signed-in.ts). */
let line: Promise<unknown> = Promise.resolve()
function inLine<T>(work: () => Promise<T>): Promise<T> {
  const mine = line.then(work, work)
  line = mine.catch(() => undefined)
  return mine
}

/** How often which thing happens, for the report. */
export const happened: Record<string, number> = {}
const note = (what: string): void => {
  happened[what] = (happened[what] ?? 0) + 1
}

/** The same number of bytes, some of them others. */
const damaged = (bytes: Uint8Array): Uint8Array<ArrayBuffer> =>
  bytes.map((byte, at) => (at % 251 === 7 ? byte ^ 1 : byte)).slice()

/** A network that loses, doubles, delays, cuts and damages, in front of the real routes. */
export class Network {
  private readonly late: (() => Promise<unknown>)[] = []
  calm = false
  /** How many parts of pictures are still to be damaged, in calm weather too: most pictures are sent in it. */
  damages = 0

  constructor(private readonly random: () => number) {}

  /** Requests that went a long way round arrive now, in any order. */
  async arriveLate(): Promise<void> {
    while (this.late.length > 0) {
      const [request] = this.late.splice(Math.floor(this.random() * this.late.length), 1)
      note("arrived late")
      await request?.()
    }
  }

  /** @param who whose session the browser has at the moment; null = expired */
  carry(who: () => Scope | null, isDead: () => boolean): Carry {
    return async (path, init) => {
      if (isDead()) throw new Killed()
      const person = who()
      const one = () => inLine(() => signedInAs(person, () => serve(path, init)))
      if (init.method === "PUT" && this.damages > 0 && this.random() < 0.5) {
        this.damages--
        note("part damaged")
        return inLine(() => signedInAs(person, () => serve(path, { ...init, body: damaged(init.body as Uint8Array) })))
      }
      if (this.calm) return one()
      const dice = this.random()
      if (dice < 0.1) {
        note("request lost")
        throw new TypeError("network")
      }
      if (dice < 0.2) {
        note("answer lost")
        await one()
        throw new TypeError("network")
      }
      if (dice < 0.27) {
        note("doubled at once")
        const twice = await inLine(() => signedInAs(person, () => Promise.all([serve(path, init), serve(path, init)])))
        return this.random() < 0.5 ? twice[0] : twice[1]
      }
      if (dice < 0.33) {
        note("doubled, the second late")
        this.late.push(one)
        return one()
      }
      if (dice < 0.37) {
        note("sent late, answer lost")
        this.late.push(one)
        throw new TypeError("network")
      }
      if (dice < 0.42) {
        note("answer cut")
        const answer = await one()
        const text = await answer.text()
        return new Response(text.slice(0, Math.floor(text.length * this.random())), { status: answer.status })
      }
      if (dice < 0.45) {
        note("server error")
        return Response.json({ message: "502" }, { status: 502 })
      }
      return one()
    }
  }
}

/** A browser: a store that survives, a program in it that may be ended at any await, a clock that may be wrong. */
export class Browser {
  session: Scope | null = null
  clock = Date.now()
  private dead = false
  private killing = false
  private program: Phone | undefined

  constructor(
    readonly name: string,
    private readonly network: Network,
    private readonly random: () => number,
  ) {}

  /** From now on the program may end at any touch of the store. */
  endanger(on: boolean): void {
    this.killing = on
  }

  private endsNow(): boolean {
    if (!this.dead && this.killing && this.random() < 0.02) {
      this.dead = true
      note("killed")
    }
    return this.dead
  }

  /** The program as it is, or started again if it was ended. */
  async phone(): Promise<Phone> {
    if (this.program && !this.dead) return this.program
    this.program?.copies.database.close()
    this.dead = false
    const database = await openDatabase(this.name)
    const mortal = new Proxy(database, {
      get: (target, key) => {
        if (key !== "transaction") {
          const value: unknown = Reflect.get(target, key, target)
          return typeof value === "function" ? value.bind(target) : value
        }
        return (...wanted: Parameters<IDBDatabase["transaction"]>) => {
          if (this.endsNow()) throw new Killed()
          const transaction = target.transaction(...wanted)
          // Ended in the middle: what was not complete is not there.
          if (this.endsNow()) queueMicrotask(() => abort(transaction))
          return transaction
        }
      },
    })
    const copies = new CopyStore<HouseholdCopy>(mortal)
    const carry = this.network.carry(
      () => this.session,
      () => this.endsNow(),
    )
    const county = new County(carry)
    this.program = { copies, outbox: new OutboxStore(mortal), county, now: () => this.clock }
    return this.program
  }

  /** One exchange; whatever goes wrong is what the test is about. */
  async sync(): Promise<void> {
    await quietly(async () => syncOnce(await this.phone()))
  }

  /** Somebody signs in on this browser, with the network. */
  async signIn(person: Scope): Promise<void> {
    this.session = person
    await quietly(async () => enter(await this.phone()))
  }

  /** @returns true when the entry is in the store for good: then it must never be lost */
  async write(entry: Entry, photos: readonly Uint8Array<ArrayBuffer>[]): Promise<boolean> {
    const saved = await quietly(async () => {
      const { copies, outbox } = await this.phone()
      const current = await copies.current()
      if (!current) return false
      await outbox.add(current, entry)
      for (const bytes of photos)
        await outbox.addPhoto(current, entry.id, { id: randomUUID(), bytes: bytes.length, stored: false }, bytes)
      const kept = await outbox.change(current, entry.id, (draft) => asSaved(draft, new Date(this.clock).toISOString()))
      return kept?.state === "saved"
    })
    return saved ?? false
  }
}

function abort(transaction: IDBTransaction): void {
  try {
    transaction.abort()
  } catch {
    // It was complete already.
  }
}

/** Loss, refusal and death are part of the game; anything else is a finding. */
export async function quietly<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work()
  } catch (error) {
    const name = error instanceof Error ? `${error.constructor.name} ${error.name}` : String(error)
    if (!/Killed|NoAnswer|SignedOut|NotTaken|AbortError/.test(name)) throw error
    return undefined
  }
}
