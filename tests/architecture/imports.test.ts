import { describe, expect, it } from "vitest"
import { importsOf, sourceFiles } from "./source-files"

const isTest = (file: string): boolean => file.includes(".test.") || file.startsWith("tests/")
const product = sourceFiles().filter((file) => !isTest(file) && /^(?:app|components|lib)\//.test(file))

/** A room, what may be imported into it, and where code belongs that wants more. */
interface Room {
  readonly name: string
  readonly files: RegExp
  readonly may: RegExp
  readonly otherwise: string
}

const PRISMA = /^(?:lib\/platform\/db\/|package:(?:pg|@prisma\/))/

const ROOMS: readonly Room[] = [
  {
    name: "lib/domain",
    files: /^lib\/domain\//,
    may: /^(?:lib\/domain\/|package:zod$|package:pinyin-pro$|package:chinese-days\/dist\/index.min.js$)/,
    otherwise: "domain is pure: I/O, clock and chance belong in lib/platform or lib/features",
  },
  {
    name: "lib/platform",
    files: /^lib\/platform\//,
    may: /^(?:lib\/platform\/|lib\/domain\/|package:)/,
    otherwise: "platform knows no noun: what knows one belongs in lib/features",
  },
  {
    name: "lib/features",
    files: /^lib\/features\//,
    may: /^(?:lib\/platform\/|lib\/domain\/|lib\/features\/|package:)/,
    otherwise: "features know nothing of pages and components",
  },
  {
    name: "components/ui and components/frame",
    files: /^components\/(?:ui|frame)\//,
    may: /^(?:components\/(?:ui|frame)\/|package:)/,
    otherwise: "a component that knows a domain word belongs in components/<noun>",
  },
  {
    name: "components/<noun>",
    files: /^components\/(?!ui\/|frame\/)/,
    may: /^(?:components\/|lib\/domain\/|lib\/platform\/clock$|lib\/features\/[^/]+\/(?:[a-z-]+-)?(?:actions|schema)$|package:)/,
    otherwise: "let the page call the query and hand plain objects to the component",
  },
  {
    name: "app",
    files: /^app\//,
    may: /^(?:app\/|components\/|lib\/domain\/|lib\/features\/|lib\/platform\/(?!db\/|crypto\/)|package:)/,
    otherwise: "a page takes a scope and calls one query: SQL and keys belong in lib/features",
  },
]

describe("who may import what", () => {
  for (const room of ROOMS) {
    it(`${room.name}: ${room.otherwise}`, () => {
      const wrong = product
        .filter((file) => room.files.test(file))
        .flatMap((file) =>
          importsOf(file)
            .filter((target) => !room.may.test(target))
            .map((target) => `${file} → ${target}`),
        )
      expect(wrong).toEqual([])
    })
  }

  it("every file under app, components and lib has a room", () => {
    expect(product.filter((file) => !ROOMS.some((room) => room.files.test(file)))).toEqual([])
  })

  it("only queries, mutations, jobs and platform see the database", () => {
    const seers = /^lib\/(?:platform\/|features\/[^/]+\/(?:[a-z-]+-)?(?:queries|mutations|jobs)\.ts$)/
    const wrong = product
      .filter((file) => !seers.test(file))
      .flatMap((file) =>
        importsOf(file)
          .filter((target) => PRISMA.test(target))
          .map((target) => `${file} → ${target}`),
      )
    expect(wrong).toEqual([])
  })

  it("pages and components call actions, not mutations or jobs", () => {
    const wrong = product
      .filter((file) => /^(?:app|components)\//.test(file))
      .flatMap((file) =>
        importsOf(file)
          .filter((target) => /^lib\/features\/[^/]+\/.*(?:mutations|jobs)$/.test(target))
          .map((target) => `${file} → ${target}`),
      )
    expect(wrong).toEqual([])
  })

  it("nobody imports a package that package.json does not name", async () => {
    const { default: manifest } = await import("@/package.json")
    const known = new Set([...Object.keys(manifest.dependencies), ...Object.keys(manifest.devDependencies)])
    const nameOf = (target: string): string =>
      target
        .slice(8)
        .split("/")
        .slice(0, target.startsWith("package:@") ? 2 : 1)
        .join("/")
    const wrong = product.flatMap((file) =>
      importsOf(file)
        .filter(
          (target) =>
            target.startsWith("package:") && !target.startsWith("package:node:") && !known.has(nameOf(target)),
        )
        .map((target) => `${file} → ${target}`),
    )
    expect(wrong).toEqual([])
  })
})
