import { beforeAll, describe, expect, it } from "vitest"
import { addWorkingDays } from "@/lib/domain/calendar/working-days"
import { removeCalendarDay, setCalendarDay } from "@/lib/features/calendar/actions"
import { countyCalendar, listOwnDays } from "@/lib/features/calendar/queries"
import type { Scope } from "@/lib/platform/scope/scope"
import { makeCounty, scopeFor } from "@/tests/support/county"
import { signedInAs } from "@/tests/support/signed-in"
import { rowsAsOwner } from "@/tests/support/sql"

let admin: Scope
let staff: Scope
beforeAll(async () => {
  const { code } = await makeCounty()
  admin = await scopeFor("countyAdmin", code)
  staff = await scopeFor("countyStaff", code)
})
const set = (raw: object, who = admin) => signedInAs(who, () => setCalendarDay(raw))

describe("the county's own working days", () => {
  it("move deadlines until they are taken back, and each change is in the audit trail", async () => {
    expect(addWorkingDays("2026-03-02", 1, await countyCalendar(admin))).toBe("2026-03-03")
    expect(await set({ day: "2026-03-03", working: "false", label: "县庆" })).toMatchObject({ ok: true })
    expect(addWorkingDays("2026-03-02", 1, await countyCalendar(staff))).toBe("2026-03-04")
    expect(await listOwnDays(admin, 2026)).toEqual([{ day: "2026-03-03", working: false, label: "县庆" }])
    expect(await listOwnDays(admin, 2027)).toEqual([])
    expect(await set({ day: "2026-03-03", working: "false", label: "县庆放假" })).toMatchObject({ ok: true })
    const remove = () => signedInAs(admin, () => removeCalendarDay({ day: "2026-03-03" }))
    expect(await remove()).toMatchObject({ ok: true })
    expect(await remove()).toMatchObject({ ok: false, code: "notFound" })
    const events = await rowsAsOwner<{ details: unknown }>(
      "SELECT details FROM audit_event WHERE county_code = $1 AND type = 'calendar.changed' ORDER BY at",
      [admin.countyCode],
    )
    expect(events.map(({ details }) => details)).toEqual([
      { day: "2026-03-03", working: false },
      { day: "2026-03-03", working: false },
      { day: "2026-03-03", working: null },
    ])
  })

  it("what is so anyway is not entered again, and others than the administrator enter nothing", async () => {
    expect(await set({ day: "2026-10-01", working: "false", label: "国庆" })).toMatchObject({
      ok: false,
      code: "invalid",
    })
    expect(await set({ day: "2026-10-10", working: "true", label: "调休" })).toMatchObject({
      ok: false,
      code: "invalid",
    })
    expect(await set({ day: "2026-03-07", working: "true", label: "防汛" }, staff)).toMatchObject({
      ok: false,
      code: "forbidden",
    })
    expect(await set({ day: "2026-03-07", working: "true", label: "防汛" })).toMatchObject({ ok: true })
  })
})
