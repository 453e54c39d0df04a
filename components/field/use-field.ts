"use client"
import { useCallback, useEffect, useRef, useState } from "react"
import type { Entry, Kept } from "@/lib/domain/field/outbox"
import type { HouseholdCopy } from "@/lib/domain/field/protocol"
import { County, overNetwork } from "./county"
import type { Current } from "./database"
import { OutboxStore } from "./outbox-store"
import { type Line, Runner } from "./runner"
import { type Copy, CopyStore } from "./store"
import { dropExpired, type Phone } from "./sync"

export interface Notes {
  readonly person: { readonly id: string; readonly name: string; readonly role: string }
  readonly left: number
}

/** What is on the phone now. */
export interface Shown {
  readonly current: Current | undefined
  readonly households: readonly Copy<HouseholdCopy>[]
  readonly entries: readonly Kept[]
  readonly notes: Notes | undefined
}

/** What the pages can do with it. */
export interface Field extends Shown {
  readonly line: Line
  /** False while the store is being read for the first time. */
  readonly ready: boolean
  /** Set when the browser gives no store: over plain http, or in a private window. */
  readonly unable: boolean
  readonly phone: Phone | undefined
  readonly refresh: () => Promise<void>
  readonly send: () => void
  readonly want: (householdId: string) => void
  readonly change: (id: string, alter: (entry: Entry) => Entry) => Promise<Entry | undefined>
}

const NOTHING: Shown = { current: undefined, households: [], entries: [], notes: undefined }
const CHANNEL = "yihuyice-field"

async function readAll({ copies, outbox }: Phone): Promise<Shown> {
  const current = await copies.current()
  if (!current) return NOTHING
  const [households, entries, notes] = await Promise.all([
    copies.households(current),
    outbox.list(current),
    copies.notes(current),
  ])
  return { current, households, entries, notes: notes as Notes | undefined }
}

/** Opens the phone's store, keeps what is shown fresh, and runs the exchange with the county. */
export function useField(): Field {
  const [shown, setShown] = useState<Shown>(NOTHING)
  const [line, setLine] = useState<Line>("idle")
  const [state, setState] = useState<"opening" | "ready" | "unable">("opening")
  const phone = useRef<Phone>(undefined)
  const runner = useRef<Runner>(undefined)
  const wanted = useRef(new Set<string>())
  const channel = useRef<BroadcastChannel>(undefined)

  const refresh = useCallback(async () => {
    if (phone.current) setShown(await readAll(phone.current))
  }, [])

  useEffect(() => {
    let ended = false
    const open = async () => {
      if (!globalThis.crypto?.subtle) throw new Error("no secure context")
      const copies = await CopyStore.open<HouseholdCopy>()
      if (ended) return copies.database.close()
      phone.current = {
        copies,
        outbox: new OutboxStore(copies.database),
        county: new County(overNetwork),
        now: () => Date.now(),
      }
      await dropExpired(phone.current)
      await refresh()
      setState("ready")
      channel.current = new BroadcastChannel(CHANNEL)
      channel.current.onmessage = () => void refresh()
      const tell = (next: Line) => {
        setLine(next)
        void refresh()
        if (next !== "busy") channel.current?.postMessage(0)
      }
      runner.current = new Runner(phone.current, () => [...wanted.current], tell)
      runner.current.start()
    }
    open().catch(() => setState("unable"))
    return () => {
      ended = true
      runner.current?.stop()
      channel.current?.close()
      phone.current?.copies.database.close()
      phone.current = undefined
    }
  }, [refresh])

  const send = useCallback(() => void runner.current?.run(), [])
  const want = useCallback((id: string) => {
    if (wanted.current.has(id)) return
    wanted.current.add(id)
    void runner.current?.run()
  }, [])
  const change = useCallback(async (id: string, alter: (entry: Entry) => Entry) => {
    const current = await phone.current?.copies.current()
    if (!phone.current || !current) return undefined
    return phone.current.outbox.change(current, id, alter)
  }, [])

  const unable = state === "unable"
  return { ...shown, line, ready: state !== "opening", unable, phone: phone.current, refresh, send, want, change }
}
