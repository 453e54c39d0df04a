import { readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { PERMISSIONS } from "@/lib/domain/access/permissions"
import { importsOf, sourceFiles } from "./source-files"

const files = sourceFiles().filter((file) => file.startsWith("app/"))
const textOf = (file: string): string => readFileSync(file, "utf8")
const pages = files.filter((file) => /^app\/\((?:county|platform)\)\/.*page\.tsx$/.test(file))
const routes = files.filter((file) => /\/route\.tsx?$/.test(file))

/** Pages for everybody who is signed in. */
const FOR_EVERYBODY = ["app/(county)/account/page.tsx"]
/** Routes that answer without a session. */
const PUBLIC = ["app/api/auth/[...nextauth]/route.ts", "app/api/health/route.ts"]

const ASKED = /\brequireScope\(\s*(?:"([\w.]+)"|null)\s*\)/g
const askedIn = (file: string): (string | undefined)[] => [...textOf(file).matchAll(ASKED)].map(([, name]) => name)

/** What a page asks for itself or by the loader beside it that it shares with other pages. */
function askedBy(page: string): (string | undefined)[] {
  const loaders = importsOf(page)
    .filter((target) => target.startsWith("app/"))
    .flatMap((target) => files.filter((file) => file === `${target}.ts` || file === `${target}.tsx`))
  return [page, ...loaders].flatMap(askedIn)
}

describe("every page behind the sign-in says what it asks for", () => {
  it("knows the pages", () => expect(pages.length).toBeGreaterThan(10))

  it.each(pages)("%s", (page) => {
    const asked = askedBy(page)
    expect(asked.length).toBeGreaterThan(0)
    const named = asked.filter((name) => name !== undefined)
    if (!FOR_EVERYBODY.includes(page)) expect(named.length).toBeGreaterThan(0)
    expect(named.filter((name) => !Object.hasOwn(PERMISSIONS, name))).toEqual([])
  })
})

describe("every route goes through the one door", () => {
  it("knows the routes", () => expect(routes.length).toBeGreaterThan(3))

  it.each(routes)("%s", (file) => {
    if (PUBLIC.includes(file)) return
    const exported = textOf(file)
      .split("\n")
      .filter((line) => /^export /.test(line) && !/^export (?:type|interface) /.test(line))
    expect(exported.filter((line) => !/^export const (?:GET|POST|PUT|PATCH|DELETE) = route\(\{$/.test(line))).toEqual(
      [],
    )
    expect(textOf(file)).toMatch(/permission: (?:"[\w.]+"|null),/)
  })

  it("lists no public route that is gone", () => expect(PUBLIC.filter((file) => !routes.includes(file))).toEqual([]))
})
