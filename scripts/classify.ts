import { createReadStream } from "node:fs"
import type { Readable } from "node:stream"
import type { Decision, Explained, FactRead, Finding } from "@/lib/domain/classification/decision"
import { compile, type Engine } from "@/lib/domain/classification/engine"
import { parseHousehold } from "@/lib/domain/classification/parse-facts"
import { D2_POLICY_SET } from "@/lib/domain/policy/d2-policy-set"
import { JsonArrayReader, NotAJsonArray } from "@/scripts/json-array-reader"

/**
 * npm run --silent classify -- [households.json] [--explain] [--on 2026-07-01]
 *
 * The classification's plain interface (facts.md): a JSON array of { id, facts } from a file or standard input, a JSON
 * array of results in the same order to standard output. Malformed households go to standard error; exit status 1.
 */

const USAGE = "用法:npm run --silent classify -- [农户.json] [--explain] [--on 2026-07-01],不写文件名时从标准输入读取"
/** Output is handed over in pieces of about this many characters. */
const PIECE = 1 << 16

interface Options {
  file: string | undefined
  explain: boolean
  day: string
}

class Refusal extends Error {}

function today(): string {
  const now = new Date()
  const two = (value: number) => String(value).padStart(2, "0")
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

function readOptions(words: readonly string[]): Options {
  const options: Options = { file: undefined, explain: false, day: today() }
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? ""
    if (word === "--explain") options.explain = true
    else if (word === "--on") {
      options.day = words[++index] ?? ""
      if (!/^\d{4}-\d{2}-\d{2}$/.test(options.day)) throw new Refusal(`--on 后面应为日期。${USAGE}`)
    } else if (word.startsWith("-") && word !== "-") throw new Refusal(`不认识的选项 ${word}。${USAGE}`)
    else if (options.file !== undefined) throw new Refusal(`只能给一个文件。${USAGE}`)
    else options.file = word
  }
  return options
}

function plainFact({ field, memberId, value }: FactRead) {
  return memberId === null ? { field, value } : { field, member: memberId, value }
}

function plainFinding({ key, outcome, facts, thresholds, reference }: Finding) {
  return { key, outcome, facts: facts.map(plainFact), thresholds, reference }
}

function plainResult(id: string, decision: Decision) {
  const { status, primary, rule, secondary, urgent, missingFacts, warnings } = decision
  return { id, status, primary, rule, secondary, urgent, missing_facts: missingFacts, warnings }
}

function plainExplained(id: string, explained: Explained) {
  return { ...plainResult(id, explained), findings: explained.findings.map(plainFinding) }
}

/** Writes in large pieces and waits when the reader is slow. */
class Output {
  private waiting = ""
  private separator = "["

  add(text: string): void {
    this.waiting += `${this.separator}${text}`
    this.separator = ",\n"
  }

  get isFull(): boolean {
    return this.waiting.length >= PIECE
  }

  async flush(): Promise<void> {
    const piece = this.waiting
    this.waiting = ""
    if (piece !== "" && !process.stdout.write(piece)) await new Promise((done) => process.stdout.once("drain", done))
  }

  async close(): Promise<void> {
    this.waiting += this.separator === "[" ? "[]\n" : "]\n"
    await this.flush()
  }
}

class Batch {
  private index = 0
  malformed = 0

  constructor(
    private readonly engine: Engine,
    private readonly explain: boolean,
    private readonly output: Output,
  ) {}

  async classify(entries: readonly unknown[]): Promise<void> {
    for (const entry of entries) {
      const index = this.index++
      const parsed = parseHousehold(entry)
      if (!parsed.ok) {
        this.malformed++
        const id = parsed.id === null ? "无" : JSON.stringify(parsed.id)
        const problems = parsed.problems.map(({ field, reason }) => `字段 ${field}:${reason}`).join(";")
        console.error(`第 ${index + 1} 户不能识别(index ${index},id ${id}):${problems}`)
        continue
      }
      const { id, facts } = parsed
      const result = this.explain
        ? plainExplained(id, this.engine.explain(facts))
        : plainResult(id, this.engine.decide(facts))
      this.output.add(JSON.stringify(result))
      if (this.output.isFull) await this.output.flush()
    }
  }
}

function openInput(file: string | undefined): Readable {
  if (file !== undefined && file !== "-") return createReadStream(file, { highWaterMark: 1 << 20 })
  if (process.stdin.isTTY) throw new Refusal(USAGE)
  return process.stdin
}

async function run(words: readonly string[]): Promise<number> {
  const { file, explain, day } = readOptions(words)
  const output = new Output()
  const batch = new Batch(compile(D2_POLICY_SET, day), explain, output)
  const reader = new JsonArrayReader()
  for await (const piece of openInput(file)) await batch.classify(reader.read(piece))
  reader.finish()
  await output.close()
  if (batch.malformed > 0) console.error(`${batch.malformed} 户不能识别,已略过;其余已分类`)
  return batch.malformed > 0 ? 1 : 0
}

function plainFailure(error: unknown): string {
  if (error instanceof Refusal || error instanceof NotAJsonArray) return error.message
  if (error instanceof Error && "code" in error) {
    if (error.code === "ENOENT") return "找不到这个文件,请检查文件名"
    if (error.code === "EACCES") return "没有读取这个文件的权限"
    if (error.code === "EISDIR") return "给的是文件夹,不是文件"
  }
  return error instanceof Error ? error.message : String(error)
}

// A reader that has seen enough (| head) closes the pipe: that is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1))

run(process.argv.slice(2)).then(
  (status) => {
    process.exitCode = status
  },
  (error: unknown) => {
    console.error(plainFailure(error))
    process.exitCode = 1
  },
)
