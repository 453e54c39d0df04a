import { resolve } from "node:path"
import { sourceFiles } from "@/tests/architecture/source-files"

const FEATURES = /^lib\/features\/[^/]+\/(?:[a-z-]+-)?(?:queries|mutations|actions)\.ts$/
const ROUTES = /^app\/.*\/route\.ts$/
const METHODS = new Set(["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"])

/** A function that somebody outside its file can call. */
export interface Export {
  readonly file: string
  readonly name: string
  readonly value: unknown
}

async function exportsOf(file: string): Promise<Export[]> {
  const module: Record<string, unknown> = await import(/* @vite-ignore */ resolve(file))
  return Object.entries(module)
    .filter(([name, value]) => typeof value === "function" && (!ROUTES.test(file) || METHODS.has(name)))
    .map(([name, value]) => ({ file, name, value }))
}

/** Every exported function of queries, mutations, actions and routes, as the modules have them. */
export async function listExports(): Promise<Export[]> {
  const files = sourceFiles().filter((file) => (FEATURES.test(file) || ROUTES.test(file)) && !file.includes(".test."))
  return (await Promise.all(files.map(exportsOf))).flat()
}

const names = new Map((await listExports()).map(({ file, name, value }) => [value, `${file} ${name}`]))

/** What a row is called by: the file and the name under which its function is exported. */
export const nameOf = (of: unknown): string => names.get(of) ?? "not exported any more"
