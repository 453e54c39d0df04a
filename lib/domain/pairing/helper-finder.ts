import type { RoleKey } from "@/lib/domain/access/roles"
import { bareNumber, comparable } from "@/lib/domain/household/normalise"

/** An account of the county that a list may name. */
export interface KnownHelper {
  readonly id: string
  readonly username: string
  readonly name: string
  readonly phone: string | null
  readonly post: string | null
  /** Names of the person's units and department. */
  readonly units: readonly string[]
  readonly role: RoleKey
  readonly area: string
  readonly active: boolean
}

/** How a row names the helper. */
export interface NamedHelper {
  readonly username: string | null
  readonly name: string | null
  readonly phone: string | null
  readonly unit: string | null
}

export type FoundHelper =
  | { readonly ok: true; readonly helper: KnownHelper }
  | { readonly ok: false; readonly problem: string }

const no = (problem: string): FoundHelper => ({ ok: false, problem })
const NOBODY = "没有写责任人；请填写责任人用户名、电话或姓名"
const sameUnit = ({ units, post }: KnownHelper, unit: string): boolean =>
  [...units, post ?? ""].some((each) => {
    const known = comparable(each)
    return known !== "" && (known.includes(comparable(unit)) || comparable(unit).includes(known))
  })

/** Makes the function that finds the account that a row names: by user name, by phone, by name with the unit; never a guess. */
export function helperFinder(helpers: readonly KnownHelper[]): (named: NamedHelper) => FoundHelper {
  const byUsername = new Map(helpers.map((helper) => [helper.username.toLowerCase(), helper]))
  const listBy = (keyOf: (helper: KnownHelper) => string): Map<string, KnownHelper[]> => {
    const lists = new Map<string, KnownHelper[]>()
    for (const helper of helpers) lists.set(keyOf(helper), [...(lists.get(keyOf(helper)) ?? []), helper])
    return lists
  }
  const byPhone = listBy(({ phone }) => bareNumber(phone ?? ""))
  const byName = listBy(({ name }) => comparable(name))

  const agreed = (helper: KnownHelper, { name }: NamedHelper): FoundHelper =>
    name === null || comparable(name) === comparable(helper.name)
      ? { ok: true, helper }
      : no("责任人的用户名或电话与“责任人姓名”不是同一个人，请核对")
  const only = (found: readonly KnownHelper[], named: NamedHelper, several: string): FoundHelper => {
    const active = found.filter((helper) => helper.active)
    const [one, ...more] = active.length > 0 ? active : found
    if (!one) return no("县里没有这个责任人的账号，请核对，或先请县管理员建用户")
    return more.length > 0 ? no(`县里有 ${more.length + 1} 位用户${several}，请填写责任人用户名`) : agreed(one, named)
  }
  return (named) => {
    const { username, phone, name, unit } = named
    if (username !== null) {
      const helper = byUsername.get(username.toLowerCase())
      return helper ? agreed(helper, named) : no("县里没有这个责任人用户名，请核对")
    }
    const phoned = phone === null ? undefined : byPhone.get(bareNumber(phone))
    if (phoned) {
      const fitting = name === null ? phoned : phoned.filter((helper) => comparable(helper.name) === comparable(name))
      return only(fitting.length > 0 ? fitting : phoned, named, "登记了这个电话")
    }
    if (name === null) return no(phone === null ? NOBODY : "县里没有登记这个电话的用户，请填写责任人用户名")
    const same = byName.get(comparable(name)) ?? []
    const inUnit = unit === null ? same : same.filter((helper) => sameUnit(helper, unit))
    return only(inUnit.length > 0 ? inUnit : same, named, "同名")
  }
}
