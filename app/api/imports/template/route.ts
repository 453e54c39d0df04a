import { templateSheets } from "@/lib/features/imports/template-queries"
import { route } from "@/lib/platform/route"
import { workbookResponse, writeWorkbook } from "@/lib/platform/workbook/write"

/** The blank workbook. */
export const GET = route({
  permission: "import.run",
  run: async () => workbookResponse(writeWorkbook(templateSheets()), "一户一策导入模板.xlsx"),
})
