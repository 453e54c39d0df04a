"use client"
import { PageProblem } from "@/components/frame/page-problem"

/** What a failed page shows inside the frame. */
export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <>
      <h1 className="sr-only">出了点问题</h1>
      <PageProblem digest={error.digest} retry={reset} />
    </>
  )
}
