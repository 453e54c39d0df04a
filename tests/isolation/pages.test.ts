import { existsSync } from "node:fs"
import { resolve } from "node:path"
import { describe, expect, it } from "vitest"
import { mayAs, ROLE_KEYS } from "@/lib/domain/access/roles"
import type { Scope } from "@/lib/platform/scope/scope"
import { sourceFiles } from "@/tests/architecture/source-files"
import { signedInAs } from "@/tests/support/signed-in"
import { secretsIn } from "./nothing"
import type { PageRow } from "./page-row"
import { isForeign } from "./people"
import { renderedText } from "./rendered"
import { pages } from "./rows-pages"
import { rightfulOf, setScene, strangersOf } from "./scene"
import type { Victim } from "./victim"

const scene = setScene()

type Page = (props: { params: Promise<object>; searchParams: Promise<object> }) => unknown

/** What Next would do: the texts of the page, or where it sends the reader instead. */
type Shown = { texts: string[] } | "sign-in" | "absent"

async function show(row: PageRow, person: Scope | null, victim: Victim): Promise<Shown> {
  const module: { default: Page } = await import(/* @vite-ignore */ resolve(row.file))
  const props = {
    params: Promise.resolve(row.params?.(victim) ?? {}),
    searchParams: Promise.resolve(row.search?.(victim) ?? {}),
  }
  try {
    return await signedInAs(person, async () => ({ texts: await renderedText(await module.default(props)) }))
  } catch (error) {
    const digest = String((error as { digest?: unknown }).digest)
    if (digest.startsWith("NEXT_REDIRECT") && digest.includes("/sign-in")) return "sign-in"
    if (digest === "NEXT_HTTP_ERROR_FALLBACK;404") return "absent"
    throw error
  }
}

describe("a page asked for by a stranger with the victim's ids", () => {
  for (const row of pages) {
    it(`${row.file} shows nothing`, async () => {
      const { strangers, victim, print } = scene.now
      const before = await print()
      expect(await show(row, null, victim)).toBe("sign-in")
      const { permission } = row
      const lacking = permission ? ROLE_KEYS.filter((role) => !mayAs(role, permission)) : []
      for (const role of lacking) {
        expect([role, await show(row, rightfulOf(scene.now, role, victim), victim)]).toEqual([role, "absent"])
      }
      for (const key of strangersOf(row)) {
        const shown = await show(row, strangers[key], victim)
        if (!row.own) expect([key, shown]).toEqual([key, "absent"])
        const secrets = [...victim.texts, ...(isForeign(key) && !row.search ? [victim.county] : [])]
        expect([key, secretsIn(shown, secrets)]).toEqual([key, []])
      }
      expect(await print()).toEqual(before)
      const shown = await show(row, rightfulOf(scene.now, row.rightful, victim), victim)
      expect(shown).toHaveProperty("texts")
      if (!row.silent) expect(secretsIn(shown, victim.texts).length).toBeGreaterThan(0)
    })
  }

  it("every page behind the sign-in has a row in tests/isolation/rows-pages.ts", () => {
    const all = sourceFiles().filter((file) => /^app\/\((?:county|platform)\)\/.*page\.tsx$/.test(file))
    expect(all.filter((file) => !pages.some((row) => row.file === file))).toEqual([])
    expect(pages.filter(({ file }) => !existsSync(file)).map(({ file }) => file)).toEqual([])
  })
})
