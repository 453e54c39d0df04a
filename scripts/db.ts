import { openDatabase } from "./database/open"
import { untilAsked } from "./database/wait"
import { runCommand, say } from "./failure"

// Runs the database alone until Ctrl-C, so that several commands of this folder can share it.
await runCommand(async () => {
  const asked = untilAsked()
  const database = await openDatabase("db")
  say("数据库已就绪，按 Ctrl-C 停止。")
  process.stdout.write(`APP_DATABASE_URL=${database.appUrl}\nDATABASE_URL=${database.ownerUrl}\n`)
  const keepAlive = setInterval(() => undefined, 60_000)
  await asked
  clearInterval(keepAlive)
  await database.close()
  say("数据库已停止，数据保留。")
})
