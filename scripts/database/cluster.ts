import { randomBytes } from "node:crypto"
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statfsSync, writeFileSync } from "node:fs"
import { join, resolve } from "node:path"
import { Failure } from "../failure"
import { runProgram } from "./account"
import { leftRunning } from "./left-running"
import { findPlace, type Place, programPath } from "./place"
import { freePort, portIsFree } from "./ports"
import { withClient } from "./roles"

/** A running embedded server. */
export interface Cluster {
  /** the address of a database for a user of this server */
  url(database: string, user: string, password: string): string
  /** the superuser's address; used to create roles and databases, nothing else */
  adminUrl(database?: string): string
  secrets: Secrets
  /** ends the server, keeping its data */
  stop(): Promise<void>
}

/** What is remembered beside the data, in a file that only its owner reads. */
export interface Secrets {
  folder?: string
  port?: number
  superuserPassword: string
  ownerPassword: string
  appPassword: string
}

export interface ClusterOptions {
  /** the folder that remembers and, where it can be reached, holds the data */
  home: string
  /** whether a power failure must not lose anything; tests and benchmarks do without */
  durable: boolean
}

const START_SECONDS = 60

/** @throws Failure when the data are there and the file with their passwords is not */
function checkNotLost(file: string, place: Place): void {
  if (!existsSync(file) && existsSync(join(place.folder, "data", "PG_VERSION")))
    throw new Failure(`${place.folder} 里已有数据库，但 ${file} 丢失：请恢复该文件，或移走该目录后重新开始。`)
}

function readSecrets(file: string): Secrets {
  if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8"))
  const password = () => randomBytes(24).toString("base64url")
  return { superuserPassword: password(), ownerPassword: password(), appPassword: password() }
}

function writeSecrets(file: string, secrets: Secrets): void {
  writeFileSync(`${file}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 })
  renameSync(`${file}.new`, file)
}

async function initialise(place: Place, password: string): Promise<void> {
  const data = join(place.folder, "data")
  if (existsSync(join(data, "PG_VERSION"))) return
  const unfinished = `${data}.new`
  const passwordFile = join(place.folder, "password")
  rmSync(unfinished, { recursive: true, force: true })
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
  if (place.account) chownSync(passwordFile, place.account.uid, place.account.gid)
  const outcome = await runProgram(
    programPath(place.programs, "initdb"),
    // The builtin locale sorts by code point everywhere alike; Chinese order is a stored pinyin column.
    [
      ...["-D", unfinished, "-U", "postgres", `--pwfile=${passwordFile}`, "-A", "scram-sha-256", "-E", "UTF8"],
      ...["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C", "--no-instructions"],
    ],
    place.account,
    { cwd: place.folder },
  )
  rmSync(passwordFile, { force: true })
  if (outcome.code !== 0) throw new Failure(`内置数据库初始化失败：${reasonIn(outcome.output)}`)
  renameSync(unfinished, data)
}

/** The telling line of a server's output. */
function reasonIn(output: string): string {
  if (/No space left on device/i.test(output)) return "磁盘空间不足，请清理磁盘后重试。"
  if (/Permission denied/i.test(output)) return "没有目录权限，请检查目录的所有者。"
  const line = output.split("\n").findLast((text) => /FATAL|PANIC|ERROR|error/.test(text))
  return line?.trim() ?? output.trim().split("\n").at(-1) ?? ""
}

function settings(port: number, durable: boolean): string {
  const lossy = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=200"]
  const values = [
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "shared_buffers=256MB",
    "effective_cache_size=1GB",
    "work_mem=16MB",
    "maintenance_work_mem=128MB",
    "max_wal_size=2GB",
    "checkpoint_timeout=15min",
    "random_page_cost=1.1",
    "jit=off",
    "timezone=UTC",
    "log_timezone=UTC",
    ...(smallSharedMemory() ? ["dynamic_shared_memory_type=mmap"] : []),
    ...(durable ? [] : lossy),
  ]
  return [`-p ${port}`, ...values.map((value) => `-c ${value}`)].join(" ")
}

/** Containers often give 64 MiB, too little for parallel queries. */
function smallSharedMemory(): boolean {
  if (process.platform !== "linux") return false
  try {
    const { bsize, blocks } = statfsSync("/dev/shm")
    return bsize * blocks < 256 * 1024 * 1024
  } catch {
    return true
  }
}

async function startServer(place: Place, port: number, durable: boolean): Promise<void> {
  const data = join(place.folder, "data")
  const logFile = join(place.folder, "server.log")
  const args = ["start", "-D", data, "-l", logFile, "-w", "-t", String(START_SECONDS), "-s"]
  const outcome = await runProgram(
    programPath(place.programs, "pg_ctl"),
    [...args, "-o", settings(port, durable)],
    place.account,
    {
      cwd: place.folder,
      stdio: "ignore",
    },
  )
  if (outcome.code === 0) return
  const output = existsSync(logFile) ? readFileSync(logFile, "utf8").slice(-4000) : outcome.output
  throw new Failure(`内置数据库无法启动：${reasonIn(output)}（日志 ${logFile}）`)
}

async function stopServer(place: Place, mode: "fast" | "immediate"): Promise<void> {
  const args = ["stop", "-D", join(place.folder, "data"), "-w", "-s", "-t", "60", "-m", mode]
  const outcome = await runProgram(programPath(place.programs, "pg_ctl"), args, place.account, { cwd: place.folder })
  if (outcome.code !== 0 && mode === "fast") await stopServer(place, "immediate")
}

async function waitUntilAnswering(url: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await withClient("内置数据库", url, async () => undefined)
    } catch (error) {
      if (attempt >= START_SECONDS) throw error
      await new Promise((resolve) => setTimeout(resolve, 1000))
    }
  }
}

/**
 * Starts the embedded server, creating it when there is none; one left by a killed run is taken over.
 * @throws Failure with one plain line
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  mkdirSync(options.home, { recursive: true })
  const file = join(options.home, "database.json")
  const secrets = readSecrets(file)
  const place = await findPlace(join(options.home, "postgres"), secrets.folder)
  checkNotLost(file, place)
  // Remembered only when it lies elsewhere, so that the project's folder can be moved.
  if (place.folder !== resolve(options.home, "postgres")) secrets.folder = place.folder
  writeSecrets(file, secrets)
  await initialise(place, secrets.superuserPassword)
  const running = leftRunning(join(place.folder, "data"))
  const remembered = secrets.port && (await portIsFree(secrets.port)) ? secrets.port : undefined
  const port = running?.port ?? remembered ?? (await freePort())
  writeSecrets(file, { ...secrets, port })
  if (!running) await startServer(place, port, options.durable)
  const url = (database: string, user: string, password: string) =>
    `postgresql://${user}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`
  const adminUrl = (database = "postgres") => url(database, "postgres", secrets.superuserPassword)
  if (running) await waitUntilAnswering(adminUrl())
  return {
    url,
    adminUrl,
    secrets: { ...secrets, port },
    stop: () => stopServer(place, options.durable ? "fast" : "immediate"),
  }
}

/** Ends the server of a run that was killed, without caring for its data. */
export async function stopLeftCluster(home: string): Promise<void> {
  const file = join(home, "database.json")
  if (!existsSync(file)) return
  const place = await findPlace(join(home, "postgres"), readSecrets(file).folder)
  if (leftRunning(join(place.folder, "data"))) await stopServer(place, "immediate")
}
