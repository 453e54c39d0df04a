import { randomUUID } from "node:crypto"
import { DEPARTMENTS, type DepartmentKey } from "@/lib/domain/access/departments"
import type { RoleKey } from "@/lib/domain/access/roles"
import { givenNameOf, surnameOf } from "../names"
import type { Random } from "../random"
import type { CountyStyle } from "./style"

/** Somebody with an account. */
export interface Official {
  id: string
  username: string
  displayName: string
  role: RoleKey
  area: string
  department: DepartmentKey | null
  post: string
  workPhone: string
}

/** Makes names that occur once, office numbers and accounts. */
export interface Registry {
  readonly style: CountyStyle
  readonly made: Official[]
  name(): string
  phone(): string
  official(username: string, role: RoleKey, area: string, post: string, department?: DepartmentKey | null): Official
}

/** @param taken names that are in use already */
export function registryOf(random: Random, style: CountyStyle, taken: readonly string[]): Registry {
  const names = new Set(taken)
  const made: Official[] = []
  let phones = 0
  const name = (): string => {
    for (;;) {
      const sex = random.chance(0.66) ? "male" : "female"
      const text = surnameOf(random, style.region) + givenNameOf(random, sex, random.int(1968, 1997))
      if (names.has(text)) continue
      names.add(text)
      return text
    }
  }
  // Local numbers beginning with 0 are given to nobody; the steps keep them from looking like a list.
  const phone = (): string => {
    phones += 1
    return `${style.areaCode}-0000${String((phones * 37) % 10_000).padStart(4, "0")}`
  }
  return {
    style,
    made,
    name,
    phone,
    official(username, role, area, post, department = null) {
      const person = {
        id: randomUUID(),
        username: `${style.short}.${username}`,
        displayName: name(),
        role,
        area,
        department,
        post,
        workPhone: phone(),
      }
      made.push(person)
      return person
    },
  }
}

/** Names of departments as their own county says them. */
export function departmentName(key: DepartmentKey, word: string): string {
  const label = DEPARTMENTS[key]
  if (key === "zhenban") return `${word}镇办社区工作联络办`
  if (key === "jinrong") return `${word}金融工作办公室`
  return word + label
}
