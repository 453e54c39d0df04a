import { expect, it } from "vitest"
import { alertJobs } from "@/lib/features/alerts/jobs"
import { classificationJobs } from "@/lib/features/classification/jobs"
import { importJobs } from "@/lib/features/imports/jobs"
import { JOB_LABEL } from "@/lib/features/jobs/schema"

it("every kind of background work has its words", () => {
  expect(Object.keys(JOB_LABEL).sort()).toEqual(
    Object.keys({ ...importJobs, ...classificationJobs, ...alertJobs }).sort(),
  )
})
