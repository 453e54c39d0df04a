import { randomUUID } from "node:crypto"
import { addDays, momentOn } from "./days"
import type { Official } from "./people"
import { helperFor, type Pairing, type Share, type Sharing } from "./responsibility"
import type { Row } from "./store"

/** Hand-overs with their households, and who has left office. */
export interface Handovers {
  handovers: Row[]
  items: Row[]
  /** Pairings that began with a hand-over. */
  begun: Pairing[]
  /** Account → the day on which it was disabled. */
  left: Map<string, string>
}

interface Proposal {
  from: Share
  to: Official
  pairings: readonly Pairing[]
  state: "proposed" | "accepted" | "declined"
  /** Days ago. */
  proposed: number
  decided: number | null
  reason: string
  decisionNote: string | null
}

const GRACE_DAYS = 30

function propose(on: Sharing, made: Handovers, each: Proposal): string {
  const id = randomUUID()
  const { from, to, pairings, state } = each
  const proposedOn = addDays(on.today, -each.proposed)
  const decidedOn = each.decided === null ? null : addDays(on.today, -each.decided)
  made.handovers.push({
    id,
    area: from.village.code,
    from_account: from.helper.id,
    to_account: to.id,
    reason: each.reason,
    note: on.random.pick(["户情和一户一策已当面交代", "各户的电话和近期要办的事已列清单", "已陪同接手人到户见面"]),
    grace_days: GRACE_DAYS,
    state,
    respond_by: addDays(proposedOn, 7),
    proposed_at: momentOn(on.random, proposedOn),
    proposed_by: from.helper.id,
    proposed_by_name: from.helper.displayName,
    decided_at: decidedOn === null ? null : momentOn(on.random, decidedOn),
    decided_by: decidedOn === null ? null : to.id,
    decision_note: each.decisionNote,
  })
  for (const { id: pairing, door, villageCode } of pairings) {
    made.items.push({
      handover_id: id,
      household_id: door.id,
      village_code: villageCode,
      from_account: from.helper.id,
      to_account: to.id,
      pairing_id: pairing,
      household_no: door.no,
      head_name: door.head,
      open: state === "proposed",
    })
  }
  return id
}

function accept(on: Sharing, made: Handovers, share: Share, to: Official, days: number, reason: string): void {
  const endedOn = addDays(on.today, -days)
  const proposed = days + on.random.int(1, 5)
  const handoverId = propose(on, made, {
    from: share,
    to,
    pairings: share.pairings,
    state: "accepted",
    proposed,
    decided: days,
    reason,
    decisionNote: null,
  })
  for (const pairing of share.pairings) {
    pairing.endedOn = endedOn
    pairing.handoverId = handoverId
    pairing.graceUntil = addDays(endedOn, GRACE_DAYS)
    made.begun.push({
      ...pairing,
      id: randomUUID(),
      account: to,
      startedOn: endedOn,
      endedOn: null,
      handoverId: null,
      graceUntil: null,
    })
  }
}

const LEAVING = ["到龄退休", "调离本县工作", "工作岗位调整", "抽调省级专班一年", "产假期间由他人接替"]

/**
 * What became of some shares: handed over and accepted (the former helper with nothing left, some gone from office),
 * one proposed and open, one declined, and one helper who has left office with households still to be handed over.
 */
export function handOver(on: Sharing, shares: readonly Share[], busy: string): Handovers {
  const made: Handovers = { handovers: [], items: [], begun: [], left: new Map() }
  const here = shares.filter((each) => each.village.townshipCode === busy && each.pairings.length >= 8)
  const [open, declined, leaver, near] = here.slice(3)
  const colleague = (of: Share | undefined): Official | undefined =>
    shares.find((each) => each !== of && each.village.townshipCode === of?.village.townshipCode && each !== leaver)
      ?.helper
  const [second, third] = [colleague(open), colleague(declined)]
  if (open && second) {
    const note = { proposed: 2, decided: null, reason: "两村相距较远，调整为就近结对", decisionNote: null }
    propose(on, made, { from: open, to: second, pairings: open.pairings.slice(0, 4), state: "proposed", ...note })
  }
  if (declined && third) {
    const decisionNote = "其中两户长年在县城租住，由社区干部结对更合适，请镇上另行安排。"
    const note = { proposed: 19, decided: 16, reason: "本人新任股室负责人，户数过多", decisionNote }
    propose(on, made, {
      from: declined,
      to: third,
      pairings: declined.pairings.slice(0, 3),
      state: "declined",
      ...note,
    })
  }
  if (leaver) made.left.set(leaver.helper.id, addDays(on.today, -9))
  const others = shares.filter((each) => ![open, declined, leaver].includes(each) && each.pairings.length > 0)
  const moved = [...(near ? [near] : []), ...others.filter((each, index) => each !== near && index % 33 === 12)]
  for (const [index, share] of moved.entries()) {
    const { helper } = helperFor(on, share.village, shares.length + index + 1)
    const reason = on.random.pick(LEAVING)
    // The first one is still within the days in which the former helper may read.
    const days = index === 0 ? 11 : on.random.int(35, 300)
    accept(on, made, share, helper, days, reason)
    if (reason === "到龄退休" || reason === "调离本县工作") made.left.set(share.helper.id, addDays(on.today, -days))
  }
  return made
}
