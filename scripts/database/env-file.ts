import { randomBytes } from "node:crypto"
import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from "node:fs"
import { parseEnv } from "node:util"

const FILE = ".env"

/** The settings of .env; an empty value counts as absent. */
export function readEnvFile(file = FILE): Record<string, string> {
  if (!existsSync(file)) return {}
  const values = Object.entries(parseEnv(readFileSync(file, "utf8")))
  return Object.fromEntries(values.filter((entry): entry is [string, string] => Boolean(entry[1])))
}

/** Adds settings that .env lacks, in place of an empty line of that name or at the end. Values that are there stay. */
export function addToEnvFile(values: Readonly<Record<string, string>>, file = FILE): void {
  const known = readEnvFile(file)
  const missing = Object.entries(values).filter(([name]) => !known[name])
  if (missing.length === 0) return
  let text = existsSync(file) ? readFileSync(file, "utf8") : "# 本机的密钥：请妥善保管并备份，不要提交到代码库。\n"
  for (const [name, value] of missing) {
    const line = `${name}="${value}"`
    const empty = new RegExp(`^\\s*${name}\\s*=\\s*(?:""|'')?\\s*$`, "m")
    if (empty.test(text)) text = text.replace(empty, () => line)
    else text = `${text}${text === "" || text.endsWith("\n") ? "" : "\n"}${line}\n`
  }
  writeFileSync(`${file}.new`, text, { mode: 0o600 })
  chmodSync(`${file}.new`, 0o600)
  renameSync(`${file}.new`, file)
}

/** Fresh random values for every secret. */
export function freshSecrets(): Record<"NEXTAUTH_SECRET" | "DATA_KEYS" | "INDEX_KEY", string> {
  return {
    NEXTAUTH_SECRET: randomBytes(32).toString("base64"),
    DATA_KEYS: `1:${randomBytes(32).toString("base64")}`,
    INDEX_KEY: randomBytes(32).toString("base64"),
  }
}

/** Fills this process's environment: what the caller set comes first, then .env, which gets the secrets that are nowhere. */
export function loadSecrets(file = FILE): void {
  for (const [name, value] of Object.entries(readEnvFile(file))) process.env[name] ||= value
  const missing = Object.entries(freshSecrets()).filter(([name]) => !process.env[name])
  addToEnvFile(Object.fromEntries(missing), file)
  for (const [name, value] of missing) process.env[name] = value
}
