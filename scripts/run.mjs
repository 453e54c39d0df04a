// The door to every command: `node scripts/run.mjs <command> [...args]`. Plain Node without a dependency, because it is
// what installs the dependencies. Everything it says goes to stderr: stdout belongs to the command.
import { spawn } from "node:child_process"
import { existsSync, readdirSync } from "node:fs"
import { join } from "node:path"
import { prepare, root, tell } from "./prepare.mjs"

const MINIMUM_NODE = [20, 19]
const LIBRARIES = new Set(["failure", "browser", "test-server"])

function nodeIsTooOld() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number)
  const [wantedMajor, wantedMinor] = MINIMUM_NODE
  return major < wantedMajor || (major === wantedMajor && minor < wantedMinor)
}

function commands() {
  const files = readdirSync(join(root, "scripts")).filter((name) => name.endsWith(".ts"))
  return files.map((name) => name.slice(0, -3)).filter((name) => !LIBRARIES.has(name))
}

/** Runs scripts/<command>.ts and ends as it ends. */
function run(command, args) {
  const child = spawn(process.execPath, ["--import", "tsx", join("scripts", `${command}.ts`), ...args], {
    cwd: root,
    // The channel tells the command when this process is killed, so that it can still stop its database.
    stdio: ["inherit", "inherit", "inherit", "ipc"],
  })
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal))
  child.on("error", (error) => {
    tell(`错误：无法启动命令 ${command}：${error.message}`)
    process.exitCode = 1
  })
  child.on("exit", (code, signal) => process.exit(code ?? (signal === "SIGINT" ? 130 : 1)))
}

function main() {
  const [command = "", ...args] = process.argv.slice(2)
  if (nodeIsTooOld()) {
    tell(`错误：需要 Node ${MINIMUM_NODE.join(".")} 或更新版本，当前是 ${process.versions.node}：请先升级 Node。`)
    process.exit(1)
  }
  if (!/^[a-z-]+$/.test(command) || !existsSync(join(root, "scripts", `${command}.ts`)) || LIBRARIES.has(command)) {
    tell(`错误：没有这个命令「${command}」，可用的命令：${commands().join("、")}。`)
    process.exit(1)
  }
  const problem = prepare(command)
  if (problem) {
    tell(`错误：${problem}`)
    process.exit(1)
  }
  run(command, args)
}

main()
