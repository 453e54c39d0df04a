import { z } from "zod"

/** Kinds of background work in the words of the page; a test compares them with the worker's. */
export const JOB_LABEL: Readonly<Record<string, string>> = {
  "import.read": "读取工作簿",
  "import.apply": "写入导入批次",
  "import.undo": "撤销导入批次",
  "classification.preview": "预览全县判定",
  "classification.run": "全县判定",
  "alerts.watch": "检查全县预警",
}

export const cancelJobSchema = z.object({ id: z.uuid("没有这个后台任务") })
