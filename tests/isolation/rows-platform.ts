import { GET as authGet, POST as authPost } from "@/app/api/auth/[...nextauth]/route"
import { GET as health } from "@/app/api/health/route"
import * as actions from "@/lib/features/counties/actions"
import * as mutations from "@/lib/features/counties/mutations"
import * as queries from "@/lib/features/counties/queries"
import type { Rows } from "./row"

const SET_UP = "refused as soon as any account exists; tests/database/set-up.test.ts"

export const platform: Rows = {
  reads: [
    {
      of: queries.listCounties,
      call: async (on, victim) => (await queries.listCounties(on)).find(({ code }) => code === victim.county)?.accounts,
      rightful: "operator",
    },
  ],
  actions: [
    {
      of: actions.createCounty,
      permission: "county.create",
      rightful: "operator",
      ownOnly: "the operator's own command; every other role is refused",
      input: () => ({ countyCode: "469002", administratorName: "新官", administratorUsername: "county-admin-469002" }),
    },
  ],
  exempt: [
    { of: authGet, because: "next-auth's own door, before anybody is signed in; tests/database/sign-in.test.ts" },
    { of: authPost, because: "next-auth's own door, before anybody is signed in; tests/database/sign-in.test.ts" },
    { of: health, because: "needs no session, says yes or no" },
    {
      of: mutations.foundCounty,
      because: "row-level security lets the operator alone insert a county; see createCounty",
    },
    { of: mutations.foundedEvent, because: "an event out of figures" },
    { of: mutations.setUpSystem, because: SET_UP },
    { of: actions.setUp, because: SET_UP },
  ],
}
