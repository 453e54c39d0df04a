import type { ItemResult } from "@/lib/domain/field/protocol"
import { acceptItem } from "@/lib/features/field/actions"
import { receiptOf } from "@/lib/features/field/queries"
import { itemSchema, pushSchema } from "@/lib/features/field/schema"
import { route } from "@/lib/platform/route"
import type { Scope } from "@/lib/platform/scope/scope"

/** What was received already under this id; null when nothing was. */
async function already(scope: Scope, item: { id: string }, deviceId: string): Promise<ItemResult | null> {
  const sent = itemSchema.safeParse({ ...item, deviceId })
  const receipt = await receiptOf(scope, item.id, sent.success ? sent.data.payload : null)
  if (!receipt) return null
  if (!receipt.same)
    return {
      id: item.id,
      outcome: "refused",
      taken: true,
      reason: "同一编号下县里已收到另一份内容，请另存为新的走访再发送",
    }
  return { id: item.id, outcome: "already", at: receipt.at, ...receipt.result }
}

async function accept(scope: Scope, item: { id: string }, deviceId: string): Promise<ItemResult> {
  const known = await already(scope, item, deviceId)
  if (known) return known
  const result = await acceptItem({ ...item, deviceId })
  if (result.ok) return { id: item.id, outcome: "stored", at: new Date().toISOString(), ...result.value }
  // Somebody else's sending of the same item may have come first.
  if (result.code === "conflict")
    return (await already(scope, item, deviceId)) ?? { id: item.id, outcome: "refused", reason: result.message }
  if (result.code === "failed") throw new Error("an item could not be stored")
  return { id: item.id, outcome: "refused", reason: result.message }
}

/** Takes what a phone has written, item by item; each answer is a receipt or a reason. */
export const POST = route({
  permission: "visit.record",
  run: async (scope, request) => {
    const parsed = pushSchema.safeParse(await request.json().catch(() => null))
    if (!parsed.success) return Response.json({ message: "请求不完整，请刷新页面" }, { status: 422 })
    if (parsed.data.account && parsed.data.account !== scope.actorId)
      return Response.json({ message: "这台手机上已换人登录，请刷新页面" }, { status: 409 })
    const results: ItemResult[] = []
    for (const item of parsed.data.items) results.push(await accept(scope, item, parsed.data.device.id))
    return Response.json({ results }, { headers: { "cache-control": "no-store" } })
  },
})
