import { mkdir } from "node:fs/promises"
import { join } from "node:path"
import { importJobs } from "@/lib/features/imports/jobs"
import { SAMPLES_FOLDER } from "@/lib/features/imports/sample-queries"
import { listPlaces } from "@/lib/features/villages/queries"
import { runWorker } from "@/lib/platform/jobs/worker"
import { qionghaiAccounts, wugongAccounts } from "./demo/accounts"
import { addAlerts } from "./demo/casework/alerts"
import { addFindings } from "./demo/casework/found"
import { loadCasework } from "./demo/casework/load-casework"
import { loadOrganisation, type Staffed } from "./demo/casework/load-organisation"
import type { Known } from "./demo/casework/organisation"
import type { Reserved } from "./demo/casework/responsibility"
import { writeAssistanceWorkbook, writePairingsWorkbook } from "./demo/casework/sample-workbooks"
import { QIONGHAI_OFFICES, WUGONG_OFFICES } from "./demo/casework/style"
import { setCategories } from "./demo/categories"
import { generateSmall, QIONGHAI, SMALL_TOWNSHIP, WUGONG } from "./demo/counties"
import { type DemoCounty, generateCounty } from "./demo/county"
import { addCorrections, changeOverridden } from "./demo/edits"
import { addEntries } from "./demo/entries"
import { type CreatedAccount, createAccounts, type FoundedSystem, foundSystem, scopeOfAccount } from "./demo/founding"
import { addLifeEvents } from "./demo/happenings"
import { importWorkbook } from "./demo/import-workbook"
import { addOverrides } from "./demo/overrides"
import { profilesOf, saveProfiles } from "./demo/profiles"
import { keepSignIns } from "./demo/sign-ins"
import { makeSupplement } from "./demo/supplement"
import { writeSupplement } from "./demo/supplement-workbook"
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

/** The small demo's county workbooks stand apart from those that are offered; the supplementary list, which the journeys download, does not. */
const folderOf = (small: boolean): string => (small ? join(SAMPLES_FOLDER, "small") : SAMPLES_FOLDER)
const workbookOf = (county: string, small: boolean): string => join(folderOf(small), `${county}-农户-成员.xlsx`)

async function writeSamples({ wugong, qionghai }: Counties, small: boolean): Promise<void> {
  await mkdir(folderOf(small), { recursive: true })
  await writeCountyWorkbook(workbookOf(qionghai.name, small), qionghai, QIONGHAI_STYLE)
  await writeCountyWorkbook(workbookOf(wugong.name, small), wugong, WUGONG_STYLE)
  await writeSupplement(join(SAMPLES_FOLDER, "武功县-补充名单.xlsx"), makeSupplement(wugong))
}

/** Everything that needs the generated families; afterwards the workbooks alone hold them and the memory is free. */
async function prepare(system: FoundedSystem, small: boolean, log: Log): Promise<CreatedAccount[]> {
  log("正在生成演示县的工作簿……")
  const counties = makeCounties(small)
  const wugong = await createAccounts(system.wugong, wugongAccounts(counties.wugong))
  const qionghai = await createAccounts(system.qionghai, qionghaiAccounts())
  await keepSignIns([...system.signIns, ...wugong.signIns, ...qionghai.signIns])
  await setCategories(system.wugong, counties.wugong.villages)
  await setCategories(system.qionghai, counties.qionghai.villages)
  await saveProfiles(system.wugong, profilesOf(counties.wugong))
  await writeSamples(counties, small)
  return wugong.created
}

async function importBoth(system: FoundedSystem, small: boolean, log: Log): Promise<void> {
  for (const scope of [system.qionghai, system.wugong]) {
    log(`正在导入${scope.countyName}……`)
    const counts = await importWorkbook(scope, workbookOf(scope.countyName, small), log)
    log(`已导入${scope.countyName}：新增 ${counts.created} 行，退回 ${counts.rejected} 行。`)
  }
}

/** Runs background work in this process as long as `during` takes. */
async function withWorker(during: () => Promise<void>): Promise<void> {
  const stop = new AbortController()
  const working = runWorker(importJobs, stop.signal)
  try {
    await during()
  } finally {
    stop.abort()
    await working
  }
}

/** The households of those as whom one signs in: the helper and the first secretary share the secretary's village with others. */
function reservedIn(known: readonly Known[]): Reserved[] {
  const secretary = known.find(({ role }) => role === "firstSecretary")
  const helper = known.find(({ username }) => username === "wugong.bangfu")
  if (!secretary || !helper) return []
  const villageCode = secretary.area
  return [
    { account: helper, villageCode, households: 20 },
    { account: secretary, villageCode, households: 30 },
  ]
}

/** Departments, teams, helpers and who is responsible for whom. */
async function staff({ wugong, qionghai }: FoundedSystem, log: Log): Promise<[Staffed, Staffed]> {
  log("正在安排部门、驻村工作队和帮扶责任人……")
  return [
    await loadOrganisation(wugong, WUGONG_OFFICES, reservedIn, SMALL_TOWNSHIP),
    await loadOrganisation(qionghai, QIONGHAI_OFFICES, () => [], "469002100"),
  ]
}

/** What people have done since: overrides, corrections and facts that changed afterwards. */
async function addCorrectionsAndEvents(accounts: readonly CreatedAccount[], log: Log): Promise<void> {
  log("正在补充人工核定、家庭变动和修改记录……")
  const accountOf = (role: CreatedAccount["role"]): CreatedAccount => {
    const account = accounts.find((each) => each.role === role)
    if (!account) throw new Error(`no account of role ${role}`)
    return account
  }
  const secretary = accountOf("firstSecretary")
  const staff = await scopeOfAccount(accountOf("countyStaff").id)
  const township = await scopeOfAccount(accountOf("townshipStaff").id)
  const overridden = await addOverrides(staff)
  await changeOverridden(staff, overridden.slice(0, 3))
  await addLifeEvents(township)
  await addEntries(await scopeOfAccount(secretary.id), secretary.area, [1, 0])
  for (const [index, village] of (await listPlaces(township)).flatMap(({ villages }) => villages).entries()) {
    if (village.code !== secretary.area) await addEntries(township, village.code, [3, index % 3])
  }
  await addCorrections(township)
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
    log("系统里已经有用户，不再载入演示县。")
    return
  }
  const small = options.small === true
  const accounts = await prepare(system, small, log)
  await withWorker(() => importBoth(system, small, log))
  const [wugong, qionghai] = await staff(system, log)
  await addCorrectionsAndEvents(accounts, log)
  log("正在补充一年的走访、计划、措施、台账和问题……")
  await loadCasework(system.wugong, wugong)
  await loadCasework(system.qionghai, qionghai)
  await addFindings(system.wugong, SMALL_TOWNSHIP)
  for (const scope of [system.wugong, system.qionghai]) await addAlerts(scope)
  await writeAssistanceWorkbook(SAMPLES_FOLDER, system.wugong, SMALL_TOWNSHIP)
  await writePairingsWorkbook(SAMPLES_FOLDER, system.wugong, SMALL_TOWNSHIP)
}
