import { readFileSync } from "node:fs"
import { resolve } from "node:path"
import NextForm from "next/form"
import NextLink from "next/link"
import { sourceFiles } from "@/tests/architecture/source-files"

const IS_CLIENT = /^\s*["']use client["']/m

/** Components that run in the browser: what they are handed counts as shown, they themselves are not run. */
async function clientComponents(): Promise<ReadonlySet<unknown>> {
  const files = sourceFiles().filter(
    (file) => /^(?:app|components)\/.*\.tsx$/.test(file) && IS_CLIENT.test(readFileSync(file, "utf8")),
  )
  const modules = await Promise.all(
    files.map(async (file): Promise<Record<string, unknown>> => import(/* @vite-ignore */ resolve(file))),
  )
  return new Set<unknown>([NextLink, NextForm, ...modules.flatMap((module) => Object.values(module))])
}
const client = await clientComponents()

interface Element {
  readonly $$typeof: symbol
  readonly type: unknown
  readonly props: Readonly<Record<string, unknown>>
}
const isElement = (value: object): value is Element => "$$typeof" in value && "props" in value

/** Every text that a page would send, in its elements and in what it hands to components of the browser. */
export async function renderedText(value: unknown): Promise<string[]> {
  if (typeof value === "string" || typeof value === "number") return [String(value)]
  if (typeof value !== "object" || value === null) return []
  if (value instanceof Date) return [value.toISOString()]
  if (value instanceof Promise) return renderedText(await value)
  if (value instanceof Map || value instanceof Set || Array.isArray(value)) {
    return (await Promise.all([...value].map(renderedText))).flat()
  }
  if (isElement(value) && typeof value.type === "function" && !client.has(value.type)) {
    return renderedText(await value.type(value.props))
  }
  return renderedText(Object.values(isElement(value) ? value.props : value))
}
