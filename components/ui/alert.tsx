import type { ReactNode } from "react"
import { cx } from "./cx"
import { Icon } from "./icon"
import type { IconName } from "./icon-names"

export type AlertTone = "info" | "success" | "warn" | "danger"

const looks = {
  info: { icon: "info", word: "说明", box: "border-blue-line bg-blue-soft", head: "text-blue" },
  success: { icon: "circle-check", word: "完成", box: "border-brand-line bg-brand-soft", head: "text-brand-strong" },
  warn: {
    icon: "triangle-exclamation-point",
    word: "注意",
    box: "border-amber-line bg-amber-soft",
    head: "text-amber",
  },
  danger: { icon: "octagon-exclamation-point", word: "错误", box: "border-red-line bg-red-soft", head: "text-red" },
} satisfies Record<AlertTone, { icon: IconName; word: string; box: string; head: string }>

/** A message that stays on the page, with icon and word. `warn` and `danger` only for what needs somebody. */
export function Alert(props: {
  tone: AlertTone
  title?: ReactNode
  children?: ReactNode
  actions?: ReactNode
  className?: string | undefined
}) {
  const look = looks[props.tone]
  return (
    <div className={cx("flex gap-3 rounded-md border px-4 py-3", look.box, props.className)}>
      <Icon name={look.icon} className={cx("mt-[0.22em]", look.head)} />
      <div className="min-w-0 flex-1">
        <p className={cx("font-semibold", look.head)}>{props.title ?? look.word}</p>
        {props.children && <div className="mt-0.5 text-ink">{props.children}</div>}
        {props.actions && <div className="mt-3 flex flex-wrap gap-2">{props.actions}</div>}
      </div>
    </div>
  )
}
