import { join } from "node:path"
import ExcelJS from "exceljs"
import { beforeAll, describe, expect, it } from "vitest"
import { SAMPLES_FOLDER } from "@/lib/features/imports/sample-queries"
import { today } from "@/lib/platform/clock"
import { ASSISTANCE_WORKBOOK, PAIRINGS_WORKBOOK } from "@/prisma/seed/demo/casework/sample-workbooks"
import { loadDemo } from "@/prisma/seed/load-demo"
import { asOwner } from "@/tests/support/owner"

const rowsOf = (sql: string) => asOwner(async (client) => (await client.query(sql)).rows)
/** A figure by its name: counts of rows as whole numbers. */
const figuresOf = async (sql: string): Promise<Record<string, number>> => {
  const [row] = await rowsOf(sql)
  return Object.fromEntries(Object.entries(row ?? {}).map(([name, value]) => [name, Number(value)]))
}

const JOINED = "p.county_code = v.county_code AND p.household_id = v.household_id"

describe("the demo's casework", () => {
  beforeAll(() => loadDemo(() => undefined, { small: true }), 240_000)

  it("names somebody for nearly every household, and nobody for one or two of a hundred", async () => {
    const { share } = await figuresOf(`SELECT avg((NOT EXISTS (SELECT FROM pairing p
      WHERE p.county_code = h.county_code AND p.household_id = h.id AND p.ended_on IS NULL))::int) AS share
      FROM household h WHERE h.county_code = '610431'`)
    expect(share).toBeGreaterThan(0.005)
    expect(share).toBeLessThan(0.03)
  })

  it("has visits of every role that owes them: most of helpers, some of secretaries, few of offices and leaders", async () => {
    const shares =
      await rowsOf(`SELECT visitor_role AS role, count(*)::float8 / sum(count(*)) OVER () AS share FROM visit
      WHERE county_code = '610431' GROUP BY 1`)
    const of = Object.fromEntries(shares.map(({ role, share }) => [role, Number(share)]))
    expect(of.helper).toBeGreaterThan(0.7)
    for (const role of ["firstSecretary", "townshipStaff", "countyLeader"]) {
      expect([role, (of[role] ?? 0) > 0.0005]).toEqual([role, true])
      expect([role, (of[role] ?? 0) < 0.2]).toEqual([role, true])
    }
    const { leaders, quarters } =
      await figuresOf(`SELECT count(DISTINCT visitor_id) AS leaders, count(DISTINCT date_trunc('quarter', visited_on)) AS quarters
      FROM visit WHERE county_code = '610431' AND visitor_role = 'countyLeader'`)
    expect(leaders).toBeGreaterThan(0)
    expect(quarters).toBeGreaterThan(2)
  })

  it("has alerts in every state, most rightly raised, some overdue, each told from its finding on", async () => {
    const found =
      await figuresOf(`SELECT count(*) AS alerts, avg((state = 'closed')::int) AS closed, avg((state = 'open')::int) AS open,
      avg((outcome = 'falseAlarm')::int) FILTER (WHERE outcome IS NOT NULL) AS wrong, avg((due_on < current_date)::int) FILTER (WHERE state <> 'closed') AS late,
      (SELECT count(*) FROM household WHERE county_code = '610431') AS households FROM alert WHERE county_code = '610431'`)
    expect(found.closed).toBeGreaterThan(0.3)
    expect(found.wrong).toBeGreaterThan(0.05)
    expect(found.wrong).toBeLessThan(0.25)
    expect(found.late).toBeGreaterThan(0.03)
    expect(found.late).toBeLessThan(0.4)
    expect(
      await rowsOf(`SELECT a.id FROM alert a WHERE (SELECT min(e.at) FROM alert_event e WHERE e.county_code = a.county_code AND e.alert_id = a.id AND e.kind = 'opened')
      > (SELECT max(e.at) FROM alert_event e WHERE e.county_code = a.county_code AND e.alert_id = a.id) OR a.closed_on < a.opened_on OR a.closed_on > current_date + 1`),
    ).toEqual([])
  })

  it("gives nobody a household twice at the same time", async () => {
    expect(
      await rowsOf(
        `SELECT household_id FROM pairing WHERE ended_on IS NULL GROUP BY county_code, household_id HAVING count(*) > 1`,
      ),
    ).toEqual([])
  })

  it("gives helpers fifteen to twenty-five households", async () => {
    const { average, most } = await figuresOf(`SELECT avg(n) AS average, max(n) AS most FROM (SELECT count(*) AS n
      FROM pairing WHERE county_code = '610431' AND ended_on IS NULL GROUP BY account_id) x`)
    expect(average).toBeGreaterThan(14)
    expect(average).toBeLessThan(25)
    expect(most).toBeLessThanOrEqual(32)
  })

  it("has one open, one declined and some accepted hand-overs, and a helper who left with households", async () => {
    const states = await rowsOf("SELECT DISTINCT state FROM handover WHERE county_code = '610431' ORDER BY state")
    expect(states.map(({ state }) => state)).toEqual(["accepted", "declined", "proposed"])
    const { open } = await figuresOf(
      "SELECT count(*) AS open FROM handover WHERE county_code = '610431' AND state = 'proposed'",
    )
    expect(open).toBe(1)
    const left = await rowsOf(`SELECT a.id, count(*)::int AS households FROM account a
      JOIN pairing p ON p.county_code = a.county_code AND p.account_id = a.id AND p.ended_on IS NULL
      WHERE a.county_code = '610431' AND a.disabled_at IS NOT NULL GROUP BY a.id`)
    expect(left).toHaveLength(1)
    expect(left[0]?.households).toBeGreaterThan(5)
  })

  it("has no visit by a helper who was not paired on that day", async () => {
    expect(
      await rowsOf(`SELECT v.id FROM visit v JOIN account a ON a.id = v.visitor_id WHERE a.role = 'helper' AND NOT EXISTS (
        SELECT FROM pairing p WHERE ${JOINED} AND p.account_id = v.visitor_id AND p.started_on <= v.visited_on
          AND (p.ended_on IS NULL OR v.visited_on < p.ended_on))`),
    ).toEqual([])
  })

  it("has no visit outside the visitor's area", async () => {
    expect(
      await rowsOf(
        `SELECT v.id FROM visit v JOIN account a ON a.id = v.visitor_id WHERE NOT starts_with(v.village_code, a.area)`,
      ),
    ).toEqual([])
  })

  it("keeps the last days with household and pairing as the visits say", async () => {
    expect(
      await rowsOf(`SELECT h.id FROM household h LEFT JOIN (SELECT county_code, household_id, max(visited_on) AS day FROM visit
          WHERE NOT met @> '{nobody}' GROUP BY 1, 2) v ON v.county_code = h.county_code AND v.household_id = h.id
        WHERE h.last_seen_on IS DISTINCT FROM v.day`),
    ).toEqual([])
    expect(
      await rowsOf(`SELECT p.id FROM pairing p LEFT JOIN LATERAL (SELECT max(visited_on) AS day FROM visit v
          WHERE ${JOINED} AND v.visitor_id = p.account_id AND NOT v.met @> '{nobody}') x ON true WHERE p.last_visit_on IS DISTINCT FROM x.day`),
    ).toEqual([])
  })

  it("has a few households of a hundred that nobody has seen for two months", async () => {
    const { unseen, never } = await figuresOf(`SELECT avg((last_seen_on < '${today()}'::date - 60)::int) AS unseen,
      avg((last_seen_on IS NULL)::int) AS never FROM household WHERE county_code = '610431'`)
    expect(unseen).toBeGreaterThan(0.015)
    expect(unseen).toBeLessThan(0.05)
    expect(never).toBeGreaterThan(0)
    expect(never).toBeLessThan(0.04)
  })

  it("visits little on days of rest and most before the 25th", async () => {
    const { rest, before, after } = await figuresOf(`SELECT avg((extract(isodow FROM visited_on) > 5)::int) AS rest,
      avg((extract(day FROM visited_on) BETWEEN 15 AND 24)::int) AS before,
      avg((extract(day FROM visited_on) >= 25)::int) AS after FROM visit`)
    expect(rest).toBeLessThan(0.1)
    expect(before).toBeGreaterThan(0.36)
    expect(after).toBeLessThan(0.2)
  })

  it("has no day in the future but what is due", async () => {
    const days = [
      ["visit", "visited_on"],
      ["measure_event", "happened_on"],
      ["assistance", "given_on"],
      ["problem", "raised_on"],
      ["problem", "closed_on"],
      ["plan_measure", "state_on"],
      ["plan", "consent_on"],
      ["pairing", "started_on"],
      ["change_request", "seen_on"],
    ]
    const late = days.map(
      ([table, day]) => `SELECT '${table}.${day}' AS what FROM "${table}" WHERE ${day} > '${today()}'`,
    )
    expect(await rowsOf(late.join(" UNION ALL "))).toEqual([])
  })

  it("has the plan of every measure, and no agreed plan without the household's word", async () => {
    expect(
      await rowsOf(`SELECT m.id FROM plan_measure m WHERE NOT EXISTS (SELECT FROM plan p WHERE p.county_code = m.county_code
        AND p.household_id = m.household_id AND p.version = m.from_version)`),
    ).toEqual([])
    expect(
      await rowsOf(
        "SELECT id FROM plan WHERE state <> 'draft' AND (consent IS NULL OR consent_on IS NULL OR agreed_at IS NULL)",
      ),
    ).toEqual([])
  })

  it("has a plan for most households and for nearly all that are monitored", async () => {
    const { all, watched } =
      await figuresOf(`SELECT avg(has::int) AS all, avg(has::int) FILTER (WHERE watched) AS watched
      FROM (SELECT starts_with(h.roll_type, 'monitored') AND h.risk_cleared IS NOT TRUE AS watched, EXISTS (
        SELECT FROM plan p WHERE p.county_code = h.county_code AND p.household_id = h.id) AS has
        FROM household h WHERE h.county_code = '610431') x`)
    expect(all).toBeGreaterThan(0.9)
    expect(all).toBeLessThan(0.99)
    expect(watched).toBeGreaterThan(0.94)
  })

  it("confirms after delivery and writes into the ledger what was delivered, on that day", async () => {
    expect(await rowsOf("SELECT id FROM plan_measure WHERE confirmed_on <= delivered_on")).toEqual([])
    expect(
      await rowsOf(`SELECT m.id FROM plan_measure m WHERE (m.delivered_on IS NOT NULL) <> EXISTS (SELECT FROM assistance a
        WHERE a.county_code = m.county_code AND a.measure_id = m.id AND a.given_on = m.delivered_on AND a.household_id = m.household_id)`),
    ).toEqual([])
  })

  it("tells each measure's way by its events: each from the state before, the last is its state", async () => {
    expect(
      await rowsOf(`SELECT m.id FROM plan_measure m JOIN LATERAL (SELECT array_agg(e.to_state ORDER BY e.happened_on, e.at) AS ends,
          array_agg(e.from_state ORDER BY e.happened_on, e.at) AS begins FROM measure_event e
          WHERE e.county_code = m.county_code AND e.measure_id = m.id) x ON true
        WHERE x.ends IS NULL OR x.ends[cardinality(x.ends)] <> m.state OR x.begins[2:] <> x.ends[:cardinality(x.ends) - 1]`),
    ).toEqual([])
  })

  it("has work for 住建局 and 人社局 in the township, some of it overdue", async () => {
    const rows = await rowsOf(`SELECT department, count(*) FILTER (WHERE state IN ('agreed', 'underway'))::int AS open,
      count(*) FILTER (WHERE state IN ('agreed', 'underway') AND due_on < '${today()}')::int AS late,
      count(*) FILTER (WHERE state = 'delivered')::int AS unconfirmed
      FROM plan_measure WHERE starts_with(village_code, '610431103') AND department IN ('zhujian', 'renshe') GROUP BY 1 ORDER BY 1`)
    expect(rows.map(({ department }) => department)).toEqual(["renshe", "zhujian"])
    for (const { open, late, unconfirmed } of rows) {
      expect(open).toBeGreaterThanOrEqual(12)
      expect(late).toBeGreaterThan(0)
      expect(unconfirmed).toBeGreaterThan(0)
    }
  })

  it("has problems that are open, overdue and closed with the household's word", async () => {
    const { share, open, late, silent } = await figuresOf(`SELECT count(DISTINCT household_id)::float8
        / (SELECT count(*) FROM household WHERE county_code = '610431') AS share,
      count(*) FILTER (WHERE state = 'open' AND due_on >= '${today()}') AS open,
      count(*) FILTER (WHERE state = 'open' AND due_on < '${today()}') AS late,
      count(*) FILTER (WHERE state = 'closed' AND household_word IS NULL AND household_id IS NOT NULL) AS silent
      FROM problem WHERE county_code = '610431'`)
    expect(share).toBeGreaterThan(0.02)
    expect(share).toBeLessThan(0.06)
    expect(open).toBeGreaterThan(1)
    expect(late).toBeGreaterThan(1)
    expect(silent).toBe(0)
  })

  it("has found changes that hold, that wait for the township and that meet another's", async () => {
    const rows = await rowsOf(
      "SELECT state, count(*)::int AS n FROM change_request WHERE county_code = '610431' GROUP BY 1",
    )
    const of = Object.fromEntries(rows.map(({ state, n }) => [state, n]))
    expect(of.applied).toBeGreaterThanOrEqual(10)
    expect(of.pending).toBeGreaterThanOrEqual(18)
    expect(of.conflict).toBeGreaterThanOrEqual(2)
    expect(await rowsOf("SELECT id FROM change_request WHERE old_value = new_value")).toEqual([])
  })

  it("speaks in many sentences and leaves no blank unfilled", async () => {
    const { sentences, visits, blank } =
      await figuresOf(`SELECT count(DISTINCT sentence) AS sentences, count(*) AS visits,
      count(*) FILTER (WHERE sentence ~ '[{}]|undefined|null') AS blank FROM visit`)
    expect(blank).toBe(0)
    expect(Number(sentences) / Number(visits)).toBeGreaterThan(0.3)
  })

  it("holds no number that somebody could have: office numbers begin with 0000, mobile numbers do not occur", async () => {
    const phones = await rowsOf(`SELECT work_phone AS phone FROM account WHERE work_phone IS NOT NULL
      UNION ALL SELECT phone FROM unit UNION ALL SELECT phone FROM appointment WHERE phone IS NOT NULL`)
    expect(phones.length).toBeGreaterThan(100)
    expect(phones.filter(({ phone }) => !/^0\d{2,3}-0000\d{4}$/.test(phone))).toEqual([])
    expect(
      await rowsOf(`SELECT sentence FROM visit WHERE sentence ~ '\\d{7}' UNION ALL SELECT detail FROM problem WHERE detail ~ '\\d{7}'
        UNION ALL SELECT note FROM measure_event WHERE note ~ '\\d{7}'`),
    ).toEqual([])
  })
})

