import { describe, expect, it } from "vitest"
import { concernsOf } from "./concerns"

describe("a result for a county that asks for a reason", () => {
  it.each([
    ["an ordinary spread", { P02: 40, P07: 60 }, { P02: 50, P07: 50 }, 0],
    ["a pathway emptied", { P02: 1, P07: 60 }, { P07: 40, P09: 40 }, 1],
    ["nearly all in one", { P02: 40, P07: 60 }, { P02: 10, P07: 90 }, 1],
    ["just below nearly all", { P02: 40, P07: 60 }, { P02: 11, P07: 89 }, 0],
    ["too few to speak of shares", {}, { P07: 49 }, 0],
    ["nobody at all", { P07: 10 }, { none: 10 }, 1],
    ["an empty county", {}, {}, 0],
    ["the first run", { none: 100 }, { P02: 50, P07: 50 }, 0],
  ])("%s", (_name, before, after, count) => expect(concernsOf(before, after)).toHaveLength(count))
})
