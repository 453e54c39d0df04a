"use client"
import { useState } from "react"
import { Field, type FieldProps, wire } from "./field"
import { Icon } from "./icon"

/** A password with a button that shows it. `autoComplete` tells the browser whether to fill in or to suggest. */
export function PasswordInput(
  props: FieldProps & { autoComplete: "current-password" | "new-password"; minLength?: number | undefined },
) {
  const { autoComplete, minLength, ...field } = props
  const [shown, setShown] = useState(false)
  return (
    <Field {...field}>
      <span className="relative block">
        <input
          {...wire(field)}
          type={shown ? "text" : "password"}
          autoComplete={autoComplete}
          minLength={minLength}
          autoCapitalize="off"
          spellCheck={false}
          className="control pr-12"
        />
        <button
          type="button"
          className="absolute inset-y-0 right-0 grid w-11 place-items-center text-ink-2 hover:text-brand"
          aria-label={shown ? "隐藏密码" : "显示密码"}
          aria-pressed={shown}
          onClick={() => setShown(!shown)}
        >
          <Icon name={shown ? "eye-off" : "eye"} />
        </button>
      </span>
    </Field>
  )
}
