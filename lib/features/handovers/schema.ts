import { z } from "zod"

const reason = z.string("请写明原因").trim().min(2, "请写明原因").max(200, "原因不超过 200 个字")

export const proposeSchema = z.object({
  fromAccount: z.uuid(),
  toAccount: z.uuid("请选择接收的人"),
  householdIds: z
    .union([z.uuid(), z.array(z.uuid())], "请勾选要移交的户")
    .transform((given) => (Array.isArray(given) ? given : [given]))
    .refine((given) => given.length <= 300, "一次最多移交 300 户"),
  reason,
  respondBy: z.iso.date("请填写答复期限"),
  graceDays: z.coerce
    .number("查看期填天数")
    .int("查看期填整数天")
    .min(0, "查看期不少于 0 天")
    .max(60, "查看期最多 60 天"),
})

export const acceptSchema = z.object({ id: z.uuid() })
export const declineSchema = z.object({ id: z.uuid(), reason })

export interface HandoverRow {
  readonly id: string
  readonly from: string
  readonly fromId: string
  readonly to: string
  readonly toId: string
  readonly reason: string
  readonly graceDays: number
  readonly state: "proposed" | "accepted" | "declined" | "withdrawn"
  readonly respondBy: string
  readonly proposedBy: string
  readonly proposedById: string
  readonly proposedOn: string
  readonly decidedOn: string | null
  readonly decisionNote: string | null
  /** What is offered: number, village and head, and no more before it is taken over. */
  readonly items: readonly { readonly no: string; readonly head: string; readonly village: string }[]
}

export interface OwnHousehold {
  readonly id: string
  readonly no: string
  readonly head: string
  readonly village: string
}

export interface Successor {
  readonly id: string
  readonly name: string
  readonly post: string | null
}

export const passOnSchema = z.object({ fromAccount: z.uuid(), toAccount: z.uuid("请选择接手的人") })

/** An offer that waits for an answer, as the household's page tells it. */
export interface OpenOffer {
  readonly to: string
  readonly respondBy: string
}

/** Somebody who has left office, or whose office no longer reaches it, with what is still in their name. */
export interface LeftOffice {
  /** disabled = the account is closed; moved = of another role or area now */
  readonly why: "disabled" | "moved"
  readonly problems: number
  readonly measures: number
  readonly appointments: number
  readonly id: string
  readonly name: string
  readonly post: string | null
  readonly households: number
}
