import type { ReactNode } from "react"
import { Alert, type AlertTone } from "./alert"

/**
 * Where a form says what came of it, instead of a toast that passes unseen. The live region stands in the page from
 * the start, so that screen readers announce the message when it comes.
 */
export function FormResult({
  tone = "success",
  message,
  children,
}: {
  tone?: AlertTone | undefined
  message?: ReactNode
  children?: ReactNode
}) {
  return (
    <div role={tone === "danger" ? "alert" : "status"}>
      {message && (
        <Alert tone={tone} title={message}>
          {children}
        </Alert>
      )}
    </div>
  )
}
