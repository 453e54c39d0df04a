import { randomBytes } from "node:crypto"
import { readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { envNames, parseEnv } from "./env"

const key = () => randomBytes(32).toString("base64")
const good = () => ({
  APP_DATABASE_URL: "postgresql://user:secret@localhost:5432/county",
  NEXTAUTH_SECRET: key(),
  DATA_KEYS: `1:${key()}`,
  INDEX_KEY: key(),
})

describe("parseEnv", () => {
  it("reads the settings and fills in what is not secret", () => {
    const env = parseEnv({ ...good(), DATA_KEYS: `1:${key()}, 3:${key()}`, PORT: "" })
    expect(env).toMatchObject({ PORT: 3000, SESSION_IDLE_MINUTES: 30, SESSION_ABSOLUTE_HOURS: 12, UPLOAD_LIMIT_MB: 64 })
    expect(env.DATA_KEYS.map((entry) => [entry.version, entry.key.length])).toEqual([
      [1, 32],
      [3, 32],
    ])
  })

  it.each([
    ["APP_DATABASE_URL", "mysql://localhost/x"],
    ["APP_DATABASE_URL", "postgresql://localhost/"],
    ["NEXTAUTH_SECRET", "short"],
    ["NEXTAUTH_URL", "example"],
    ["DATA_KEYS", "nonsense"],
    ["DATA_KEYS", `2:${"A".repeat(43)}=,1:${"A".repeat(43)}=`],
    ["DATA_KEYS", `1:${"A".repeat(20)}`],
    ["INDEX_KEY", "AAAA"],
    ["PORT", "70000"],
    ["PORT", "80a"],
    ["SESSION_IDLE_MINUTES", "0"],
  ])("names %s when it is %s", (name, value) => {
    expect(() => parseEnv({ ...good(), [name]: value })).toThrow(new RegExp(`^${name} 的值不正确：[^\\n]+$`))
  })

  it.each(Object.keys(good()))("has no default for %s", (name) => {
    expect(() => parseEnv({ ...good(), [name]: undefined })).toThrow(`${name} 没有设置`)
  })
})

describe(".env.example", () => {
  it("explains exactly the settings that are read, and gives no secret", () => {
    const lines = readFileSync(".env.example", "utf8").split("\n")
    const given = new Map(
      lines.filter((line) => /^[A-Z]/.test(line)).map((line) => line.split("=", 2) as [string, string]),
    )
    // DATABASE_URL is read by the start commands only: the web server never learns the owner's password.
    expect([...given.keys()].sort()).toEqual([...envNames, "DATABASE_URL"].sort())
    for (const name of Object.keys(good())) expect(given.get(name)).toBe("")
  })
})
