import { spawn } from "node:child_process"
import { openDatabase } from "./database/open"
import { untilAsked } from "./database/wait"
import { Failure, runCommand } from "./failure"

// `node scripts/run.mjs exec <file.ts> [...args]`: runs one TypeScript file with the database open and every setting in
// its environment; APP_DATABASE_URL is the application's address, DATABASE_URL the owner's.
await runCommand(async () => {
  const [file, ...args] = process.argv.slice(2)
  if (!file) throw new Failure("请写明要运行的文件：node scripts/run.mjs exec <文件.ts>")
  const asked = untilAsked()
  const database = await openDatabase("exec")
  const child = spawn(process.execPath, ["--import", "tsx", file, ...args], {
    stdio: "inherit",
    env: { ...process.env, DATABASE_URL: database.ownerUrl },
  })
  const ended = new Promise<number>((resolve) => child.on("exit", (code) => resolve(code ?? 1)))
  asked.then(() => child.kill("SIGTERM"))
  process.exitCode = await ended
  await database.close()
})
