import * as duties from "@/lib/features/duties/queries"
import type { Rows } from "./row"

/** Duties and who was not seen. */
export const organisation: Rows = {
  reads: [
    { of: duties.listDue, call: (on) => duties.listDue(on), rightful: "firstSecretary", answer: "own" },
    { of: duties.dutyStates, call: (on) => duties.dutyStates(on), rightful: "firstSecretary", answer: "own" },
    {
      of: duties.unseenByPlace,
      call: (on, { village }) => duties.unseenByPlace(on, village.slice(0, 9)),
      rightful: "townshipStaff",
      answer: "own",
    },
  ],
}
