import { execFileSync } from "node:child_process"

/** Resident memory of a process in MiB; 0 when it is gone or the system does not tell. */
export function memoryOf(pid: number): number {
  try {
    return Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" }).trim()) / 1024
  } catch {
    return 0
  }
}

export interface Watched {
  peakMiB(): number
  stop(): void
}

/** Looks at a process five times a second and keeps the most it had. */
export function watchMemory(pid: number): Watched {
  let peak = memoryOf(pid)
  const timer = setInterval(() => {
    peak = Math.max(peak, memoryOf(pid))
  }, 200)
  return { peakMiB: () => peak, stop: () => clearInterval(timer) }
}
