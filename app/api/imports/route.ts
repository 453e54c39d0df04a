import { type ImportKind, isImportKind } from "@/lib/domain/import/kinds"
import { uploadWorkbook } from "@/lib/features/imports/actions"
import { env } from "@/lib/platform/env"
import { route } from "@/lib/platform/route"

const MIB = 1024 * 1024
/** Uploads are held in memory while they arrive; more at once would need more memory than a small server has. */
const MOST_AT_ONCE = 3
let arriving = 0

const refusal = (status: number, message: string): Response => Response.json({ message }, { status })

/** The body as it arrives, given up as soon as it is larger than allowed. @returns null when it is */
async function readBody(body: ReadableStream<Uint8Array>, most: number): Promise<Buffer | null> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of body as unknown as AsyncIterable<Uint8Array>) {
    size += piece.length
    if (size > most) return null
    pieces.push(piece)
  }
  return Buffer.concat(pieces, size)
}

function nameOf(request: Request): string {
  try {
    return decodeURIComponent(request.headers.get("x-file-name") ?? "").slice(-200) || "未命名.xlsx"
  } catch {
    return "未命名.xlsx"
  }
}

/** What the uploader says that the workbook holds; undefined = by its headings. */
function kindOf(request: Request): ImportKind | undefined {
  const chosen = request.headers.get("x-import-kind")
  return isImportKind(chosen) ? chosen : undefined
}

/** Takes a workbook as the plain body of the request, its name in `x-file-name`, its kind in `x-import-kind`. Answers the batch's id or one sentence. */
export const POST = route({
  permission: "import.run",
  run: async (_scope, request) => {
    const limit = env().UPLOAD_LIMIT_MB
    const tooLarge = `文件超过 ${limit} MB，没有接收；请拆成几个文件，或只保留需要导入的工作表`
    if (Number(request.headers.get("content-length") ?? 0) > limit * MIB) return refusal(413, tooLarge)
    if (!request.body) return refusal(400, "没有收到文件，请重新选择")
    if (arriving >= MOST_AT_ONCE) return refusal(503, "有几个文件正在上传，请一分钟后再试")
    arriving++
    try {
      const bytes = await readBody(request.body, limit * MIB)
      if (!bytes) return refusal(413, tooLarge)
      const result = await uploadWorkbook({ name: nameOf(request), bytes, kind: kindOf(request) })
      return result.ok ? Response.json(result.value) : refusal(422, result.message)
    } finally {
      arriving--
    }
  },
})
