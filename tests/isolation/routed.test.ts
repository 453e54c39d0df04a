import { describe, expect, it } from "vitest"
import { unrouted } from "./routed"

const tables = new Set(["household", "member", "village", "job"])
const of = (statement: string) => unrouted(statement, tables).length

describe("the lint of statements finds those that would ask every machine", () => {
  it.each([
    ["by id alone", "SELECT * FROM household WHERE id = $1", 1],
    ["the county of the session", "SELECT * FROM household WHERE county_code = app_county()", 1],
    ["a constant in the text", "SELECT * FROM household WHERE county_code = '610431'", 1],
    ["only in a comment", "SELECT * FROM household -- county_code = $1", 1],
    [
      "joined by the county, which nobody names",
      "SELECT 1 FROM household h JOIN member m ON m.county_code = h.county_code",
      1,
    ],
    [
      "inside EXISTS",
      "SELECT 1 FROM village v WHERE v.county_code = $1 AND EXISTS (SELECT FROM member m WHERE m.id = v.id)",
      1,
    ],
    [
      "one side of a UNION",
      "SELECT id FROM household WHERE county_code = $1 UNION SELECT id FROM member WHERE id = $2",
      1,
    ],
    ["update", "UPDATE job SET state = $1 WHERE id = $2", 1],
    ["delete", 'DELETE FROM "public"."member" WHERE "public"."member"."id" = $1', 1],
    ["insert without the column", "INSERT INTO job (id) VALUES ($1)", 1],
    ["insert from an unrouted selection", "INSERT INTO job (county_code, id) SELECT $1, m.id FROM member m", 1],
  ])("%s", (_name, statement, found) => expect(of(statement)).toBe(found))

  it.each([
    ["by the county", "SELECT * FROM household h WHERE h.county_code = $1 AND h.id = $2"],
    [
      "as Prisma writes it",
      'SELECT "public"."job"."id" FROM "public"."job" WHERE ("public"."job"."county_code" = $1 AND 1=1)',
    ],
    ["some counties", "SELECT 1 FROM household WHERE county_code IN ($1, $2) OR county_code = ANY ($3)"],
    [
      "a row of an outer query",
      "SELECT 1 FROM village v WHERE v.county_code = $1 AND EXISTS (SELECT FROM member m WHERE m.county_code = v.county_code)",
    ],
    ["insert", "INSERT INTO job (county_code, id) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING id"],
    [
      "insert from a selection",
      "INSERT INTO job (county_code, id) SELECT m.county_code, m.id FROM member m WHERE m.county_code = $1",
    ],
    ["functions of the owner", "SELECT * FROM auth_session($1, $2)"],
    ["a table without a county", "SELECT name FROM county WHERE code = $1"],
  ])("but not: %s", (_name, statement) => expect(of(statement)).toBe(0))
})
