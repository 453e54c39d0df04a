import { Icon } from "@/components/ui/icon"
import { isUnsent } from "@/lib/domain/field/outbox"
import type { Field } from "./use-field"

/** Back to the same place after signing in; what stands behind the # never reaches the server, so it is passed on here. */
const signInLink = "/sign-in?next=%2Ffield"

/** One quiet line: whether there is a network, and what waits for it. Never a dialog. */
export function StatusLine({ field }: { field: Field }) {
  const waiting = field.entries.filter(({ entry }) => isUnsent(entry) && entry.state !== "draft").length
  const kept = waiting > 0 ? `，${waiting} 条存在手机里` : ""
  return (
    <p role="status" className="flex min-h-8 items-center gap-2 px-4 pb-1 text-sm text-ink-2">
      <Words field={field} kept={kept} />
    </p>
  )
}

function Words({ field, kept }: { field: Field; kept: string }) {
  if (field.unable)
    return (
      <>
        <Icon name="lock-open" />
        这个网址不是 https（或是无痕窗口），手机里存不了东西；请用 https 网址打开，或在有网时用
        <a className="link" href="/work/visits">
          走访记录
        </a>
      </>
    )
  switch (field.line) {
    case "signedOut":
      return (
        <>
          <Icon name="log-in" />
          <span>
            登录已过期：写好的都在手机里，登录后发送。
            <a className="link inline-flex min-h-11 items-center px-1" href={signInLink}>
              去登录
            </a>
          </span>
        </>
      )
    case "offline":
      return (
        <>
          <Icon name="wifi-off" />
          没有网络，照常填写{kept}
        </>
      )
    case "busy":
      return (
        <>
          <Icon name="refresh-cw" />
          正在与县里核对…
        </>
      )
    case "revoked":
      return (
        <>
          <Icon name="lock" />
          这台手机上的资料已由县里停用并清除，写好的仍封存在手机里
        </>
      )
    case "problem":
      return (
        <>
          <Icon name="circle-exclamation-point" />
          县里没有接受这次请求（可能是没有走访权限，或要先改初始密码）{kept}
        </>
      )
    default:
      return (
        <>
          <Icon name="circle-check" />
          {kept === "" ? "已与县里核对" : `已连上县里${kept}`}
        </>
      )
  }
}
