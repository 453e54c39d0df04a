import { execFileSync } from "node:child_process"
import { readFileSync } from "node:fs"
import path from "node:path"

/** TypeScript files that git knows of or would add, as paths from the root with forward slashes. */
export function sourceFiles(): string[] {
  const listed = execFileSync(
    "git",
    ["ls-files", "--cached", "--others", "--exclude-standard", "--", "*.ts", "*.tsx"],
    {
      encoding: "utf8",
    },
  )
  return [...new Set(listed.split("\n"))].filter((file) => file !== "" && !file.endsWith(".d.ts") && exists(file))
}

function exists(file: string): boolean {
  try {
    readFileSync(file)
    return true
  } catch {
    return false
  }
}

const COMMENT_LINE = /^\s*(?:\/?\*|\/\/).*$/gm
const IMPORT = /(?:^|[\s;}])(?:from\s*|import\s*\(?\s*)"([^"\n]+)"/gm

/** What a file imports: own files as paths from the root without their ending, packages by their name. */
export function importsOf(file: string): string[] {
  const text = readFileSync(file, "utf8").replace(COMMENT_LINE, "")
  return [...text.matchAll(IMPORT)].flatMap(([, target]) => {
    if (target === undefined) return []
    if (target.startsWith("@/")) return [target.slice(2)]
    if (target.startsWith(".")) return [path.posix.join(path.posix.dirname(file), target)]
    return [`package:${target}`]
  })
}
