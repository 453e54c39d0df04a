import * as actions from "@/lib/features/accounts/actions"
import * as mutations from "@/lib/features/accounts/mutations"
import * as own from "@/lib/features/accounts/own-actions"
import * as queries from "@/lib/features/accounts/queries"
import type { Besides, Rows } from "./row"

/** Accounts are a matter of the county: the wall is the county, and within it the right to manage accounts. */
const ADMINISTRATION = "the pages and actions ask for account.manage"
const sameCounty: Besides = { helper: ADMINISTRATION, department: ADMINISTRATION, auditor: ADMINISTRATION }
const everywhere: Besides = { ...sameCounty, otherTownship: ADMINISTRATION, otherVillage: ADMINISTRATION }

const of = (id: string) => ({ id })

export const accounts: Rows = {
  reads: [
    {
      of: queries.listAccounts,
      call: (on, victim) => queries.listAccounts(on, { q: victim.account.username }),
      rightful: "countyAdmin",
      besides: sameCounty,
    },
    {
      of: queries.countAccounts,
      call: async (on, victim) =>
        (await queries.listAccounts(on, { q: victim.account.username })).rows.length && queries.countAccounts(on),
      rightful: "countyAdmin",
      besides: sameCounty,
    },
    {
      of: queries.getAccount,
      call: (on, victim) => queries.getAccount(on, victim.account.id),
      rightful: "countyAdmin",
      besides: sameCounty,
    },
    {
      of: queries.listSessions,
      call: (on, victim) => queries.listSessions(on, victim.account.id, 30),
      rightful: "countyAdmin",
      besides: everywhere,
    },
    {
      of: queries.isPlace,
      call: (on, victim) => queries.isPlace(on, victim.village),
      rightful: "countyAdmin",
      besides: {
        helper: "the area is the county",
        department: "the area is the county",
        auditor: "the area is the county",
      },
    },
    { of: queries.getOwnAccount, call: (on) => queries.getOwnAccount(on), answer: "own" },
  ],
  writes: [
    {
      of: mutations.lockTarget,
      call: async (tx, victim) => {
        const locked = await mutations.lockTarget(tx, victim.account.id)
        return typeof locked === "string" ? null : locked
      },
      rightful: "countyAdmin",
    },
    {
      of: mutations.updateAccount,
      call: (tx, victim) =>
        mutations.updateAccount(tx, victim.account.id, {
          displayName: "改名",
          role: "helper",
          area: victim.village,
          department: null,
          post: null,
          workPhone: null,
        }),
      rightful: "countyAdmin",
      besides: everywhere,
    },
    {
      of: mutations.setDisabled,
      call: (tx, victim) => mutations.setDisabled(tx, victim.account.id, true),
      rightful: "countyAdmin",
      besides: everywhere,
    },
    {
      of: mutations.setPassword,
      call: (tx, victim) => mutations.setPassword(tx, victim.account.id, "-", true),
      rightful: "countyAdmin",
      besides: everywhere,
    },
    {
      of: mutations.unlock,
      call: (tx, victim) => mutations.unlock(tx, victim.account.id),
      rightful: "countyAdmin",
      besides: everywhere,
    },
    {
      of: mutations.revokeSessions,
      call: (tx, victim) => mutations.revokeSessions(tx, victim.account.id),
      rightful: "countyAdmin",
      besides: everywhere,
    },
  ],
  actions: [
    {
      of: actions.createAccount,
      permission: "account.manage",
      rightful: "countyAdmin",
      input: (victim) => ({
        username: `new-${victim.account.id.slice(0, 8)}`,
        displayName: "新人",
        role: "helper",
        area: victim.village,
      }),
    },
    {
      of: actions.editAccount,
      permission: "account.manage",
      rightful: "countyAdmin",
      input: (victim) => ({ id: victim.account.id, displayName: "改名", role: "helper", area: victim.village }),
    },
    {
      of: actions.disableAccount,
      permission: "account.manage",
      rightful: "countyAdmin",
      before: (owner, victim) =>
        owner.query("UPDATE account SET disabled_at = NULL WHERE id = $1", [victim.account.id]),
      input: (victim) => ({ id: victim.account.id, reason: "试验停用" }),
    },
    {
      of: actions.enableAccount,
      permission: "account.manage",
      rightful: "countyAdmin",
      input: (victim) => of(victim.account.id),
    },
    {
      of: actions.resetPassword,
      permission: "account.manage",
      rightful: "countyAdmin",
      input: (victim) => of(victim.account.id),
    },
    {
      of: actions.unlockAccount,
      permission: "account.manage",
      rightful: "countyAdmin",
      input: (victim) => of(victim.account.id),
    },
    {
      of: actions.revokeAccountSessions,
      permission: "account.manage",
      rightful: "countyAdmin",
      input: (victim) => of(victim.account.id),
    },
    {
      of: own.revokeOwnSession,
      permission: null,
      rightful: "firstSecretary",
      before: (owner, victim) =>
        owner.query("UPDATE session SET account_id = $2 WHERE id = $1", [
          victim.session,
          victim.people.rightful.firstSecretary.actorId,
        ]),
      input: (victim) => ({ sessionId: victim.session }),
    },
  ],
  exempt: [
    {
      of: own.changePassword,
      because: "takes no id, acts on the actor's own account alone; tests/database/accounts.test.ts",
    },
  ],
}
