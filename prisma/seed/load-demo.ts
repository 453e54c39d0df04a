import { mkdir } from "node:fs/promises"
import { join } from "node:path"
import { jobs } from "@/lib/features/imports/jobs"
import { SAMPLES_FOLDER } from "@/lib/features/imports/samples"
import { runWorker } from "@/lib/platform/jobs/worker"
import { qionghaiAccounts, wugongAccounts } from "./demo/accounts"
import { generateSmall, QIONGHAI, WUGONG } from "./demo/counties"
import { type DemoCounty, generateCounty } from "./demo/county"
import { createAccounts, type FoundedSystem, foundSystem } from "./demo/founding"
import { importWorkbook } from "./demo/import-workbook"
import { keepSignIns } from "./demo/sign-ins"
import { makeSupplement, writeSupplement } from "./demo/supplement"
import { QIONGHAI_STYLE, WUGONG_STYLE, writeCountyWorkbook } from "./demo/workbook"

export { demoSignIns } from "./demo/sign-ins"

interface DemoOptions {
  /** One township of each county, for browser tests. */
  small?: boolean
}

type Log = (line: string) => void

interface Counties {
  wugong: DemoCounty
  qionghai: DemoCounty
}

function makeCounties(small: boolean): Counties {
  const qionghai = generateCounty(QIONGHAI)
  if (!small) return { wugong: generateCounty(WUGONG), qionghai }
  const town = qionghai.households.filter((each) => each.village.townshipCode === "469002100")
  return { wugong: generateSmall(), qionghai: { ...qionghai, households: town } }
}

const sampleOf = (county: DemoCounty): string => join(SAMPLES_FOLDER, `${county.name}-农户-成员.xlsx`)

async function writeSamples({ wugong, qionghai }: Counties): Promise<void> {
  await mkdir(SAMPLES_FOLDER, { recursive: true })
  await writeCountyWorkbook(sampleOf(qionghai), qionghai, QIONGHAI_STYLE)
  await writeCountyWorkbook(sampleOf(wugong), wugong, WUGONG_STYLE)
  await writeSupplement(join(SAMPLES_FOLDER, "武功县-补充名单.xlsx"), makeSupplement(wugong))
}

async function fill(system: FoundedSystem, counties: Counties, log: Log): Promise<void> {
  const { wugong, qionghai } = counties
  for (const [scope, county] of [
    [system.qionghai, qionghai],
    [system.wugong, wugong],
  ] as const) {
    log(`正在导入${county.name}……`)
    const counts = await importWorkbook(scope, sampleOf(county), log)
    log(`已导入${county.name}:新增 ${counts.created} 行,退回 ${counts.rejected} 行。`)
  }
}

/**
 * Loads the demo counties into a system in which nobody exists, through the same commands as the pages; otherwise does
 * nothing. Writes the workbooks to `.data/samples` and the sign-ins to `.data/demo-sign-ins.json`. Whoever starts it
 * marks it as unfinished meanwhile: a load that was killed begins on an empty database again.
 * @param log takes Chinese lines on how far it is
 */
export async function loadDemo(log: Log, options: DemoOptions = {}): Promise<void> {
  const system = await foundSystem()
  if (!system) {
    log("系统里已经有用户,不再载入演示县。")
    return
  }
  const counties = makeCounties(options.small === true)
  const wugong = await createAccounts(system.wugong, wugongAccounts(counties.wugong))
  const qionghai = await createAccounts(system.qionghai, qionghaiAccounts())
  await keepSignIns([...system.signIns, ...wugong.signIns, ...qionghai.signIns])
  log("正在生成演示县的工作簿……")
  await writeSamples(counties)
  const stop = new AbortController()
  const working = runWorker(jobs, stop.signal)
  try {
    await fill(system, counties, log)
  } finally {
    stop.abort()
    await working
  }
}
