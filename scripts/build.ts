import { runCommand, say } from "./failure"
import { startBuild } from "./serving/build"

await runCommand(async () => {
  await startBuild().done
  say("网页程序已构建。")
})
