"use client"
import { Button } from "./button"

/** Prints the page as it stands, without the frame. */
export function PrintButton({ label = "打印" }: { label?: string | undefined }) {
  return (
    <Button icon="printer" onClick={() => window.print()}>
      {label}
    </Button>
  )
}
