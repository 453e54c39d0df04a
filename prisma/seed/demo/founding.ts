import { ROLES } from "@/lib/domain/access/roles"
import { event } from "@/lib/domain/audit/event"
import { type FirstPerson, foundCounty, foundedEvent, setUpSystem } from "@/lib/features/counties/mutations"
import { insertAccount } from "@/lib/platform/auth/accounts"
import { oneTimePassword } from "@/lib/platform/auth/one-time-password"
import { hashPassword } from "@/lib/platform/auth/password"
import { personOfAccount } from "@/lib/platform/auth/sessions"
import { setUpOnce } from "@/lib/platform/auth/set-up"
import { recordEvents, write } from "@/lib/platform/db/tenant"
import { mintScope, type Scope } from "@/lib/platform/scope/scope"
import { type DemoAccount, OPERATOR, QIONGHAI_ADMIN, WUGONG_ADMIN } from "./accounts"
import type { DemoSignIn } from "./sign-ins"

/** The scope of an account as a request of now would have it. */
export async function scopeOfAccount(accountId: string): Promise<Scope> {
  const person = await personOfAccount(accountId)
  if (!person) throw new Error("no such account")
  return mintScope(person)
}

interface FirstOne {
  person: FirstPerson
  signIn: DemoSignIn
}

async function newAdministrator(who: { username: string; displayName: string }, what: string): Promise<FirstOne> {
  const password = oneTimePassword()
  return {
    person: { ...who, passwordHash: await hashPassword(password), mustChangePassword: false },
    signIn: { role: ROLES.countyAdmin.label, username: who.username, password, what },
  }
}

export interface FoundedSystem {
  wugong: Scope
  qionghai: Scope
  signIns: DemoSignIn[]
}

/** Sets the empty system up and founds both counties. @returns null when anybody exists already */
export async function foundSystem(): Promise<FoundedSystem | null> {
  const password = oneTimePassword()
  const operatorPasswordHash = await hashPassword(password)
  const wugong = await newAdministrator(WUGONG_ADMIN, "武功县，县管理员")
  const qionghai = await newAdministrator(QIONGHAI_ADMIN, "琼海市，县管理员")
  const first = await setUpOnce(OPERATOR, async (tx) => {
    const founded = await setUpSystem(tx, { countyCode: "610431", operatorPasswordHash, administrator: wugong.person })
    return { founded, operatorId: tx.scope.actorId }
  })
  if (!first) return null
  const second = await write(await scopeOfAccount(first.operatorId), async (tx) => {
    const founded = await foundCounty(tx, "469002", qionghai.person)
    if (typeof founded === "string") throw new Error(`second county not founded: ${founded}`)
    await recordEvents(tx, [foundedEvent(founded)])
    return founded
  })
  const operator = {
    role: ROLES.operator.label,
    username: OPERATOR.username,
    password,
    what: "平台，开通县，不见任何农户",
  }
  return {
    wugong: await scopeOfAccount(first.founded.administratorId),
    qionghai: await scopeOfAccount(second.administratorId),
    signIns: [operator, wugong.signIn, qionghai.signIn],
  }
}

export interface CreatedAccount extends DemoAccount {
  id: string
}

/** Creates a county's accounts in its administrator's name. */
export async function createAccounts(
  administrator: Scope,
  accounts: readonly DemoAccount[],
): Promise<{ created: CreatedAccount[]; signIns: DemoSignIn[] }> {
  const prepared = await Promise.all(
    accounts.map(async (each) => {
      const password = oneTimePassword()
      return { each, password, passwordHash: await hashPassword(password) }
    }),
  )
  const created = await write(administrator, async (tx) => {
    const list: CreatedAccount[] = []
    for (const { each, passwordHash } of prepared) {
      const { username, displayName, role, area, department, post } = each
      const values = { username, displayName, role, area, department, post, passwordHash, mustChangePassword: false }
      const id = await insertAccount(tx, values)
      if (!id) throw new Error(`username ${username} is taken`)
      list.push({ ...each, id })
    }
    const events = list.map(({ id, role, area }) => event("account.created", { kind: "account", id }, { role, area }))
    await recordEvents(tx, events)
    return list
  })
  const signIns = prepared.map(({ each, password }) => ({
    role: ROLES[each.role].label,
    username: each.username,
    password,
    what: each.what,
  }))
  return { created, signIns }
}
