import { Failure, runCommand, say } from "./failure"
import { type Count, isStage, runStage, stageNames } from "./testing/stages"

/** Runs stages one after the other, the rest also after a failure, and counts. */
async function runStages(names: readonly string[]): Promise<Count> {
  const total = { passed: 0, failed: 0 }
  for (const name of names) {
    say(`\n── ${name} ──`)
    const begun = Date.now()
    const { passed, failed } = await runStage(name)
    total.passed += passed
    total.failed += failed
    say(`── ${name}：通过 ${passed}，失败 ${failed}，用时 ${((Date.now() - begun) / 1000).toFixed(1)} 秒`)
  }
  return total
}

// `npm test` runs everything, `npm test -- unit lint` only those parts.
await runCommand(async () => {
  const wanted = process.argv.slice(2)
  const unknown = wanted.find((name) => !isStage(name))
  if (unknown) throw new Failure(`没有「${unknown}」这个部分，可用的部分：${stageNames.join("、")}。`)
  const { passed, failed } = await runStages(wanted.length > 0 ? wanted : stageNames)
  process.stdout.write(`\n${passed} passed, ${failed} failed\n`)
  if (failed > 0) process.exitCode = 1
})
