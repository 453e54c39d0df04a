import { randomUUID } from "node:crypto"
import { POST as key } from "@/app/api/field/key/route"
import { GET as photoParts, PUT as putPhoto } from "@/app/api/field/photos/[id]/route"
import { POST as postPhoto } from "@/app/api/field/photos/route"
import { POST as pull } from "@/app/api/field/pull/route"
import { POST as push } from "@/app/api/field/push/route"
import { POST as wiped } from "@/app/api/field/wiped/route"
import { GET as photo } from "@/app/api/photos/[id]/route"
import { PHOTO_KIND } from "@/lib/domain/field/photo"
import { visitSchema } from "@/lib/domain/visit/visit"
import * as changeActions from "@/lib/features/changes/actions"
import * as changeMutations from "@/lib/features/changes/mutations"
import * as changes from "@/lib/features/changes/queries"
import * as actions from "@/lib/features/field/actions"
import * as mutations from "@/lib/features/field/mutations"
import * as photoMutations from "@/lib/features/field/photo-mutations"
import * as photos from "@/lib/features/field/photo-queries"
import * as queries from "@/lib/features/field/queries"
import * as events from "@/lib/features/visits/event-mutations"
import * as found from "@/lib/features/visits/found-mutations"
import * as record from "@/lib/features/visits/mutations"
import * as visits from "@/lib/features/visits/queries"
import { today } from "@/lib/platform/clock"
import { sealPiece } from "@/lib/platform/crypto/seal"
import type { Owner } from "./owner-row"
import type { Rows } from "./row"
import type { Victim } from "./victim"

const OWN = "a phone asks for what is its own person's"
const json = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value))
const payload = ({ household }: Victim) => ({ householdId: household.id, visitedOn: today(), sentence: "试验情况" })
const item = (victim: Victim) => ({
  id: randomUUID(),
  kind: "visit",
  at: "2026-01-01T08:00:00+08:00",
  deviceId: victim.casework.device,
  payload: payload(victim),
})
const device = ({ casework }: Victim) => ({ id: casework.device, label: "试验手机" })
const declared = (victim: Victim) => ({
  id: randomUUID(),
  device: device(victim),
  itemId: victim.casework.visit,
  contentType: "image/jpeg",
  bytes: 3,
  sha256: "0".repeat(64),
})
const PART = Uint8Array.from([0xff, 0xd8, 0xff])

/** The victim's picture as one that has arrived whole. */
const whole = (owner: Owner, { county, casework }: Victim) =>
  owner
    .query("UPDATE photo_part SET bytes = $3 WHERE county_code = $1 AND photo_id = $2", [
      county,
      casework.photo,
      sealPiece(county, PHOTO_KIND, PART),
    ])
    .then(() =>
      owner.query("UPDATE photo SET state = 'stored' WHERE county_code = $1 AND id = $2", [county, casework.photo]),
    )

