import { getBatch } from "@/lib/features/imports/queries"
import { returnedSheets } from "@/lib/features/imports/returned-queries"
import { route } from "@/lib/platform/route"
import { workbookResponse, writeWorkbook } from "@/lib/platform/workbook/write"

/** The rows that were not taken (or, with ?which=doubts, were taken with a question), in the layout in which they came. */
export const GET = route({
  permission: "import.run",
  run: async (scope, request, params) => {
    const which = new URL(request.url).searchParams.get("which") === "doubts" ? "doubts" : "rejected"
    const batch = await getBatch(scope, params.id ?? "")
    const sheets = batch && (await returnedSheets(scope, batch, which))
    if (!batch || !sheets) return Response.json({ message: "没有需要退回的行，或原文件已过保存期" }, { status: 404 })
    const name = batch.fileName.replace(/\.xlsx$/i, "")
    return workbookResponse(writeWorkbook(sheets), `${name}-${which === "doubts" ? "待核对" : "退回"}.xlsx`)
  },
})
