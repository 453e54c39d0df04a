import { describe, expect, it } from "vitest"
import { belongsTo, changesOf, inForceBefore, wasRefused } from "./versions"

const texts = { difficulty: "缺技术", aims: "学手艺", incomeGoalYuan: 12_000, wish: null }
const measures = [
  { title: "一直在的", fromVersion: 1, toVersion: null },
  { title: "第二版去掉的", fromVersion: 1, toVersion: 2 },
  { title: "第二版加的", fromVersion: 2, toVersion: null },
  { title: "勾错的", fromVersion: 2, toVersion: 2 },
]

describe("the versions of a plan", () => {
  it.each([
    [1, ["一直在的", "第二版去掉的"]],
    [2, ["一直在的", "第二版加的"]],
    [3, ["一直在的", "第二版加的"]],
  ])("version %i holds %j", (version, titles) => {
    expect(measures.filter((measure) => belongsTo(measure, version)).map(({ title }) => title)).toEqual(titles)
  })

  it("say what was added, dropped and written otherwise", () => {
    const before = { version: 1, ...texts }
    const now = { version: 2, ...texts, aims: "开店", wish: "想开店" }
    expect(changesOf(now, before, measures)).toEqual({
      added: ["第二版加的"],
      dropped: ["第二版去掉的"],
      texts: ["帮扶目标", "农户的意愿"],
    })
    expect(changesOf(before, undefined, measures)).toEqual({
      added: ["一直在的", "第二版去掉的"],
      dropped: [],
      texts: [],
    })
  })
})

it.each([
  ["the one before", [{ version: 1, consent: "agreed" }], 1],
  [
    "never one that was declined",
    [
      { version: 1, consent: "partly" },
      { version: 2, consent: "declined" },
    ],
    1,
  ],
  [
    "never one that was thrown away",
    [
      { version: 1, consent: "agreed" },
      { version: 2, consent: null },
    ],
    1,
  ],
  ["none before the first", [], undefined],
])("version 3 is compared with the version in force: %s", (_name, versions, found) =>
  expect(inForceBefore([...versions, { version: 3, consent: "agreed" }], 3)?.version).toBe(found),
)

it.each([
  ["asked and not agreed to", "ended", ["ended"], true],
  ["agreed and ended later", "ended", ["ended", "agreed"], false],
  ["planned", "planned", [], false],
])("a measure %s", (_name, state, steps, refused) =>
  expect(wasRefused({ state, steps: steps.map((to) => ({ to })) })).toBe(refused),
)
