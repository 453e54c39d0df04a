import type { Relation } from "@/lib/domain/household/codes"
import { type Person, personOf, type Sex, schoolAt } from "./person"
import type { Random } from "./random"

const sexOf = (random: Random): Sex => (random.chance(0.53) ? "male" : "female")

/** Husband and wife, or one of them alone; the wife's age is given. */
function couple(random: Random, wifeAge: number, both: boolean): Person[] {
  const husband = personOf(random, "middle", "male", Math.min(56, wifeAge + random.int(-1, 4)), null)
  if (both) return [husband, personOf(random, "partner", "female", wifeAge, null)]
  return random.chance(0.6) ? [husband] : [personOf(random, "middle", "female", wifeAge, null)]
}

function parents(random: Random, people: readonly Person[], count: number): Person[] {
  if (count === 0) return []
  const child = people.find((person) => person.place === "middle")
  const motherAge = Math.min(88, Math.max(62, (child?.age ?? 40) + random.int(21, 28)))
  const mother = personOf(random, "mother", "female", motherAge, null)
  const father = personOf(random, "father", "male", motherAge + random.int(0, 5), null)
  if (count === 1) return [random.chance(0.7) ? mother : father]
  if (motherAge > 72 || random.chance(0.75)) return [father, mother]
  return [mother, personOf(random, "grandmother", "female", motherAge + random.int(19, 24), null)]
}

/** More than parents and children: unmarried brothers. */
function others(random: Random, people: readonly Person[], count: number): Person[] {
  const middle = people.find((person) => person.place === "middle")
  return Array.from({ length: count }, () =>
    personOf(random, "brother", "male", Math.max(26, (middle?.age ?? 40) - random.int(1, 6)), null),
  )
}

/** A family with at least one pupil. @param oldestPupil no child is older */
export function familyWithPupils(random: Random, size: number, oldestPupil = 21): Person[] {
  const both = size >= 3 && random.chance(0.9)
  const rest = size - (both ? 2 : 1)
  const elders = Math.min(
    2,
    rest - 1,
    random.weighted([
      [0, 40],
      [1, 35],
      [2, 25],
    ] as const),
  )
  const children = Math.min(rest - elders, size > 7 ? 4 : 3)
  const moreElders = Math.min(2 - elders, rest - elders - children)
  const eldest = random.int(Math.min(oldestPupil, Math.max(6, 4 * (children - 1))), oldestPupil)
  const people = couple(random, Math.min(54, eldest + random.int(21, 31)), both)
  let age = eldest
  for (let index = 0; index < children; index++) {
    const working = index > 0 && age >= 18 && random.chance(0.4)
    const school = age < 3 || working ? null : schoolAt(random, age)
    people.push(personOf(random, "child", sexOf(random), age, school))
    age = Math.max(1, age - random.int(2, 4))
  }
  people.push(...parents(random, people, elders + moreElders))
  return [...people, ...others(random, people, size - people.length)]
}

/** Young parents with small children, at most two. */
function youngFamily(random: Random, size: number): Person[] {
  const people = couple(random, random.int(24, 33), true)
  while (people.length < size) people.push(personOf(random, "child", sexOf(random), random.int(1, 2), null))
  return people
}

/** Parents with grown children, in larger families with a son's wife and small grandchildren. */
function grownFamily(random: Random, size: number): Person[] {
  const wifeAge = random.int(48, 55)
  const people = couple(random, wifeAge, size > 2)
  const left = size - people.length
  const son = personOf(random, "child", "male", random.int(24, Math.min(29, wifeAge - 20)), null)
  const wife = personOf(random, "childPartner", "female", random.int(22, 27), null)
  const second = personOf(random, "child", sexOf(random), random.int(19, 23), null)
  const small = () => personOf(random, "grandchild", sexOf(random), random.int(1, 2), null)
  if (left === 1) return [...people, random.chance(0.5) ? son : second]
  if (left === 2) return [...people, son, random.chance(0.5) ? second : wife]
  return [...people, son, wife, small(), second, small(), personOf(random, "child", "male", 18, null)].slice(0, size)
}

