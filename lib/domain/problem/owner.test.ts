import { describe, expect, test } from "vitest"
import { type OwnerPerson, ownerFor } from "./owner"

const person = (id: string, more: Partial<OwnerPerson> = {}): OwnerPerson => ({
  id,
  name: `试验${id}`,
  role: "townshipStaff",
  post: null,
  helper: false,
  ...more,
})
const HELPER = person("h", { role: "helper", helper: true })
const STAFF = person("s")
const secretary = { id: "me", department: null, handles: true }

describe("who owns a problem", () => {
  test.each([
    ["the household's helper", "helper", [STAFF, HELPER], { accountId: "h", department: null }],
    ["oneself", "me", [], { accountId: "me", department: null }],
    ["a department", "minzheng", [], { accountId: null, department: "minzheng" }],
    ["a named person in reach", "s", [STAFF, HELPER], { accountId: "s", department: null }],
  ])("%s", (_who, choice, people, owner) => {
    expect(ownerFor(choice, people, secretary)).toEqual(owner)
  })

  test("somebody of a department owns it together with the department, so that colleagues see it", () => {
    expect(ownerFor("me", [], { id: "me", department: "minzheng", handles: true })).toEqual({
      accountId: "me",
      department: "minzheng",
    })
  })

  test.each([
    ["a village has no helper", "helper", [STAFF], secretary, /没有帮扶责任人/],
    ["a person out of reach", "x", [STAFF, HELPER], secretary, /管不到/],
    ["whoever raises but does not handle", "me", [STAFF], { ...secretary, handles: false }, /不办理问题/],
    ["a word that is no department", "toString", [STAFF], secretary, /管不到/],
  ])("nobody: %s", (_why, choice, people, chooser, sentence) => {
    expect(ownerFor(choice, people, chooser)).toMatch(sentence)
  })
})
