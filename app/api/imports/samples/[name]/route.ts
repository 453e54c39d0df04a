import { listSamples, readSample } from "@/lib/features/imports/sample-queries"
import { route } from "@/lib/platform/route"
import { workbookResponse } from "@/lib/platform/workbook/write"

/** A sample workbook of the demo counties; the people in it are invented. */
export const GET = route({
  permission: "import.run",
  run: async (scope, _request, params) => {
    const name = decodeURIComponent(params.name ?? "")
    const known = (await listSamples(scope.countyCode)).some((sample) => sample.name === name)
    const bytes = known ? await readSample(name) : null
    if (!bytes) return Response.json({ message: "没有这个样例文件" }, { status: 404 })
    return workbookResponse(new Blob([new Uint8Array(bytes)]).stream(), name)
  },
})