/** Rows below the heading of a workbook's only sheet. */
async function linesOf(name: string): Promise<unknown[][]> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.readFile(join(SAMPLES_FOLDER, name))
  const lines: unknown[][] = []
  workbook.worksheets[0]?.eachRow((row, number) => {
    if (number > 2) lines.push((row.values as unknown[]).slice(1))
  })
  return lines
}

describe("the workbooks to try", () => {
  const numbers = async () =>
    new Set((await rowsOf("SELECT household_no AS no FROM household WHERE county_code = '610431'")).map(({ no }) => no))

  it("帮扶台账 has lines for households and villages, and two that cannot be taken", async () => {
    const lines = await linesOf(ASSISTANCE_WORKBOOK)
    const known = await numbers()
    expect(lines).toHaveLength(34)
    expect(lines.filter(([no]) => !no)).toHaveLength(2)
    expect(lines.filter(([no]) => no && !known.has(no))).toHaveLength(1)
    expect(lines.filter((line) => String(line[3]) > today())).toHaveLength(1)
  })

  it("结对名单 has every household of the township that nobody is responsible for, and two rows that cannot be taken", async () => {
    const lines = await linesOf(PAIRINGS_WORKBOOK)
    const free =
      await rowsOf(`SELECT household_no AS no FROM household h WHERE starts_with(village_code, '610431103') AND NOT EXISTS (
      SELECT FROM pairing p WHERE p.county_code = h.county_code AND p.household_id = h.id AND p.ended_on IS NULL)`)
    const accounts = new Set((await rowsOf("SELECT username FROM account")).map(({ username }) => username))
    expect(new Set(lines.slice(0, -2).map(([no]) => no))).toEqual(new Set(free.map(({ no }) => no)))
    expect(lines.filter((line) => !accounts.has(line[3]))).toHaveLength(1)
    const known = await numbers()
    expect(lines.filter(([no]) => !known.has(no))).toHaveLength(1)
  })
})
