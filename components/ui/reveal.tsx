"use client"
import { useEffect, useState, useTransition } from "react"
import { Icon } from "./icon"

/** How long a revealed value stays on the screen, in milliseconds. */
const shownFor = 30_000

export type RevealAnswer = { ok: true; value: string } | { ok: false; message: string }

/**
 * A masked value with an eye button. The button says beforehand that looking is recorded; the value hides itself
 * after half a minute. `reveal` is a server action already bound to what it shows.
 */
export function Reveal(props: { label: string; masked: string; reveal: () => Promise<RevealAnswer> }) {
  const [answer, setAnswer] = useState<RevealAnswer>()
  const [pending, start] = useTransition()
  useEffect(() => {
    if (!answer?.ok) return
    const timer = setTimeout(() => setAnswer(undefined), shownFor)
    return () => clearTimeout(timer)
  }, [answer])
  const shown = answer?.ok === true
  const toggle = () => {
    if (shown) setAnswer(undefined)
    else if (!pending) start(async () => setAnswer(await props.reveal()))
  }
  return (
    <span className="inline-flex flex-wrap items-center gap-x-1">
      <span className="tabular-nums">{shown ? answer.value : props.masked}</span>
      <button
        type="button"
        className="group no-print relative -my-2.5 inline-flex min-h-11 min-w-11 items-center justify-center gap-1 rounded-md text-brand lg:-my-1 lg:min-h-7 lg:min-w-7"
        aria-label={shown ? `隐藏${props.label}` : `查看完整${props.label}（查看将被记录）`}
        aria-disabled={pending || undefined}
        onClick={toggle}
      >
        <Icon
          name={pending ? "loader-circle" : shown ? "eye-off" : "eye"}
          className={pending ? "animate-spin" : undefined}
        />
        {!shown && (
          <span className="text-xs text-ink-3 [@media(hover:hover)]:absolute [@media(hover:hover)]:bottom-full [@media(hover:hover)]:hidden [@media(hover:hover)]:rounded-md [@media(hover:hover)]:bg-ink [@media(hover:hover)]:px-2 [@media(hover:hover)]:py-0.5 [@media(hover:hover)]:whitespace-nowrap [@media(hover:hover)]:text-white group-hover:[@media(hover:hover)]:block group-focus-visible:[@media(hover:hover)]:block">
            查看将被记录
          </span>
        )}
      </button>
      <span role="status" className="text-xs text-ink-3">
        {shown && "已记录本次查看"}
        {answer?.ok === false && <span className="text-red">{answer.message}</span>}
      </span>
    </span>
  )
}
