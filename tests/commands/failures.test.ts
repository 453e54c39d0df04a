import { rmSync } from "node:fs"
import { createServer, type Server } from "node:net"
import { join } from "node:path"
import { afterAll, describe, expect, it } from "vitest"
import { plainLine } from "@/scripts/failure"
import { failureLine, ProjectCopy } from "@/tests/support/project-copy"

const copy = new ProjectCopy()
afterAll(() => copy.remove())

function listen(): Promise<{ server: Server; port: number }> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address()
      resolve({ server, port: typeof address === "object" && address ? address.port : 0 })
    })
  })
}

describe("each failure is one plain line that says what to do", () => {
  it("an unknown command", async () => {
    expect(failureLine(await copy.run(["dance"]))).toMatch(/没有这个命令「dance」，可用的命令：.*demo.*start/)
  })

  it("an unknown part of the tests", async () => {
    expect(failureLine(await copy.run(["test", "dance"]))).toMatch(/没有「dance」这个部分，可用的部分：lint/)
  })

  it("a wrong setting", async () => {
    expect(failureLine(await copy.run(["start"], { PORT: "99999" }))).toMatch(/^PORT 的值不正确/)
  })

  it("a port that is taken", async () => {
    const { server, port } = await listen()
    const ended = await copy.run(["start"], { PORT: String(port) })
    server.close()
    expect(failureLine(ended)).toMatch(new RegExp(`端口 ${port} 已被占用：.*PORT=${port + 1} npm start`))
  })

  it("a database that does not answer", async () => {
    const ended = await copy.run(["db"], { DATABASE_URL: "postgresql://owner:secret@127.0.0.1:1/county" })
    const line = failureLine(ended)
    expect(line).toMatch(/连不上数据库（DATABASE_URL，127.0.0.1:1）：服务器没有应答/)
    expect(line).not.toContain("secret")
  })

  it("an address of a database that is none", async () => {
    expect(failureLine(await copy.run(["db"], { DATABASE_URL: "county" }))).toMatch(/DATABASE_URL/)
  })

  it("a migration that fails; the server does not stay behind", async () => {
    await copy.write("prisma/migrations/999_bad/migration.sql", "\nSELECT nonsense;")
    expect(failureLine(await copy.run(["db"]))).toMatch(/数据库升级 999_bad 第 2 行失败，已全部撤回/)
    rmSync(join(copy.folder, "prisma/migrations/999_bad"), { recursive: true })
    const again = copy.start(["db"])
    await again.says("数据库已就绪")
    again.kill("SIGTERM")
    expect((await again.ended).code).toBe(0)
  })

  it("a build that fails", async () => {
    await copy.write("app/page.tsx", "export default function Page( {")
    expect(failureLine(await copy.run(["build"]))).toMatch(/网页程序构建失败：.*详情见/)
  })

  it("no browser", async () => {
    await copy.write(
      "scripts/look.ts",
      'import { findBrowser } from "./browser"\nimport { runCommand } from "./failure"\nawait runCommand(async () => {\n  await findBrowser()\n})\n',
    )
    const ended = await copy.run(["look"], { PATH: "", PLAYWRIGHT_BROWSERS_PATH: join(copy.folder, "none") })
    expect(failureLine(ended)).toMatch(/没有可用的浏览器：请安装 chromium/)
  })

  it("a full disk", () => {
    expect(plainLine(Object.assign(new Error("write"), { code: "ENOSPC" }))).toMatch(/磁盘空间不足：请清理/)
    expect(plainLine(Object.assign(new Error("could not extend file"), { code: "53100" }))).toMatch(/磁盘空间不足/)
  })
})

describe("packages that cannot be installed", () => {
  const bare = new ProjectCopy({ packages: false })
  afterAll(() => bare.remove())

  it("is one plain line", async () => {
    const ended = await bare.run(["db"], {
      npm_config_registry: "http://127.0.0.1:1/",
      npm_config_cache: join(bare.folder, "cache"),
      npm_config_fetch_retries: "0",
    })
    expect(failureLine(ended)).toMatch(/安装软件包失败：连不上软件包仓库/)
  })
})
