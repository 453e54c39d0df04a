import { randomUUID } from "node:crypto"
import type { ItemResult, PullAnswer } from "@/lib/domain/field/protocol"
import type { VisitDraft } from "@/lib/domain/visit/visit"
import type { Scope } from "@/lib/platform/scope/scope"
import { signedInAs } from "./signed-in"

/** An item as a phone sends it. */
export const itemOf = (payload: VisitDraft, id: string = randomUUID()) => ({
  id,
  kind: "visit",
  at: "2026-01-01T08:00:00+08:00",
  payload,
})
export type SentItem = ReturnType<typeof itemOf>

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>

const requestOf = (body: unknown): Request =>
  new Request("http://county.invalid/api/field", {
    method: "POST",
    headers: { origin: "http://county.invalid", host: "county.invalid", "content-type": "application/json" },
    body: JSON.stringify(body),
  })

async function post(handler: Handler, scope: Scope, body: unknown): Promise<Response> {
  const request = requestOf(body)
  return signedInAs(scope, () => handler(request, { params: Promise.resolve({}) }))
}

/** Sends items through the real route. */
export async function push(
  scope: Scope,
  items: readonly SentItem[],
  deviceId: string = randomUUID(),
): Promise<ItemResult[]> {
  const { POST } = await import("@/app/api/field/push/route")
  const response = await post(POST, scope, { device: { id: deviceId }, items })
  const answer: { results: ItemResult[]; message?: string } = await response.json()
  if (!response.ok) throw new Error(`${response.status} ${answer.message}`)
  return answer.results
}

/** Sends items through the real route, each in a request of its own and all at the same time. */
export async function pushAtOnce(scope: Scope, items: readonly SentItem[]): Promise<ItemResult[]> {
  const { POST } = await import("@/app/api/field/push/route")
  const requests = items.map((item) => requestOf({ device: { id: randomUUID() }, items: [item] }))
  const responses = await signedInAs(scope, () =>
    Promise.all(requests.map((request) => POST(request, { params: Promise.resolve({}) }))),
  )
  const answers: { results: ItemResult[] }[] = await Promise.all(responses.map((response) => response.json()))
  return answers.flatMap(({ results }) => results)
}

export async function pull(scope: Scope, body: object): Promise<PullAnswer> {
  const { POST } = await import("@/app/api/field/pull/route")
  const response = await post(POST, scope, body)
  if (!response.ok) throw new Error(`${response.status}`)
  return response.json()
}
