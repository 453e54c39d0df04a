"use server"
import { event } from "@/lib/domain/audit/event"
import { action, done, refuse } from "@/lib/platform/action"
import { removeView as remove, saveView as save } from "./mutations"
import { removeViewSchema, saveViewSchema } from "./schema"

export const saveView = action({
  permission: "household.read",
  input: saveViewSchema,
  async run(tx, { name, query }) {
    const id = await save(tx, name, query)
    return done({ id }, event("view.saved", { kind: "view", id }, {}))
  },
})

export const removeView = action({
  permission: "household.read",
  input: removeViewSchema,
  async run(tx, { id }) {
    if (!(await remove(tx, id))) return refuse("notFound", "这个视图已经不在了")
    return done({ id }, event("view.removed", { kind: "view", id }, {}))
  },
})
