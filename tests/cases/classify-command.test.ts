import { spawn } from "node:child_process"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import fc from "fast-check"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { JsonArrayReader, NotAJsonArray } from "@/scripts/json-array-reader"
import { elder, household, member } from "@/tests/support/household-facts"

interface Ran {
  status: number | null
  out: string
  lines: string[]
}

function classify(words: string[], input?: string | Buffer): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["--import", "tsx", "scripts/classify.ts", ...words])
    const out: Buffer[] = []
    const err: Buffer[] = []
    child.stdout.on("data", (piece: Buffer) => out.push(piece))
    child.stderr.on("data", (piece: Buffer) => err.push(piece))
    child.on("error", reject)
    child.on("close", (status) => {
      const lines = Buffer.concat(err).toString().split("\n")
      resolve({ status, out: Buffer.concat(out).toString(), lines: lines.filter((line) => line !== "") })
    })
    child.stdin.on("error", () => undefined)
    child.stdin.end(input ?? "")
  })
}

const good = { id: "H1", facts: household({ lacks_skill: true, can_work_away: null, has_fixed_income: false }) }
const second = { id: "H2", facts: household({ members: [elder("a")] }) }

describe("npm run classify", { timeout: 30_000 }, () => {
  let folder = ""
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "classify-"))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it("reads a file and answers in the same order, with the field names of facts.md", async () => {
    const file = join(folder, "households.json")
    await writeFile(file, JSON.stringify([second, good]))
    const { status, out, lines } = await classify([file])
    expect(status).toBe(0)
    expect(lines).toEqual([])
    expect(JSON.parse(out)).toEqual([
      {
        id: "H2",
        status: "determined",
        primary: "P12",
        rule: "R01",
        secondary: [],
        urgent: [],
        missing_facts: [],
        warnings: ["W02", "W06"],
      },
      {
        id: "H1",
        status: "provisional",
        primary: "P07",
        rule: "R09",
        secondary: [],
        urgent: [],
        missing_facts: ["can_work_away"],
        warnings: [],
      },
    ])
  })

  it("reads standard input, a byte order mark included", async () => {
    const { status, out } = await classify([], `\uFEFF${JSON.stringify([good])}\n`)
    expect(status).toBe(0)
    expect(JSON.parse(out)).toMatchObject([{ id: "H1", primary: "P07" }])
  })

  it("answers an empty array with an empty array", async () => {
    expect(await classify([], " [ ] ")).toEqual({ status: 0, out: "[]\n", lines: [] })
  })

  it("explains when asked: rules tried, facts with values, threshold, document", async () => {
    const { out } = await classify(["--explain"], JSON.stringify([second]))
    const [result] = JSON.parse(out)
    const rule = result.findings.find((finding: { key: string }) => finding.key === "R01")
    expect(rule.outcome).toBe("yes")
    expect(rule.facts).toContainEqual({ field: "age", member: "a", value: 70 })
    expect(rule.thresholds).toMatchObject([{ key: "min_worker_age", value: 16 }])
    expect(rule.reference).toContain("D2")
    expect(result).toMatchObject({ id: "H2", primary: "P12", missing_facts: [] })
  })

  it("reports a malformed household by index, id, field and reason, and classifies the others", async () => {
    const bad = { id: "H9", facts: { ...household(), members: [member("a"), { ...member("b"), labour: "strong" }] } }
    const { status, out, lines } = await classify([], JSON.stringify([good, bad, { facts: {} }, second]))
    expect(status).toBe(1)
    expect(JSON.parse(out).map((result: { id: string }) => result.id)).toEqual(["H1", "H2"])
    expect(lines).toHaveLength(3)
    expect(lines[0]).toContain('index 1,id "H9"')
    expect(lines[0]).toContain('字段 members[1].labour:值 "strong" 无效')
    expect(lines[1]).toContain("index 2,id 无")
    expect(lines[2]).toContain("2 户不能识别")
  })

  it.each([
    ["text", "hello"],
    ["an object", '{"id":"H1"}'],
    ["nothing", ""],
    ["an array cut short", '[{"id":"H1","facts":{'],
    ["a slip inside", '[{"id":"H1",,}]'],
    ["a comma too many", "[1,]"],
    ["brackets that do not match", '[{"id":"H1"]}'],
    ["more after the end", "[] []"],
  ])("refuses %s with one clear line and no result", async (_name, input) => {
    const { status, out, lines } = await classify([], input)
    expect(status).toBe(1)
    expect(out).toBe("")
    expect(lines).toHaveLength(1)
    expect(lines[0]).toContain("JSON")
  })

  it("refuses a file that is not there and an option that it does not know, with one line", async () => {
    expect((await classify([join(folder, "absent.json")])).lines).toEqual(["找不到这个文件,请检查文件名"])
    const unknown = await classify(["--fast"], "[]")
    expect(unknown.status).toBe(1)
    expect(unknown.lines).toHaveLength(1)
  })

  it("carries several thousand households through the pipe", async () => {
    const many = Array.from({ length: 5000 }, (_, index) => ({ ...good, id: `户${index}` }))
    const { status, out } = await classify([], JSON.stringify(many))
    expect(status).toBe(0)
    expect(JSON.parse(out).map((result: { id: string }) => result.id)).toEqual(many.map((each) => each.id))
  })
})

describe("the array reader", () => {
  function readInPieces(bytes: Buffer, cuts: readonly number[]): unknown[] {
    const reader = new JsonArrayReader()
    const edges = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length]
    const values = edges.slice(1).flatMap((edge, index) => reader.read(bytes.subarray(edges[index], edge)))
    reader.finish()
    return values
  }

  it("gives what JSON.parse gives, wherever the input is cut", () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), fc.array(fc.nat()), fc.nat({ max: 2 }), (values, cuts, indent) => {
        const bytes = Buffer.from(JSON.stringify(values, null, indent))
        expect(readInPieces(bytes, cuts)).toEqual(JSON.parse(bytes.toString()))
      }),
      { numRuns: 500 },
    )
  })

  it("refuses what JSON.parse refuses", () => {
    const near = fc.array(fc.constantFrom("[", "]", "{", "}", ",", '"', "\\", "1", " ", '"a":1'), { maxLength: 8 })
    fc.assert(
      fc.property(near, fc.array(fc.nat()), (words, cuts) => {
        const text = words.join("")
        let isArray = true
        try {
          isArray = Array.isArray(JSON.parse(text))
        } catch {
          isArray = false
        }
        const read = () => readInPieces(Buffer.from(text), cuts)
        if (isArray) expect(read()).toEqual(JSON.parse(text))
        else expect(read).toThrow(NotAJsonArray)
      }),
      { numRuns: 3000 },
    )
  })
})
