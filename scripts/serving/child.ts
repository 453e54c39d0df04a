import { type ChildProcess, spawn } from "node:child_process"
import { Failure } from "../failure"

const GRACE_MILLISECONDS = 10_000

/** A program that runs as long as the command does. */
export interface Child {
  /** rejects with a plain line when the program ends by itself */
  died: Promise<never>
  stop(): Promise<void>
}

export interface ChildOptions {
  /** what it is called in a message */
  name: string
  env: NodeJS.ProcessEnv
  /** where its stdout goes; its stderr is always ours */
  stdout: "inherit" | "ignore"
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => child.once("exit", () => resolve()))
}

/** Starts Node with these arguments, out of reach of the terminal's Ctrl-C: the command itself stops it in order. */
export function startChild(args: string[], options: ChildOptions): Child {
  const child = spawn(process.execPath, args, {
    stdio: ["ignore", options.stdout, "inherit", "ipc"],
    env: options.env,
    detached: process.platform !== "win32",
    windowsHide: true,
  })
  let stopping = false
  const died = new Promise<never>((_, reject) => {
    child.once("error", (error) => reject(new Failure(`${options.name}无法启动：${error.message}`)))
    child.once("exit", (code, signal) => {
      if (!stopping)
        reject(new Failure(`${options.name}意外退出（${signal ?? `代码 ${code}`}），已全部停止：原因见上方日志。`))
    })
  })
  // Looked at by whoever races against it; otherwise nobody minds.
  died.catch(() => undefined)
  return {
    died,
    async stop() {
      stopping = true
      child.kill("SIGTERM")
      const force = setTimeout(() => child.kill("SIGKILL"), GRACE_MILLISECONDS)
      await ended(child)
      clearTimeout(force)
    },
  }
}
