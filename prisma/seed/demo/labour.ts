import { isGrown, isPupil, type Person } from "./person"
import type { Random } from "./random"

/** What a household's recipe asks of its workers. `clean` = besides, nobody whom P12 would support. */
export interface LabourNeed {
  workers: "full" | "weak" | "none"
  skilled: boolean
  clean: boolean
}

function fallIll(random: Random, person: Person, gravely: boolean): void {
  if (random.chance(gravely ? 0.5 : 0.65)) person.illness = gravely && random.chance(0.5) ? "major" : "chronic"
  else person.disability = gravely ? random.int(1, 2) : random.int(3, 4)
}

function elder(random: Random, person: Person, { workers }: LabourNeed): void {
  person.labour = workers !== "none" && person.age < 70 && random.chance(0.45) ? "weak" : "none"
  if (random.chance(0.05)) person.disability = random.int(1, 4)
}

function grown(random: Random, person: Person, need: LabourNeed, first: boolean): void {
  if (need.workers === "none" || (!first && !need.clean && random.chance(need.workers === "weak" ? 0.3 : 0.03))) {
    person.labour = "lost"
    fallIll(random, person, true)
    return
  }
  if (need.workers === "weak" || (!first && !need.clean && random.chance(0.08))) {
    person.labour = "weak"
    fallIll(random, person, false)
    return
  }
  person.labour = need.skilled && random.chance(0.15) ? "skilled" : "ordinary"
  if (person.age >= 40 && random.chance(0.08)) person.illness = "chronic"
}

/** Gives everybody 劳动技能 and health that fit each other: pupils and children none, the first grown-up what is needed. */
export function giveLabour(random: Random, people: readonly Person[], need: LabourNeed): void {
  let first = true
  for (const person of people) {
    if (person.age >= 62) elder(random, person, need)
    else if (isPupil(person) || !isGrown(person)) person.labour = "none"
    else {
      grown(random, person, need, first)
      first = false
    }
  }
}
