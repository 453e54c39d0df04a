"use client"
import { useRouter } from "next/navigation"
import { useEffect, useState } from "react"
import { Alert } from "@/components/ui/alert"
import { ConfirmDialog } from "@/components/ui/confirm-dialog"
import { outcomeOf } from "@/components/ui/outcome"
import { Progress } from "@/components/ui/progress"
import { stopJob } from "@/lib/features/jobs/actions"

interface State {
  readonly state: "queued" | "running" | "done" | "failed" | "cancelled"
  readonly done: number
  readonly total: number
  readonly failure: string | null
}

type Props = {
  id: string
  label: string
  /** What is counted: "户", "行". */
  unit?: string | undefined
  /** How it stood when the page was made, so that the first picture is not empty. */
  initial?: { readonly state: State["state"]; readonly done: number; readonly total: number } | undefined
  /** Offers to stop it; says what remains then. */
  cancelConsequence?: string | undefined
}

const POLL_MS = 1000
const ENDED: ReadonlySet<State["state"]> = new Set(["done", "failed", "cancelled"])

/** How far background work is. It asks every second and has the page made anew when the work has ended. */
export function JobProgress({ id, label, unit = "户", initial, cancelConsequence }: Props) {
  const router = useRouter()
  const [job, setJob] = useState<State>({ state: "queued", done: 0, total: 0, failure: null, ...initial })
  const [lost, setLost] = useState(false)
  const ended = ENDED.has(job.state)
  const firstWait = initial ? POLL_MS : 0
  useEffect(() => {
    if (ended) return
    let stopped = false
    let timer: ReturnType<typeof setTimeout>
    const ask = async () => {
      const state = await askFor(id)
      if (stopped) return
      setLost(!state)
      if (state) setJob(state)
      if (state && ENDED.has(state.state)) router.refresh()
      else timer = setTimeout(ask, POLL_MS)
    }
    timer = setTimeout(ask, firstWait)
    return () => {
      stopped = true
      clearTimeout(timer)
    }
  }, [id, ended, firstWait, router])

  if (job.state === "failed")
    return (
      <Alert tone="danger" title={`${label}没有完成`}>
        {job.failure}
      </Alert>
    )
  if (job.state === "cancelled") return <Alert tone="info" title={`${label}已取消`} />
  if (job.state === "done") return <Alert tone="success" title={`${label}已完成`} />
  const note = lost
    ? "暂时连不上服务器，后台仍在进行，正在重新连接…"
    : "在后台进行，可以离开这一页，回来时仍能看到进度。"
  return (
    <div className="space-y-3">
      <Progress id={`job-${id}`} label={label} done={job.done} total={job.total} unit={unit} note={note} />
      {cancelConsequence && (
        <ConfirmDialog
          trigger="取消任务"
          small
          title={`取消“${label}”`}
          consequence={cancelConsequence}
          confirmLabel="取消任务"
          values={{ id }}
          action={async (data) => outcomeOf(await stopJob(data))}
        />
      )}
    </div>
  )
}

async function askFor(id: string): Promise<State | undefined> {
  try {
    const response = await fetch(`/api/jobs/${id}`, { cache: "no-store" })
    return response.ok ? await response.json() : undefined
  } catch {
    return undefined
  }
}
