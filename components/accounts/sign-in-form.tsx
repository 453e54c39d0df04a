"use client"
import { signIn } from "next-auth/react"
import { type FormEvent, useState } from "react"
import { makeRoom } from "@/components/field/leave"
import { FormResult } from "@/components/ui/form-result"
import { TextInput } from "@/components/ui/inputs"
import { PasswordInput } from "@/components/ui/password-input"
import { SubmitButton } from "@/components/ui/submit-button"

const CLOCK = new Intl.DateTimeFormat("zh-CN", {
  timeZone: "Asia/Shanghai",
  hour: "2-digit",
  minute: "2-digit",
  hour12: false,
})
const UNREACHABLE = "连不上服务器，请检查网络后再试"

/** One sentence for each refusal; which of name and password was wrong is not told. */
function sentence(error: string): string {
  const until = /^locked:(.+)$/.exec(error)?.[1]
  if (until) {
    // Rounded up: at the minute shown, the next attempt is really allowed.
    const minute = Math.ceil(new Date(until).getTime() / 60_000) * 60_000
    return `连续输错 5 次，请在 ${CLOCK.format(minute)} 后再试`
  }
  return error === "refused" ? "用户名或密码不正确，请核对后再试" : UNREACHABLE
}

/** Name and password. `next` is the page to open afterwards. */
export function SignInForm({ next }: { next: string }) {
  const [problem, setProblem] = useState<string>()
  const [pending, setPending] = useState(false)
  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    const data = new FormData(form)
    setPending(true)
    setProblem(undefined)
    const credentials = { username: String(data.get("username")), password: String(data.get("password")) }
    const answer = await signIn("credentials", { ...credentials, redirect: false }).catch(() => undefined)
    // A full load, so that nothing of a former person stays in the page's memory.
    if (answer?.ok && !answer.error) {
      await makeRoom().catch(() => undefined)
      return location.assign(next)
    }
    setPending(false)
    setProblem(sentence(answer?.error ?? ""))
    const password = form.elements.namedItem("password")
    if (password instanceof HTMLInputElement) password.select()
  }
  return (
    <form method="post" action="/api/auth/callback/credentials" onSubmit={send} className="space-y-5">
      <TextInput
        name="username"
        label="用户名"
        autoComplete="username"
        autoCapitalize="off"
        spellCheck={false}
        required
        autoFocus
      />
      <PasswordInput name="password" label="密码" autoComplete="current-password" required />
      <FormResult tone="danger" message={problem} />
      <SubmitButton pending={pending} pendingLabel="正在登录…" className="w-full">
        登录
      </SubmitButton>
    </form>
  )
}
