"use client"
import { useState, useTransition } from "react"
import { Alert } from "@/components/ui/alert"
import { Button } from "@/components/ui/button"
import type { Result } from "@/lib/domain/result"

/** Prints the page once the audit trail has noted it; without the note nothing is printed. */
export function PrintNoted({ label = "打印", note }: { label?: string; note: () => Promise<Result<unknown>> }) {
  const [problem, setProblem] = useState<string>()
  const [waiting, start] = useTransition()
  const print = () =>
    start(async () => {
      const noted = await note().catch(() => null)
      setProblem(noted?.ok ? undefined : (noted?.message ?? "连不上服务器，没有打印。请检查网络后再点一次。"))
      if (noted?.ok) window.print()
    })
  return (
    <div className="no-print">
      <Button icon="printer" variant="primary" onClick={print} disabled={waiting}>
        {label}
      </Button>
      {problem && (
        <Alert tone="danger" title="没有打印" className="mt-2">
          {problem}
        </Alert>
      )}
    </div>
  )
}
