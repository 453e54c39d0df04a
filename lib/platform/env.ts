import { z } from "zod"

/**
 * The settings of the product, read from the environment in this one file. `.env.example` explains each; a test compares
 * the two. Secrets have no default: the start commands write fresh random ones to `.env`.
 */

/** One key of the encryption at rest: its version is stored beside each encrypted value. */
export interface DataKey {
  version: number
  /** 32 bytes */
  key: Uint8Array
}

const KEY_BYTES = 32
const SHORTEST_SECRET = 32

function decodeKey(text: string): Uint8Array | undefined {
  if (!/^[A-Za-z0-9+/]{43}=$/.test(text)) return undefined
  const bytes = new Uint8Array(Buffer.from(text, "base64"))
  return bytes.length === KEY_BYTES ? bytes : undefined
}

const key = z.string().transform((text, context) => {
  const bytes = decodeKey(text)
  if (bytes) return bytes
  context.addIssue({ code: "custom", message: "应为 32 字节的 base64 编码" })
  return z.NEVER
})

/** "1:base64,2:base64": the last is the active one, the earlier ones still decrypt. */
const dataKeys = z.string().transform((text, context) => {
  const keys: DataKey[] = []
  for (const part of text.split(",")) {
    const match = /^([1-9]\d{0,3}):(.+)$/.exec(part.trim())
    const bytes = decodeKey(match?.[2] ?? "")
    const version = Number(match?.[1])
    if (!bytes || keys.some((known) => known.version >= version)) {
      context.addIssue({
        code: "custom",
        message: "应为「版本号:32 字节的 base64 编码」，多个用逗号分隔，版本号从小到大",
      })
      return z.NEVER
    }
    keys.push({ version, key: bytes })
  }
  return keys
})

const postgresUrl = z.string().refine((text) => {
  const url = URL.canParse(text) ? new URL(text) : undefined
  return url !== undefined && /^postgres(ql)?:$/.test(url.protocol) && url.pathname.length > 1
}, "应为 postgresql://用户:密码@主机:端口/数据库")

const webUrl = z
  .string()
  .refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol), "应为 http(s)://主机[:端口]")

const whole = (least: number, most: number) =>
  z
    .string()
    .refine((text) => /^\d{1,6}$/.test(text) && Number(text) >= least && Number(text) <= most, {
      message: `应为 ${least} 到 ${most} 的整数`,
    })
    .transform(Number)

const schema = z.object({
  APP_DATABASE_URL: postgresUrl,
  NEXTAUTH_SECRET: z.string().min(SHORTEST_SECRET, `至少 ${SHORTEST_SECRET} 个字符`),
  NEXTAUTH_URL: webUrl.optional(),
  DATA_KEYS: dataKeys,
  INDEX_KEY: key,
  /** the TCP port of the web server */
  PORT: whole(1, 65535).default(3000),
  /** minutes without a request after which a session ends */
  SESSION_IDLE_MINUTES: whole(1, 1440).default(30),
  /** hours after which a session ends in any case */
  SESSION_ABSOLUTE_HOURS: whole(1, 168).default(12),
  /** the largest accepted upload, in MiB */
  UPLOAD_LIMIT_MB: whole(1, 1024).default(64),
})

export type Env = z.output<typeof schema>

/** The names that the product reads, in the order of `.env.example`. */
export const envNames: readonly string[] = Object.keys(schema.shape)

/** A setting is missing or wrong. The message is one plain line that begins with the setting's name. */
export class EnvError extends Error {
  override readonly name = "EnvError"
}

/**
 * Reads the settings from a set of variables; an empty value counts as absent.
 * @throws EnvError naming the first wrong setting
 */
export function parseEnv(variables: Readonly<Record<string, string | undefined>>): Env {
  const given = Object.entries(variables).filter(([name, value]) => envNames.includes(name) && value)
  const result = schema.safeParse(Object.fromEntries(given))
  if (result.success) return result.data
  const issue = result.error.issues[0]
  const name = String(issue?.path[0] ?? "")
  const what = variables[name] ? `的值不正确：${issue?.message ?? ""}` : "没有设置"
  throw new EnvError(`${name} ${what}（请检查 .env 文件，说明见 .env.example）`)
}

let cached: Env | undefined

/**
 * The settings of this process, checked once.
 * @throws EnvError naming the first wrong setting
 */
export function env(): Env {
  cached ??= parseEnv(process.env)
  return cached
}
