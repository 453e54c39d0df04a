import { openDatabase } from "./database/open"
import { Failure, runCommand, say } from "./failure"
import { countStale, rotateKeys } from "./rotation/rotate"

// `node scripts/run.mjs rotate-keys`: first add a new key at the end of DATA_KEYS ("1:…,2:…") and restart the product;
// this then re-encrypts what lies under older keys. When it says 0 left, the older keys may be removed.
await runCommand(async () => {
  const database = await openDatabase("rotate-keys")
  try {
    for (const { table, column, values } of await rotateKeys(database.ownerUrl, say)) {
      if (values > 0) say(`${table}.${column}：已换新密钥 ${values} 个。`)
    }
    const left = await countStale(database.ownerUrl)
    if (left > 0) throw new Failure(`还有 ${left} 个值用旧密钥，可能刚被改动：请再运行一次。`)
    say("全部数据都用最新的密钥加密，旧密钥可以从 DATA_KEYS 中删去。")
  } finally {
    await database.close()
  }
})
