import type { Labour, MemberFacts, School } from "@/lib/domain/classification/facts"
import type { Limits } from "@/lib/domain/classification/limits"

/** The member facts that decide who is a worker. */
export type WorkerField = "age" | "labour" | "school" | "tekun"

export const UNKNOWN_WORK: readonly (readonly [WorkerField, (member: MemberFacts) => boolean])[] = [
  ["age", (member) => member.age === null],
  ["labour", (member) => member.labour === "unknown"],
  ["school", (member) => member.school === null],
  ["tekun", (member) => member.tekun === null],
]

/** One value for each way in which a rule can read the fact. */
const SCHOOLS_TOLD_APART: readonly School[] = ["none", "primary"]
const LABOURS_TOLD_APART: readonly Labour[] = ["ordinary", "weak", "lost", "none"]
const BOTH: readonly boolean[] = [false, true]

/** Every way in which the unknown facts of a member may turn out, except the one named, as far as rules tell them apart. */
export function completions(member: MemberFacts, limits: Limits, except?: WorkerField): MemberFacts[] {
  let list = [member]
  const fill = <K extends keyof MemberFacts>(key: K, open: boolean, values: readonly MemberFacts[K][]) => {
    if (open && key !== except) list = list.flatMap((each) => values.map((value) => ({ ...each, [key]: value })))
  }
  fill("age", member.age === null, [0, limits.workerAge, limits.startupAge, limits.elderAge])
  fill("labour", member.labour === "unknown", LABOURS_TOLD_APART)
  fill("school", member.school === null, SCHOOLS_TOLD_APART)
  fill("tekun", member.tekun === null, BOTH)
  fill("education", member.education === null, ["illiterate", "bachelor"])
  fill("illness", member.illness === null, ["none", "major"])
  fill("startup_desire", member.startup_desire === null, BOTH)
  fill("two_cancers", member.two_cancers === null, BOTH)
  const { school_dropout, schooling_at_risk } = member
  const inDanger = school_dropout === true || schooling_at_risk === true
  if (inDanger || (school_dropout !== null && schooling_at_risk !== null)) return list
  // Rules ask for either of the two, so one of them stands for both.
  return list.flatMap((each) => BOTH.map((danger) => ({ ...each, school_dropout: danger, schooling_at_risk: false })))
}
