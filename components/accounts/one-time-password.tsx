"use client"
import { useState } from "react"
import { Alert } from "@/components/ui/alert"
import { Button } from "@/components/ui/button"

/** An initial password, shown this once: it is stored nowhere and cannot be asked for again. */
export function OneTimePassword({ username, password, title }: { username: string; password: string; title: string }) {
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(`用户名 ${username}\n初始密码 ${password}`)
    setCopied(true)
  }
  return (
    <div role="status">
      <Alert tone="success" title={title}>
        <p>请把用户名和初始密码交给本人。初始密码只显示这一次，首次登录时须修改。</p>
        <dl className="mt-2 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
          <dt className="text-ink-2">用户名</dt>
          <dd className="font-mono">{username}</dd>
          <dt className="text-ink-2">初始密码</dt>
          <dd className="font-mono text-lg font-semibold select-all">{password}</dd>
        </dl>
        <div className="mt-3 flex items-center gap-3">
          <Button icon={copied ? "check" : "copy"} onClick={copy} small>
            {copied ? "已复制" : "复制"}
          </Button>
        </div>
      </Alert>
    </div>
  )
}
