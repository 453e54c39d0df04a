"use client"
import { PageProblem } from "@/components/frame/page-problem"
import "./globals.css"

/** The last resort, when the document itself failed. */
export default function GlobalError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="zh-CN">
      <body>
        <title>出了点问题 · 一户一策</title>
        <main className="px-4">
          <h1 className="sr-only">出了点问题</h1>
          <PageProblem digest={error.digest} retry={reset} />
        </main>
      </body>
    </html>
  )
}
