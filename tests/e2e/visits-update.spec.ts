import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import { expect, test } from "./journey"
import { PHONE, untilKept } from "./phone"

const PROGRAM = /static\/chunks\/(?:next-)?/g
const NEXT = "/_next/static/chunks/next-"
const MIME = /text\/html|javascript/

/**
 * Stands in front of the real server as a deployment does. After `deploy` every program file has another name and those of
 * before are gone, as after a new build; the service worker's own file is another one too.
 */
class Deployment {
  private deployed = false
  private readonly server: Server

  constructor(private readonly upstream: URL) {
    this.server = createServer((asked, answer) => this.pass(asked, answer))
  }

  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, "localhost", resolve))
    return `http://localhost:${(this.server.address() as AddressInfo).port}`
  }

  deploy(): void {
    this.deployed = true
  }

  close(): void {
    this.server.closeAllConnections()
    this.server.close()
  }

  private pass(asked: IncomingMessage, answer: ServerResponse): void {
    const path = asked.url ?? "/"
    const isProgram = path.startsWith("/_next/static/chunks/")
    if (isProgram && path.startsWith(NEXT) !== this.deployed) {
      answer.writeHead(404).end()
      return
    }
    const { hostname, port } = this.upstream
    // "Not modified" would be said of the version before.
    const { "if-none-match": _tag, "if-modified-since": _since, ...others } = asked.headers
    const headers = { ...others, "accept-encoding": "identity" }
    const options = { hostname, port, method: asked.method, path: path.replace(NEXT, "/_next/static/chunks/"), headers }
    asked.pipe(request(options, (given) => this.give(path, given, answer)).on("error", () => answer.destroy()))
  }

  private give(path: string, given: IncomingMessage, answer: ServerResponse): void {
    const rewritten = this.deployed && MIME.test(given.headers["content-type"] ?? "")
    if (!rewritten) {
      answer.writeHead(given.statusCode ?? 502, given.headers)
      given.pipe(answer)
      return
    }
    const chunks: Buffer[] = []
    given.on("data", (chunk: Buffer) => chunks.push(chunk))
    given.on("end", () => {
      const text = Buffer.concat(chunks).toString("utf8").replace(PROGRAM, "static/chunks/next-")
      const { "content-length": _length, "transfer-encoding": _encoding, etag: _etag, ...headers } = given.headers
      answer.writeHead(given.statusCode ?? 502, headers)
      answer.end(path === "/field-sw.js" ? `${text}\n// the next version` : text)
    })
  }
}

test("a new version of the app arrives while a visit is being written: not a letter is lost, and the next opening runs it", async ({
  signedIn,
  baseURL,
}) => {
  test.setTimeout(180_000)
  const deployment = new Deployment(new URL(baseURL ?? ""))
  const address = await deployment.open()
  try {
    const page = await signedIn("wugong.diyi")
    await page.setViewportSize(PHONE.viewport)
    await page.goto(`${address}/field`)
    await expect(page.getByRole("heading", { level: 1, name: /^我的户 \d+ 户/ })).toBeVisible()
    await untilKept(page)
    await page.getByRole("main").getByRole("listitem").first().getByRole("link").click()
    await page.getByRole("button", { name: "登记走访" }).click()
    const sentence = page.getByLabel("一句话情况")
    await sentence.pressSequentially("更新之前写的，")

    deployment.deploy()
    await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration("/field")
      await registration?.update()
    })
    await untilKept(page, 2)
    await expect(sentence).toHaveValue("更新之前写的，")
    await sentence.pressSequentially("更新之后写的")
    await expect(page.getByText("已存手机", { exact: true })).toBeVisible()

    await page.reload()
    await expect(page.getByLabel("一句话情况")).toHaveValue("更新之前写的，更新之后写的")
    const programs = await page.evaluate(() =>
      [...document.scripts].map(({ src }) => new URL(src || "/", location.href).pathname),
    )
    expect(programs.filter((path) => path.startsWith(NEXT)).length).toBeGreaterThan(0)
    await page.getByRole("button", { name: "保存" }).click()
    await expect(page.getByText(/^县里已收到（\d\d:\d\d）$/)).toBeVisible()
    await expect(page.getByText("更新之前写的，更新之后写的")).toBeVisible()
  } finally {
    deployment.close()
  }
})
