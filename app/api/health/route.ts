import { databaseHealth } from "@/lib/platform/health"

/** For balancers and watchers: whether the database answers and every migration is in place. Needs no session, tells no secret. */
export async function GET(): Promise<Response> {
  const health = await databaseHealth()
  const ok = health.database && health.migrations
  return Response.json({ ok, ...health }, { status: ok ? 200 : 503, headers: { "cache-control": "no-store" } })
}
