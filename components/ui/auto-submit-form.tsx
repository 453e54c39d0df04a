"use client"
import { type ReactNode, useEffect, useRef } from "react"

/**
 * A GET form that sends itself when a choice changes. `values` are what the address says now: when the address
 * changes by other means (a chip removed, back), the controls follow without being rebuilt, so that focus stays.
 */
export function AutoSubmitForm(props: {
  action: string
  label: string
  values: Readonly<Record<string, string>>
  className?: string | undefined
  children: ReactNode
}) {
  const form = useRef<HTMLFormElement>(null)
  const signature = JSON.stringify(props.values)
  useEffect(() => {
    const values: Record<string, string> = JSON.parse(signature)
    for (const [name, value] of Object.entries(values)) {
      const control = form.current?.elements.namedItem(name)
      const settable = control instanceof HTMLSelectElement || control instanceof HTMLInputElement
      if (settable && control !== document.activeElement) control.value = value
    }
  }, [signature])
  return (
    <search className="no-print" aria-label={props.label}>
      <form
        ref={form}
        method="get"
        action={props.action}
        data-keep-scroll=""
        className={props.className}
        onChange={(event) => event.currentTarget.requestSubmit()}
      >
        {props.children}
      </form>
    </search>
  )
}
