import { IMPORT_KINDS, isImportKind } from "@/lib/domain/import/kinds"
import { templateSheets } from "@/lib/features/imports/template-queries"
import { route } from "@/lib/platform/route"
import { workbookResponse, writeWorkbook } from "@/lib/platform/workbook/write"

/** The blank workbook of a kind (`?kind=`), the register's when none is named. */
export const GET = route({
  permission: "import.run",
  run: async (_scope, request) => {
    const asked = new URL(request.url).searchParams.get("kind") ?? "register"
    if (!isImportKind(asked)) return Response.json({ message: "没有这种模板" }, { status: 404 })
    return workbookResponse(writeWorkbook(templateSheets(asked)), `${IMPORT_KINDS[asked].label}导入模板.xlsx`)
  },
})
