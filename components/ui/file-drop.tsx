"use client"
import { type DragEvent, useRef, useState } from "react"
import { cx } from "./cx"
import { FieldNotes, type FieldProps, wire } from "./field"
import { Icon } from "./icon"

/** A size in bytes as a person reads it. */
function readableSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} 字节`
  if (bytes < 1024 ** 2) return `${(bytes / 1024).toFixed(0)} KB`
  return `${(bytes / 1024 ** 2).toFixed(1)} MB`
}

/**
 * One file, dropped or chosen. It is a real file input, so it works by keyboard and without script; what is wrong
 * with the file is said at once. `accept` lists endings (".xlsx"), `maxBytes` is the limit.
 */
export function FileDrop(
  props: FieldProps & {
    accept: readonly string[]
    maxBytes: number
    /** Told of each usable choice; undefined when it was taken back or refused. */
    onFile?: ((file: File | undefined) => void) | undefined
  },
) {
  const { accept, maxBytes, onFile, ...field } = props
  const input = useRef<HTMLInputElement>(null)
  const [file, setFile] = useState<File>()
  const [problem, setProblem] = useState<string>()
  const [over, setOver] = useState(false)
  const shownField = { ...field, error: problem ?? field.error }

  const take = (chosen: File | undefined) => {
    const refusal = chosen && refuse(chosen, accept, maxBytes)
    if (refusal && input.current) input.current.value = ""
    setProblem(refusal)
    setFile(refusal ? undefined : chosen)
    onFile?.(refusal ? undefined : chosen)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    if (!input.current || event.dataTransfer.files.length === 0) return
    input.current.files = event.dataTransfer.files
    take(event.dataTransfer.files[0])
  }
  return (
    <div className={field.className}>
      <label
        htmlFor={field.id ?? field.name}
        className={cx(
          "flex min-h-40 flex-col items-center justify-center gap-1 rounded-lg border border-dashed px-6 py-8 text-center has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-brand",
          over ? "border-brand bg-brand-soft" : "border-line-2 bg-paper hover:border-brand",
        )}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <Icon name={file ? "file-spreadsheet" : "upload"} className="mb-1 text-2xl text-brand" />
        <span className="font-medium">{field.label}</span>
        <span className="text-ink-2" aria-live="polite">
          {file ? `${file.name}（${readableSize(file.size)}）` : "把文件拖到这里，或点这里选择"}
        </span>
        {field.hint && (
          <span id={`${field.id ?? field.name}-hint`} className="text-sm text-ink-3">
            {field.hint}
          </span>
        )}
        <input
          ref={input}
          type="file"
          {...wire(shownField)}
          accept={accept.join(",")}
          className="sr-only"
          onChange={(event) => take(event.currentTarget.files?.[0])}
        />
      </label>
      <FieldNotes field={shownField} />
    </div>
  )
}

/** Why a file cannot be taken, in one sentence; undefined when it can. */
function refuse(file: File, accept: readonly string[], maxBytes: number): string | undefined {
  const name = file.name.toLowerCase()
  if (!accept.some((ending) => name.endsWith(ending))) return `只接受 ${accept.join("、")} 文件，请另选`
  if (file.size > maxBytes) return `文件 ${readableSize(file.size)}，超过上限 ${readableSize(maxBytes)}，请拆分后再传`
  if (file.size === 0) return "这个文件是空的，请另选"
  return undefined
}
