"use client"
import { Button, ButtonLink } from "@/components/ui/button"
import { EmptyState } from "@/components/ui/empty-state"

/** A page that failed: an apology with the number under which the log holds the cause, and a way on. */
export function PageProblem({ digest, retry }: { digest: string | undefined; retry: () => void }) {
  return (
    <div className="mx-auto max-w-2xl py-10" role="alert">
      <EmptyState
        icon="triangle-exclamation-point"
        title={digest ? `出了点问题，编号 ${digest}` : "出了点问题"}
        action={
          <>
            <Button variant="primary" icon="refresh-cw" onClick={retry}>
              重试
            </Button>
            <ButtonLink href="/">回到首页</ButtonLink>
          </>
        }
      >
        问题已经记录。请重试；仍不行时，请把编号告诉系统管理员。
      </EmptyState>
    </div>
  )
}
