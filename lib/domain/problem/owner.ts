import { DEPARTMENTS, type DepartmentKey } from "@/lib/domain/access/departments"

/** Who solves a problem: a person, a department, or a person of a department. */
export interface Owner {
  readonly accountId: string | null
  readonly department: string | null
}

/** Somebody who has the problem's place in reach and may handle problems there. */
export interface OwnerPerson {
  readonly id: string
  readonly name: string
  readonly role: string
  readonly post: string | null
  /** Is responsible for the household that has the problem. */
  readonly helper: boolean
}

interface Chooser {
  readonly id: string
  readonly department: DepartmentKey | null
  /** Whether they may handle problems: nobody else can own one. */
  readonly handles: boolean
}

/**
 * The owner that a form names: `me`, `helper` (the household's), a department's key, or a person's id.
 * @returns one sentence for the form when nobody would be responsible (责任清, D2-7: every problem has its unit and person)
 */
export function ownerFor(choice: string, people: readonly OwnerPerson[], chooser: Chooser): Owner | string {
  if (Object.hasOwn(DEPARTMENTS, choice)) return { accountId: null, department: choice }
  if (choice === "me")
    return chooser.handles
      ? { accountId: chooser.id, department: chooser.department }
      : "您不办理问题，请选择帮扶责任人、部门或具体的人"
  if (choice === "helper") {
    const helper = people.find((person) => person.helper)
    return helper ? { accountId: helper.id, department: null } : "没有帮扶责任人可以负责这个问题，请选择部门或具体的人"
  }
  return people.some(({ id }) => id === choice)
    ? { accountId: choice, department: null }
    : "这个人管不到这一户或这个村，请另选"
}
