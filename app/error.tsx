"use client"
import { PageProblem } from "@/components/frame/page-problem"

/** What a failed page shows outside the frame. */
export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <main className="px-4">
      <h1 className="sr-only">出了点问题</h1>
      <PageProblem digest={error.digest} retry={reset} />
    </main>
  )
}
