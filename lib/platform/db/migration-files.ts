import { createHash } from "node:crypto"
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"

/** One folder of prisma/migrations. */
export interface MigrationFile {
  /** such as `001_register` */
  name: string
  sql: string
  /** sha256 of the file, hexadecimal, as the official command computes it */
  checksum: string
}

/** The migrations of the project in the order in which they are applied. */
export function readMigrationFiles(folder = join(process.cwd(), "prisma", "migrations")): MigrationFile[] {
  if (!existsSync(folder)) return []
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  return names
    .map((entry) => entry.name)
    .sort()
    .flatMap((name) => {
      const file = join(folder, name, "migration.sql")
      if (!existsSync(file)) return []
      const bytes = readFileSync(file)
      return [{ name, sql: bytes.toString("utf8"), checksum: createHash("sha256").update(bytes).digest("hex") }]
    })
}

/** The tables that prisma/schema declares, as "table" or "schema.table". */
export function readDeclaredTables(folder = join(process.cwd(), "prisma", "schema")): string[] {
  if (!existsSync(folder)) return []
  const files = readdirSync(folder).filter((name) => name.endsWith(".prisma"))
  return files.flatMap((name) => {
    const text = readFileSync(join(folder, name), "utf8")
    return [...text.matchAll(/^model\s+(\w+)\s*\{([\s\S]*?)^\}/gm)].map(([, model = "", body = ""]) => {
      const table = /^\s*@@map\("([^"]+)"\)/m.exec(body)?.[1] ?? model
      const schema = /^\s*@@schema\("([^"]+)"\)/m.exec(body)?.[1]
      return schema ? `${schema}.${table}` : table
    })
  })
}
