import { readdirSync, readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { columnOf, type Field, isSealed } from "@/lib/domain/household/field"
import { HOUSEHOLD_FIELDS } from "@/lib/domain/household/household-fields"
import { MEMBER_FIELDS } from "@/lib/domain/household/member-fields"

const schema = readdirSync("prisma/schema")
  .map((file) => readFileSync(`prisma/schema/${file}`, "utf8"))
  .join("\n")
const migrations = readdirSync("prisma/migrations", { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => readFileSync(`prisma/migrations/${entry.name}/migration.sql`, "utf8"))
  .join("\n")

interface Model {
  readonly name: string
  readonly body: string
}
const models: Model[] = [...schema.matchAll(/^model (\w+) \{([\s\S]*?)^\}/gm)].map(([, name = "", body = ""]) => ({
  name,
  body,
}))
/** People and sessions are looked up before any county is known; the list of counties holds no person. */
const PLATFORM = ["County", "Account", "AccountGuard", "Session"]
const tenant = models.filter((model) => !PLATFORM.includes(model.name))

describe("the schema can be distributed by county", () => {
  it("knows its models", () => expect(models.length).toBeGreaterThan(20))

  it("every tenant model's key begins with the county", () => {
    expect(tenant.filter(({ body }) => !/@@id\(\[countyCode, /.test(body)).map(({ name }) => name)).toEqual([])
  })

  it("every index and unique constraint begins with the county", () => {
    const wrong = tenant.flatMap(({ name, body }) =>
      [...body.matchAll(/@@(?:index|unique)\(\[(\w+)/g)].filter(([, first]) => first !== "countyCode").map(() => name),
    )
    expect(wrong).toEqual([])
    const byHand = [...migrations.matchAll(/CREATE (?:UNIQUE )?INDEX "(\w+)"\s+ON "(\w+)"\s*\(\s*"(\w+)"/g)]
    const platform = new Set(["county", "account", "account_guard", "session"])
    expect(
      byHand
        .filter(([, , table = "", first]) => first !== "county_code" && !platform.has(table))
        .map(([, index]) => index),
    ).toEqual([])
  })

  it("every foreign key between tenant tables carries the county, and none cascades", () => {
    const keys = [...migrations.matchAll(/FOREIGN KEY \(([^)]*)\) REFERENCES "(\w+)"/g)]
    expect(keys.length).toBeGreaterThan(10)
    const single = new Set(["county", "account"])
    expect(
      keys
        .filter(([, columns = "", table = ""]) => !single.has(table) && !columns.startsWith('"county_code"'))
        .map(([key]) => key),
    ).toEqual([])
    expect(migrations).not.toMatch(/ON DELETE (?:CASCADE|SET)/)
  })

  it("the county is text everywhere", () => {
    const wrong = models.filter(({ body }) => /countyCode\s+(?!\s|String\b)/.test(body)).map(({ name }) => name)
    expect(wrong).toEqual([])
  })
})

describe("the dictionary and the tables agree", () => {
  const kinds: Record<string, string> = {
    boolean: "Boolean?",
    integer: "Int?",
    year: "Int?",
    decimal: "Float?",
    codes: "String[]",
    date: "DateTime?",
  }
  const REQUIRED = new Set(["householdNo", "rollType", "name"])
  const check = (model: string, fields: readonly Field[]) => {
    const body = models.find(({ name }) => name === model)?.body ?? ""
    const typeOf = (column: string): string | undefined => new RegExp(`^\\s+${column}\\s+(\\S+)`, "m").exec(body)?.[1]
    return fields.flatMap((field) => {
      if (isSealed(field.type))
        return ["Cipher", "Masked", "Index"]
          .filter((part) => typeOf(field.key + part) !== "String?")
          .map((part) => field.key + part)
      const wanted = REQUIRED.has(field.key) ? "String" : (kinds[field.type.kind] ?? "String?")
      const mapped = columnOf(field.key) === field.key || body.includes(`@map("${columnOf(field.key)}")`)
      return typeOf(field.key) === wanted && mapped ? [] : [field.key]
    })
  }
  it("each field of a household has its column", () => expect(check("Household", HOUSEHOLD_FIELDS)).toEqual([]))
  it("each field of a member has its column", () => expect(check("Member", MEMBER_FIELDS)).toEqual([]))
})
