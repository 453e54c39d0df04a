"use client"
import { useRouter } from "next/navigation"
import { type FormEvent, useState } from "react"
import { Alert } from "@/components/ui/alert"
import { FileDrop } from "@/components/ui/file-drop"
import { Progress } from "@/components/ui/progress"
import { Select } from "@/components/ui/select"
import { SubmitButton } from "@/components/ui/submit-button"
import { IMPORT_KINDS, type ImportKind } from "@/lib/domain/import/kinds"

interface Sending {
  readonly done: number
  readonly total: number
}
type Answer = { readonly id: string } | { readonly message: string }

const NO_ANSWER: Answer = { message: "上传中断了，什么都没有改变；请检查网络后重试" }

/** Sends the file as the request's body, telling how far it is. */
function send(file: File, kind: string, onProgress: (sending: Sending) => void): Promise<Answer> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open("POST", "/api/imports")
    request.setRequestHeader("x-file-name", encodeURIComponent(file.name))
    if (kind !== "") request.setRequestHeader("x-import-kind", kind)
    request.setRequestHeader("content-type", "application/octet-stream")
    request.responseType = "json"
    request.upload.onprogress = (event) => onProgress({ done: event.loaded, total: event.total })
    request.onerror = () => resolve(NO_ANSWER)
    request.onload = () => resolve((request.response as Answer | null) ?? NO_ANSWER)
    request.send(file)
  })
}

/** Step one: choose the workbook. Nothing is written to the register by it. */
export function UploadForm({ maxBytes, kinds }: { maxBytes: number; kinds: readonly ImportKind[] }) {
  const router = useRouter()
  const [file, setFile] = useState<File>()
  const [kind, setKind] = useState("")
  const [sending, setSending] = useState<Sending>()
  const [problem, setProblem] = useState<string>()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!file || sending) return setProblem(file ? undefined : "请先选择一个 .xlsx 工作簿")
    setProblem(undefined)
    setSending({ done: 0, total: file.size })
    const answer = await send(file, kind, setSending)
    setSending(undefined)
    if ("id" in answer) router.push(`/imports/${answer.id}`)
    else setProblem(answer.message)
  }
  return (
    <form onSubmit={submit} className="space-y-4" aria-label="上传工作簿">
      <FileDrop
        name="file"
        label="选择工作簿"
        hint={`.xlsx 文件，不超过 ${Math.round(maxBytes / 1024 / 1024)} MB；可以导入：${kinds.map((each) => IMPORT_KINDS[each].label).join("、")}`}
        accept={[".xlsx"]}
        maxBytes={maxBytes}
        onFile={(chosen) => {
          setFile(chosen)
          setProblem(undefined)
        }}
      />
      {kinds.length > 1 && (
        <Select
          name="kind"
          label="文件的内容"
          placeholder="按列名自动认"
          options={kinds.map((each) => ({ value: each, label: IMPORT_KINDS[each].label }))}
          hint="认错了再在这里指定"
          value={kind}
          onChange={(event) => setKind(event.target.value)}
        />
      )}
      {sending && (
        <Progress
          label="正在上传"
          done={Math.round(sending.done / 1024)}
          total={Math.round(sending.total / 1024)}
          unit="KB"
        />
      )}
      <div role="alert">
        {problem && (
          <Alert tone="danger" title="没有接收这个文件">
            {problem}
          </Alert>
        )}
      </div>
      <SubmitButton variant="primary" icon="upload" pending={sending !== undefined} pendingLabel="正在上传…">
        上传并查看
      </SubmitButton>
    </form>
  )
}
