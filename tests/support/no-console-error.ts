import { format } from "node:util"
import { afterEach, beforeEach } from "vitest"

// Whatever is written with console.error fails the test that wrote it: React and our libraries warn there.
const original = console.error
let written: string[] = []

beforeEach(() => {
  written = []
  console.error = (...values: unknown[]) => {
    written.push(format(...values))
    original(...values)
  }
})

afterEach(() => {
  console.error = original
  if (written.length > 0) throw new Error(`console.error was called: ${written.join("\n")}`)
})
