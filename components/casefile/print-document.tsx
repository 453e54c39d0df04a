"use client"
import { useState, useTransition } from "react"
import { Alert } from "@/components/ui/alert"
import { Button } from "@/components/ui/button"
import type { DocumentKind } from "@/lib/domain/casefile/documents"
import { notePrinted } from "@/lib/features/casefile/actions"

/** Prints a household's paper once the audit trail has noted it; without the note nothing is printed. */
export function PrintDocument({ householdId, document }: { householdId: string; document: DocumentKind }) {
  const [problem, setProblem] = useState<string>()
  const [waiting, start] = useTransition()
  const print = () =>
    start(async () => {
      const noted = await notePrinted({ householdId, document }).catch(() => null)
      setProblem(noted?.ok ? undefined : (noted?.message ?? "连不上服务器，没有打印。请检查网络后再点一次。"))
      if (noted?.ok) window.print()
    })
  return (
    <div className="no-print">
      <Button icon="printer" variant="primary" onClick={print} disabled={waiting}>
        打印
      </Button>
      {problem && (
        <Alert tone="danger" title="没有打印" className="mt-2">
          {problem}
        </Alert>
      )}
    </div>
  )
}
