import { describe, expect, it } from "vitest"
import { splitSql } from "./split-sql"

const texts = (sql: string) => splitSql(sql).map((statement) => statement.text)

describe("splitSql", () => {
  it("splits at the semicolons that end statements", () => {
    expect(texts("SELECT 1; SELECT 2;\n")).toEqual(["SELECT 1", "SELECT 2"])
  })

  it.each([
    ["a string", "SELECT 'a;''b;'"],
    ["an escape string", "SELECT E'a\\';b'"],
    ["a quoted name", 'SELECT "a;""b;"'],
    ["a dollar-quoted body", "DO $$ BEGIN PERFORM 1; END $$"],
    ["a tagged body with another inside", "DO $a$ BEGIN EXECUTE $$SELECT 1;$$; END $a$"],
    ["a line comment", "SELECT 1 -- a; b\n + 1"],
    ["a nested block comment", "SELECT 1 /* a; /* b; */ c; */ + 1"],
  ])("leaves those in %s", (_, sql) => {
    expect(texts(`${sql};\nSELECT 2`)).toEqual([sql, "SELECT 2"])
  })

  it("takes a parameter for what it is, not for a quote", () => {
    expect(texts("PREPARE p AS SELECT $1; SELECT $2;")).toEqual(["PREPARE p AS SELECT $1", "SELECT $2"])
  })

  it("leaves out what is only comment and tells the line of each statement", () => {
    const statements = splitSql("-- first\n\nSELECT 1;\n/* x */\n\n  SELECT 2;\n-- end\n")
    expect(statements.map((statement) => statement.line)).toEqual([3, 6])
  })
})