/** Nobody at school; nobody old either unless `elders` are asked for. */
export function familyOfAdults(random: Random, size: number, elders: number): Person[] {
  const core = size - elders
  const people = coreOf(random, core)
  people.push(...parents(random, people, elders))
  return [...people, ...others(random, people, size - people.length)]
}

function coreOf(random: Random, size: number): Person[] {
  if (size === 1) return couple(random, random.int(30, 54), false)
  if (size === 2 && random.chance(0.75)) return couple(random, random.int(28, 55), true)
  if ((size === 3 || size === 4) && random.chance(0.35)) return youngFamily(random, size)
  return grownFamily(random, Math.min(8, size))
}

/** Old people, disabled adults and children: nobody who can work. */
export function familyWithoutWorkers(random: Random, size: number): Person[] {
  const elderCouple = size >= 3 || (size === 2 && random.chance(0.6))
  if (size === 1 && random.chance(0.35)) return [personOf(random, "middle", sexOf(random), random.int(38, 55), null)]
  const motherAge = random.int(66, 80)
  const people = [
    personOf(random, "father", "male", motherAge + random.int(0, 5), null),
    personOf(random, "mother", "female", motherAge, null),
  ].slice(0, elderCouple ? 2 : 1)
  if (people.length < size && random.chance(0.45)) {
    people.push(personOf(random, "middle", "male", Math.min(54, motherAge - random.int(23, 28)), null))
  }
  while (people.length < size) {
    const age = random.int(7, 16)
    people.push(personOf(random, "child", sexOf(random), age, schoolAt(random, age)))
  }
  return people
}

const FROM_MIDDLE = (person: Person, head: Person): Relation => {
  const man = person.sex === "male"
  const inLaw = head.sex === "female"
  switch (person.place) {
    case "middle":
    case "partner":
      return "spouse"
    case "father":
      return inLaw ? "father_in_law" : "father"
    case "mother":
      return inLaw ? "mother_in_law" : "mother"
    case "grandmother":
      return inLaw ? "other" : "grandmother"
    case "brother":
      return inLaw ? "other" : "brother"
    case "child":
      return man ? "son" : "daughter"
    case "childPartner":
      return "daughter_in_law"
    case "grandchild":
      return man ? "grandson" : "granddaughter"
  }
}

const FROM_ELDER = (person: Person, head: Person): Relation => {
  const man = person.sex === "male"
  switch (person.place) {
    case "father":
    case "mother":
      return "spouse"
    case "middle":
      return man ? "son" : "daughter_in_law"
    case "partner":
      return "daughter_in_law"
    case "grandmother":
      return head.sex === "male" ? "mother" : "mother_in_law"
    case "brother":
      return "son"
    case "child":
      return man ? "grandson" : "granddaughter"
    case "childPartner":
      return "other"
    case "grandchild":
      return man ? "great_grandson" : "great_granddaughter"
  }
}

/** Chooses the head, words everybody's relation to it and puts the head first. */
export function withHead(random: Random, people: readonly Person[]): Person[] {
  const elder = people.find((person) => person.place === "father") ?? people.find((person) => person.place === "mother")
  const middle = people.find((person) => person.place === "middle")
  const byElder = elder && (!middle || middle.labour === "lost" || (elder.age < 76 && random.chance(0.3)))
  const head = byElder ? elder : (middle ?? elder ?? people[0])
  if (!head) throw new Error("a family without anybody")
  for (const person of people) {
    person.relation = person === head ? "head" : byElder ? FROM_ELDER(person, head) : FROM_MIDDLE(person, head)
  }
  const spouse = people.filter((person) => person.relation === "spouse")
  const rest = people.filter((person) => person !== head && person.relation !== "spouse")
  return [head, ...spouse, ...rest]
}