/** Visits, change requests, photos, the phone's bundle and receipts. */
export const field: Rows = {
  reads: [
    { of: visits.listVisits, call: (on, { village }) => visits.listVisits(on, { place: village }), rightful: "helper" },
    {
      of: visits.visitsOfHousehold,
      call: (on, { household }) => visits.visitsOfHousehold(on, household.id),
      rightful: "departmentStaff",
    },
    { of: visits.factRowsOf, call: (on, { household }) => visits.factRowsOf(on, household.id), rightful: "helper" },
    { of: visits.getVisit, call: (on, { casework }) => visits.getVisit(on, casework.visit), rightful: "helper" },
    {
      of: changes.listOpenChanges,
      call: (on, { village }) => changes.listOpenChanges(on, { place: village }),
      rightful: "townshipStaff",
    },
    { of: changes.countOpenChanges, call: (on) => changes.countOpenChanges(on), rightful: "townshipStaff" },
    {
      of: changes.changesOfHousehold,
      call: (on, { household }) => changes.changesOfHousehold(on, household.id),
      rightful: "helper",
    },
    {
      of: queries.bundleFor,
      call: (on, { household }) => queries.bundleFor(on, {}, [household.id]),
      rightful: "helper",
      answer: "own",
    },
    {
      of: queries.receiptOf,
      call: (on, { casework }) => queries.receiptOf(on, casework.fieldItem, null),
      rightful: "helper",
    },
    {
      of: queries.listDevices,
      call: (on, { people }) => queries.listDevices(on, people.rightful.helper.actorId),
      rightful: "helper",
    },
    { of: photos.photoState, call: (on, { casework }) => photos.photoState(on, casework.photo), rightful: "helper" },
    { of: photos.readPhoto, call: (on, { casework }) => photos.readPhoto(on, casework.photo), before: whole },
    {
      of: queries.factsOf,
      call: async (on, { household }) => [...(await queries.factsOf(on, [household.id])).values()],
      rightful: "helper",
    },
  ],
  writes: [
    {
      of: record.recordVisit,
      call: async (tx, victim) => {
        const given = visitSchema.parse(payload(victim))
        const recorded = await record.recordVisit(tx, randomUUID(), given, { deviceId: null, at: null })
        return recorded.outcome === "recorded" ? recorded : null
      },
      rightful: "helper",
    },
    {
      of: changeMutations.settleChanges,
      call: async (tx, { casework }) =>
        (await changeMutations.settleChanges(tx, { ids: [casework.change], decision: "accept", note: "" })).changes,
      rightful: "townshipStaff",
    },
    {
      of: mutations.raiseFromField,
      call: (tx, { household }) =>
        mutations.raiseFromField(tx, randomUUID(), {
          householdId: household.id,
          category: "other",
          title: "试验",
          detail: "",
        }),
      rightful: "helper",
    },
    {
      of: mutations.revokeDevice,
      call: (tx, { casework }) => mutations.revokeDevice(tx, casework.device),
      rightful: "helper",
      answer: "own",
    },
    {
      of: mutations.noteWiped,
      call: (tx, { casework }) => mutations.noteWiped(tx, casework.device),
      rightful: "helper",
      answer: "own",
    },
    {
      of: photoMutations.declare,
      call: (tx, victim) => photoMutations.declare(tx, declared(victim)),
      rightful: "helper",
    },
    {
      of: photoMutations.storePart,
      call: async (tx, { casework }) => {
        const stored = await photoMutations.storePart(tx, casework.photo, 1, PART)
        return stored.state === "absent" ? null : stored
      },
      rightful: "helper",
    },
  ],
  actions: [
    { of: actions.acceptItem, permission: "visit.record", rightful: "helper", input: item },
    { of: actions.declarePhoto, permission: "visit.record", rightful: "helper", input: declared },
    {
      of: actions.storePhotoPart,
      permission: "visit.record",
      rightful: "helper",
      input: ({ casework }) => ({ id: casework.photo, part: 1, bytes: PART }),
    },
    {
      of: actions.notePull,
      permission: "visit.record",
      rightful: "helper",
      ownOnly: OWN,
      input: () => ({ device: { id: randomUUID(), label: "试验手机" }, households: 1, removed: 0, bytes: 1 }),
    },
    {
      of: actions.noteWipe,
      permission: "visit.record",
      rightful: "helper",
      input: ({ casework }) => ({ id: casework.device, reason: "signedOut" }),
    },
    {
      of: actions.revokeDevice,
      permission: "visit.record",
      rightful: "helper",
      input: ({ casework }) => ({ id: casework.device }),
    },
    {
      of: changeActions.settleChanges,
      permission: "change.decide",
      rightful: "townshipStaff",
      input: ({ casework }) => ({ ids: [casework.change], decision: "accept" }),
    },
  ],
  routes: [
    {
      of: key,
      permission: "visit.record",
      rightful: "helper",
      ownOnly: OWN,
      answer: "own",
      request: () => ({ path: "/api/field/key", body: json({}) }),
    },
    {
      of: pull,
      permission: "visit.record",
      rightful: "helper",
      ownOnly: OWN,
      answer: "own",
      request: (victim) => ({
        path: "/api/field/pull",
        body: json({ device: { id: randomUUID() }, want: [victim.household.id] }),
      }),
    },
    {
      of: push,
      permission: "visit.record",
      rightful: "helper",
      answer: "own",
      request: (victim) => ({
        path: "/api/field/push",
        body: json({ device: device(victim), items: [item(victim)] }),
      }),
    },
    {
      of: wiped,
      permission: "visit.record",
      rightful: "helper",
      answer: "own",
      request: ({ casework }) => ({
        path: "/api/field/wiped",
        body: json({ id: casework.device, reason: "signedOut" }),
      }),
    },
    {
      of: postPhoto,
      permission: "visit.record",
      rightful: "helper",
      answer: "own",
      request: (victim) => ({ path: "/api/field/photos", body: json(declared(victim)) }),
    },
    {
      of: putPhoto,
      permission: "visit.record",
      rightful: "helper",
      answer: "own",
      request: ({ casework }) => ({
        path: `/api/field/photos/${casework.photo}?part=1`,
        params: { id: casework.photo },
        body: PART,
      }),
    },
    {
      of: photoParts,
      permission: "visit.record",
      rightful: "helper",
      answer: "own",
      request: ({ casework }) => ({ path: `/api/field/photos/${casework.photo}`, params: { id: casework.photo } }),
    },
    {
      of: photo,
      permission: "household.read",
      rightful: "helper",
      before: whole,
      request: ({ casework }) => ({ path: `/api/photos/${casework.photo}`, params: { id: casework.photo } }),
    },
  ],
  exempt: [
    {
      of: events.reportEvents,
      because: "writes under the household that recordVisit has locked in reach; its row is recordVisit's",
    },
    { of: events.unknownEvents, because: "reads the payload alone" },
    {
      of: found.weighChanges,
      because: "is given the row that recordVisit has locked in reach, and looks for its members alone",
    },
    {
      of: found.keepChanges,
      because: "writes under the household that recordVisit has locked in reach; its row is recordVisit's",
    },
    { of: queries.formerOf, because: "asks for the asker's own pairings alone, by the ids that the scope holds" },
    { of: queries.isPullNoted, because: "asks about the asker's own device alone and answers yes or no" },
    { of: queries.keyFor, because: "derives the asker's own key and reads nothing" },
    {
      of: mutations.storeReceipt,
      because: "writes under the actor's own account, which the policy of field_item asks for",
    },
    {
      of: mutations.noteDevice,
      because: "writes the actor's own device; another's refuses by its policy and by its account",
    },
  ],
}
