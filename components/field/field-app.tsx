"use client"
import { useEffect, useState } from "react"
import { isUnsent } from "@/lib/domain/field/outbox"
import { EntryList } from "./entry-list"
import { EntryPage } from "./entry-page"
import { FactCard } from "./fact-card"
import { HouseholdList } from "./household-list"
import { HouseholdPage } from "./household-page"
import { MyPhone } from "./my-phone"
import { StatusLine } from "./status-line"
import { type Field, useField } from "./use-field"

/** `#/visit/<id>` → ["visit", "<id>"]; the address of the desk, `?household=<id>`, opens that household. */
function placeNow(): string[] {
  const parts = location.hash.replace(/^#\/?/, "").split("/").filter(Boolean)
  const asked = new URLSearchParams(location.search).get("household")
  return parts.length === 0 && asked ? ["household", asked] : parts
}

const REGISTRATION = { scope: "/field" }

/** Everything of the phone: one page whose parts are chosen behind the #, because it must open without a network. */
export function FieldApp() {
  const field = useField()
  const [place, setPlace] = useState<readonly string[]>([])
  useEffect(() => {
    const move = () => {
      setPlace(placeNow())
      scrollTo(0, 0)
    }
    move()
    addEventListener("hashchange", move)
    // Nobody is asked to install anything.
    const stay = (event: Event) => event.preventDefault()
    addEventListener("beforeinstallprompt", stay)
    navigator.serviceWorker?.register("/field-sw.js", REGISTRATION).catch(() => undefined)
    return () => {
      removeEventListener("hashchange", move)
      removeEventListener("beforeinstallprompt", stay)
    }
  }, [])
  const waiting = field.entries.filter(({ entry }) => isUnsent(entry)).length
  return (
    <div className="mx-auto flex min-h-dvh max-w-2xl flex-col">
      <header className="sticky top-0 z-20 border-b border-line bg-paper">
        <nav aria-label="走访" className="flex items-center px-2">
          <Tab href="#/" here={place.length === 0 || place[0] === "household" || place[0] === "card"}>
            我的户
          </Tab>
          <Tab href="#/sent" here={place[0] === "sent"}>
            已写的{waiting > 0 && `（${waiting}）`}
          </Tab>
          <Tab href="#/phone" here={place[0] === "phone"}>
            本机
          </Tab>
          <a href="/today" className="ml-auto flex min-h-11 items-center px-3 text-sm text-ink-2">
            回工作台
          </a>
        </nav>
        <StatusLine field={field} />
      </header>
      <main className="flex-1 px-4 py-4">
        <Part place={place} field={field} />
      </main>
    </div>
  )
}

function Tab({ href, here, children }: { href: string; here: boolean; children: React.ReactNode }) {
  const look = here ? "border-brand font-semibold text-brand" : "border-transparent text-ink-2"
  return (
    <a
      href={href}
      aria-current={here ? "page" : undefined}
      className={`flex min-h-12 items-center border-b-2 px-3 ${look}`}
    >
      {children}
    </a>
  )
}

function Part({ place, field }: { place: readonly string[]; field: Field }) {
  const [name, id = ""] = place
  if (!field.ready) return <p className="text-ink-2">正在打开…</p>
  if (name === "phone") return <MyPhone field={field} />
  if (!field.current) return <HouseholdList field={field} />
  if (name === "sent") return <EntryList field={field} />
  if (name === "entry") return <EntryPage key={id} field={field} id={id} />
  if (name === "household") return <HouseholdPage key={id} field={field} id={id} />
  if (name === "card") return <FactCard field={field} id={id} />
  return <HouseholdList field={field} />
}
