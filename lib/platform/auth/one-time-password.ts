import { randomInt } from "node:crypto"
import { passwordProblem } from "@/lib/domain/access/password"

// Without letters and digits that look alike on paper.
const CHARACTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"
const GROUPS = [4, 4, 4]

/** An initial password to be copied or read out, such as `kM7p-Qw3x-h9Bd`: twelve random characters, about 69 bits. */
export function oneTimePassword(): string {
  for (;;) {
    const groups = GROUPS.map((length) =>
      Array.from({ length }, () => CHARACTERS[randomInt(CHARACTERS.length)]).join(""),
    )
    const password = groups.join("-")
    if (!passwordProblem(password, "")) return password
  }
}
