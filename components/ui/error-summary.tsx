"use client"
import { useEffect, useRef } from "react"
import { Icon } from "./icon"

/**
 * What is wrong with a form, at its top: takes the focus when it appears, each line leads to its field.
 * `errors` maps field id → sentence; shows nothing when empty.
 */
export function ErrorSummary({
  errors,
  title = "请先改正以下内容",
}: {
  errors: Readonly<Record<string, string>> | undefined
  title?: string | undefined
}) {
  const box = useRef<HTMLDivElement>(null)
  const entries = Object.entries(errors ?? {})
  const signature = JSON.stringify(entries)
  useEffect(() => {
    if (signature !== "[]") box.current?.focus()
  }, [signature])
  if (entries.length === 0) return null
  return (
    <div ref={box} tabIndex={-1} role="alert" className="rounded-md border border-red-line bg-red-soft px-4 py-3">
      <p className="flex items-center gap-2 font-semibold text-red">
        <Icon name="octagon-exclamation-point" />
        {title}
      </p>
      <ul className="mt-1 list-disc space-y-0.5 pl-8">
        {entries.map(([id, sentence]) => (
          <li key={id}>
            <a
              href={`#${id}`}
              className="text-red underline underline-offset-2"
              onClick={(event) => focusField(event, id)}
            >
              {sentence}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Moves to the field itself, not only to its place on the page; a group's first choice stands for the group. */
function focusField(event: { preventDefault: () => void }, id: string) {
  const target = document.getElementById(id)
  if (!target) return
  event.preventDefault()
  const field = target.matches("fieldset") ? (target.querySelector("input") ?? target) : target
  field.focus()
  field.scrollIntoView({ block: "center" })
}
