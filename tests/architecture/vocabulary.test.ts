import { readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { importsOf, sourceFiles } from "./source-files"

const files = sourceFiles()
const product = files.filter((file) => /^(?:app|components|lib)\//.test(file) && !file.includes(".test."))
const lines = (file: string): number => readFileSync(file, "utf8").split("\n").length

describe("the closed file vocabulary", () => {
  it("a feature has schema, queries, mutations, actions, jobs and no other files (a long one is split as <topic>-queries …)", () => {
    const known = /^lib\/features\/[a-z-]+\/(?:[a-z-]+-)?(?:schema|queries|mutations|actions|jobs)\.ts$/
    expect(product.filter((file) => file.startsWith("lib/features/") && !known.test(file))).toEqual([])
  })

  it("there are no drawers", () => {
    expect(
      files.filter((file) => /(?:^|\/)(?:utils|helpers|hooks|types|misc|common)(?:\/|\.tsx?$)/.test(file)),
    ).toEqual([])
  })

  it("there are no barrels", () => {
    expect(files.filter((file) => /(?:^|\/)index\.tsx?$/.test(file))).toEqual([])
  })

  it("files are kebab-case, apart from what Next names", () => {
    const names = product.filter((file) => !/\/(?:\[[^/]*\]|\([a-z]+\))/.test(file) || true)
    expect(names.filter((file) => !/^[a-z0-9.-]+\.tsx?$/.test(file.split("/").at(-1) ?? ""))).toEqual([])
  })

  it("a server action file exports nothing but action(...)", () => {
    const wrong = product
      .filter((file) => /^"use server"/m.test(readFileSync(file, "utf8")))
      .flatMap((file) =>
        readFileSync(file, "utf8")
          .split("\n")
          .filter((line) => /^export /.test(line) && !/^export const \w+ = (?:action|setUpAction)\(/.test(line))
          .map((line) => `${file}: ${line}`),
      )
    expect(wrong).toEqual([])
  })

  it("only the environment file reads process.env", () => {
    const wrong = product.filter(
      (file) => file !== "lib/platform/env.ts" && /process\.env/.test(readFileSync(file, "utf8")),
    )
    expect(wrong).toEqual([])
  })

  it("the pure core has no clock and no chance", () => {
    const impure = /Date\.now\(|new Date\(\)|Math\.random\(|performance\.now\(|randomUUID\(/
    const wrong = product.filter((file) => file.startsWith("lib/domain/") && impure.test(readFileSync(file, "utf8")))
    expect(wrong).toEqual([])
  })

  it("a writing transaction is opened by action(), by jobs and by sign-in only", () => {
    const openers = /^lib\/(?:platform\/|features\/[^/]+\/(?:[a-z-]+-)?jobs\.ts$)/
    const wrong = product
      .filter((file) => !openers.test(file) && importsOf(file).includes("lib/platform/db/tenant"))
      .filter((file) =>
        /import \{[^}]*\bwrite\b[^}]*\} from "@\/lib\/platform\/db\/tenant"/.test(readFileSync(file, "utf8")),
      )
    expect(wrong).toEqual([])
  })

  it("files stay small: none over 300 lines, and nine of ten under 200", () => {
    const long = product.filter(
      (file) => lines(file) > 300 && !/lib\/domain\/household\/(?:codes|[a-z-]*fields)\.ts$/.test(file),
    )
    expect(long).toEqual([])
    expect(product.filter((file) => lines(file) > 200).length).toBeLessThan(product.length / 10)
  })
})
