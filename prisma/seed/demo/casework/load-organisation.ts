import { randomUUID } from "node:crypto"
import { event } from "@/lib/domain/audit/event"
import { today } from "@/lib/platform/clock"
import { Prisma } from "@/lib/platform/db/generated/client"
import { read, recordEvents, type Tx, write } from "@/lib/platform/db/tenant"
import type { Scope } from "@/lib/platform/scope/scope"
import { randomOf } from "../random"
import { addDays } from "./days"
import { type Handovers, handOver } from "./handovers"
import { type Known, type Organisation, organisationOf } from "./organisation"
import { type Official, registryOf } from "./people"
import { groundsOf } from "./places"
import { type Pairing, type Reserved, type Share, type Sharing, shareOut } from "./responsibility"
import { store } from "./store"
import type { CountyStyle } from "./style"

/** Not the hash of any password: nobody can sign in as one of these until an administrator sets one. */
const NO_PASSWORD = "-"

const knownOf = (scope: Scope): Promise<Known[]> =>
  read<Known>(
    scope,
    Prisma.sql`SELECT id::text, username, display_name AS "displayName", role, area, department, post FROM account
      WHERE county_code = ${scope.countyCode}`,
  )

const accountRow = (person: Official, left: ReadonlyMap<string, string>, createdBy: string, since: string) => ({
  id: person.id,
  username: person.username,
  display_name: person.displayName,
  role: person.role,
  area: person.area,
  department: person.department,
  post: person.post,
  work_phone: person.workPhone,
  password_hash: NO_PASSWORD,
  password_set_at: since,
  must_change_password: true,
  disabled_at: left.get(person.id) ?? null,
  created_at: since,
  created_by: createdBy,
})

const pairingRow = ({ id, door, villageCode, account, startedOn, endedOn, handoverId, graceUntil }: Pairing) => ({
  id,
  household_id: door.id,
  village_code: villageCode,
  account_id: account.id,
  started_on: startedOn,
  ended_on: endedOn,
  end_reason: endedOn === null ? null : "handover",
  handover_id: handoverId,
  grace_until: graceUntil,
  last_visit_on: null,
})

/** Who belongs to a unit, so that leaving it raises the list of households to hand over. */
const postRows = (shares: readonly Share[], left: ReadonlyMap<string, string>, createdBy: string) =>
  shares.flatMap(({ helper, unit, pairings }) => {
    const [first] = pairings
    if (!unit || !first) return []
    const endedOn = left.get(helper.id) ?? null
    return [
      {
        kind: "unitPost",
        place: unit ? helper.area.slice(0, 6) : helper.area,
        unit_id: unit.id,
        account_id: helper.id,
        person_name: helper.displayName,
        post: helper.post,
        phone: helper.workPhone,
        started_on: first.startedOn,
        ended_on: endedOn,
        end_reason: endedOn === null ? null : "调离本单位",
        created_by: createdBy,
      },
    ]
  })

/**
 * One event for each batch and not one for each row: the pages would have written thousands, which would take longer than
 * everything else and hide in the trail what people really did.
 */
async function note(tx: Tx, made: Handovers, pairings: readonly Pairing[]): Promise<void> {
  const county = { kind: "county", id: tx.scope.countyCode }
  const accounts = new Set(pairings.map((each) => each.account.id)).size
  await recordEvents(tx, [
    event("unit.saved", county, { kind: "department" }),
    event("appointment.begun", county, { kind: "unitVillage", place: county.id }),
    event("pairing.assigned", county, { accounts, households: pairings.length }),
    event("handover.accepted", county, { accountId: tx.scope.actorId, households: made.begun.length, passed: 0 }),
  ])
}

export interface Staffed {
  organisation: Organisation
  pairings: Pairing[]
}

/**
 * The county's bodies, people and pairings. @param reserved households that accounts with a password have
 * @param busy the township in which hand-overs of all kinds are shown
 */
export async function loadOrganisation(
  scope: Scope,
  style: CountyStyle,
  reservedFor: (known: readonly Known[]) => Reserved[],
  busy: string,
): Promise<Staffed> {
  const random = randomOf(`demo organisation ${scope.countyCode}`)
  const known = await knownOf(scope)
  const grounds = await groundsOf(scope)
  const registry = registryOf(
    random,
    style,
    known.map((each) => each.displayName),
  )
  const days = { today: today(), since: addDays(today(), -730), by: scope.actorId, countyCode: scope.countyCode }
  const organisation = organisationOf(random, registry, grounds, known, days)
  const sharing: Sharing = { random, registry, organisation, today: days.today, reserved: reservedFor(known) }
  const { shares, kept } = shareOut(sharing, grounds)
  const made = handOver(sharing, shares, busy)
  const pairings = [...kept, ...shares.flatMap((each) => each.pairings), ...made.begun]
  await write(scope, async (tx) => {
    await store(
      tx,
      "account",
      registry.made.map((each) => accountRow(each, made.left, scope.actorId, days.since)),
    )
    await store(tx, "unit", organisation.units)
    await store(tx, "appointment", organisation.appointments)
    const posts = postRows(shares, made.left, scope.actorId)
    await store(
      tx,
      "appointment",
      posts.map((each) => ({ id: randomUUID(), ...each })),
    )
    await store(tx, "handover", made.handovers)
    await store(tx, "pairing", pairings.map(pairingRow))
    await store(tx, "handover_item", made.items)
    await tx.execute(Prisma.sql`UPDATE account SET work_phone = ${style.areaCode} || '-0000' || lpad((9000 + row.no)::text, 4, '0')
      FROM (SELECT id, row_number() OVER (ORDER BY username) AS no FROM account
        WHERE county_code = ${scope.countyCode} AND work_phone IS NULL) row
      WHERE account.county_code = ${scope.countyCode} AND account.id = row.id`)
    await note(tx, made, pairings)
  })
  return { organisation, pairings }
}
