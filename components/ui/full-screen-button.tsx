"use client"
import { Button } from "./button"

/** Shows one part of the page on the whole screen, for a meeting room; Esc leads back. */
export function FullScreenButton({ target }: { target: string }) {
  return (
    <Button icon="layout-dashboard" onClick={() => document.getElementById(target)?.requestFullscreen()}>
      全屏
    </Button>
  )
}
