import { describe, expect, it } from "vitest"
import { pageAsked, signInAddress } from "./page-asked"

describe("the page to open after signing in", () => {
  it.each([
    ["/households?q=a&place=610431102", "/households?q=a&place=610431102"],
    ["/households/1#members", "/households/1"],
    ["/", "/"],
    [null, "/"],
    [undefined, "/"],
    ["", "/"],
    ["households", "/"],
    ["https://evil.example/", "/"],
    ["//evil.example/", "/"],
    ["/\\evil.example", "/"],
    ["/\t/evil.example", "/"],
    ["\\\\evil.example", "/"],
    ["javascript:alert(1)", "/"],
    ["/sign-in?next=/x", "/"],
    ["/set-up", "/"],
    ["/api/auth/signout", "/"],
    ["/x/../api/jobs/1", "/"],
    ["/sign-information", "/sign-information"],
  ])("%s → %s", (text, page) => expect(pageAsked(text)).toBe(page))

  it("is part of the sign-in address", () => {
    expect(signInAddress("/households?q=a&b=1")).toBe("/sign-in?next=%2Fhouseholds%3Fq%3Da%26b%3D1")
    expect(signInAddress("/")).toBe("/sign-in")
    expect(signInAddress("//evil.example")).toBe("/sign-in")
  })
})
