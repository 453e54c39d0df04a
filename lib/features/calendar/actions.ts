"use server"
import { event } from "@/lib/domain/audit/event"
import { nationalDay } from "@/lib/domain/calendar/national"
import { action, done, refuse } from "@/lib/platform/action"
import { removeDay, setDay } from "./mutations"
import { removeDaySchema, setDaySchema } from "./schema"

const subject = (day: string) => ({ kind: "calendar", id: day })

export const setCalendarDay = action({
  permission: "duty.edit",
  input: setDaySchema,
  async run(tx, { day, working, label }) {
    if (nationalDay(day).working === working) {
      const is = working ? "上班" : "休息"
      return refuse("invalid", `${day} 本来就${is}，不用另外登记`, { working: `这一天本来就${is}` })
    }
    await setDay(tx, { day, working, label })
    return done({ day }, event("calendar.changed", subject(day), { day, working }))
  },
})

export const removeCalendarDay = action({
  permission: "duty.edit",
  input: removeDaySchema,
  async run(tx, { day }) {
    if (!(await removeDay(tx, day))) return refuse("notFound", "没有登记过这一天，可能别人刚取消")
    return done({ day }, event("calendar.changed", subject(day), { day, working: null }))
  },
})
