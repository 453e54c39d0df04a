"use client"
import { useEffect } from "react"

/** Lets Alt + PageUp / PageDown press the page's previous and next links. */
export function PagerKeys() {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!event.altKey || (event.key !== "PageUp" && event.key !== "PageDown")) return
      const rel = event.key === "PageUp" ? "prev" : "next"
      const link = document.querySelector<HTMLAnchorElement>(`nav a[rel="${rel}"]`)
      if (!link) return
      event.preventDefault()
      link.click()
    }
    document.addEventListener("keydown", onKey)
    return () => document.removeEventListener("keydown", onKey)
  }, [])
  return null
}
