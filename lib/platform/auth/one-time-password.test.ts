import { expect, it } from "vitest"
import { passwordProblem } from "@/lib/domain/access/password"
import { oneTimePassword } from "./one-time-password"

it("an initial password obeys the rules, is readable, and is never the same", () => {
  const made = Array.from({ length: 300 }, oneTimePassword)
  for (const password of made) {
    expect(password).toMatch(/^[a-zA-Z2-9]{4}(?:-[a-zA-Z2-9]{4}){2}$/)
    expect(password).not.toMatch(/[lIO01]/)
    expect(passwordProblem(password, "")).toBeNull()
  }
  expect(new Set(made).size).toBe(made.length)
})
