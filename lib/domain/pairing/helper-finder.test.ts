import { describe, expect, it } from "vitest"
import { helperFinder, type KnownHelper, type NamedHelper } from "./helper-finder"
import { unfit } from "./pairing-sheet"

const person = (id: string, name: string, more: Partial<KnownHelper> = {}): KnownHelper => ({
  id,
  username: `user.${id}`,
  name,
  phone: null,
  post: null,
  units: [],
  role: "helper",
  area: "990001101",
  active: true,
  ...more,
})
const HELPERS = [
  person("a", "安同名", { units: ["县供电公司"], phone: "029-8700 0001" }),
  person("b", "安同名", { post: "县医院医生" }),
  person("c", "常在岗", { phone: "13900000003" }),
  person("d", "常在岗", { active: false }),
  person("e", "共电话", { phone: "029-87000009" }),
  person("f", "同电话", { phone: "029-87000009" }),
]
const find = helperFinder(HELPERS)
const NONE: NamedHelper = { username: null, name: null, phone: null, unit: null }

describe("who is meant by a row of a list", () => {
  it.each<[string, Partial<NamedHelper>, string]>([
    ["the user name", { username: "USER.a" }, "a"],
    ["the user name with the right name", { username: "user.b", name: "安 同名" }, "b"],
    ["the phone, however it is written", { phone: "02987000001" }, "a"],
    ["a shared phone with the name", { phone: "029-87000009", name: "同电话" }, "f"],
    ["the name with the unit", { name: "安同名", unit: "供电公司" }, "a"],
    ["the name with the post", { name: "安同名", unit: "县医院" }, "b"],
    ["a name of which one is in office", { name: "常在岗" }, "c"],
    ["a name whose phone is not known", { name: "常在岗", phone: "13911111111" }, "c"],
  ])("%s", (_name, named, id) => {
    expect(find({ ...NONE, ...named })).toMatchObject({ ok: true, helper: { id } })
  })

  it.each<[string, Partial<NamedHelper>, string]>([
    ["an unknown user name, though the name is known", { username: "user.z", name: "常在岗" }, "没有这个责任人用户名"],
    ["a user name with somebody else's name", { username: "user.a", name: "常在岗" }, "不是同一个人"],
    ["a phone with somebody else's name", { phone: "13900000003", name: "安同名" }, "不是同一个人"],
    ["a name that two have", { name: "安同名" }, "2 位用户同名"],
    ["a name that two have, with a unit that neither has", { name: "安同名", unit: "县水务局" }, "2 位用户同名"],
    ["a phone that two have", { phone: "029-87000009" }, "2 位用户登记了这个电话"],
    ["an unknown name", { name: "查无人" }, "县里没有这个责任人的账号"],
    ["an unknown phone alone", { phone: "13922222222" }, "没有登记这个电话"],
    ["nothing", {}, "没有写责任人"],
  ])("is nobody: %s", (_name, named, problem) => {
    expect(find({ ...NONE, ...named })).toMatchObject({ ok: false, problem: expect.stringContaining(problem) })
  })

  it("who is of no fitting role, has left or has another area cannot be responsible", () => {
    const roles = ["helper", "firstSecretary"]
    expect(unfit(person("x", "x"), "990001101201", roles)).toBeNull()
    expect(unfit(person("x", "x"), "990001102201", roles)).toContain("管不到")
    expect(unfit(person("x", "x", { active: false }), "990001101201", roles)).toContain("已停用")
    expect(unfit(person("x", "x", { role: "countyLeader" }), "990001101201", roles)).toContain("角色")
  })
})
