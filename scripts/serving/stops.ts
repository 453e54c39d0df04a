import { plainLine, say } from "../failure"

/** What must be stopped at the end, the newest first. */
export type Stops = (() => Promise<void> | void)[]

/** Stops everything, the newest first; what cannot be stopped does not keep the rest running. */
export async function closeAll(stops: Stops): Promise<void> {
  for (const stop of stops.reverse()) {
    try {
      await stop()
    } catch (error) {
      say(`停止时出错：${plainLine(error)}`)
    }
  }
}
