import type { ComponentProps, ReactNode } from "react"
import { cx } from "./cx"
import { Icon } from "./icon"
import type { IconName } from "./icon-names"

export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger" | "danger-solid"

type Look = {
  variant?: ButtonVariant | undefined
  /** Lower at the desk, for toolbars and table rows; on the phone it stays 44 px. */
  small?: boolean | undefined
  icon?: IconName | undefined
  children: ReactNode
}

/** The class names of a button, for the rare element that is neither a button nor a link. */
export function buttonClass(variant: ButtonVariant = "secondary", small = false, extra?: string): string {
  return cx("btn", `btn-${variant}`, small && "btn-small", extra)
}

/** A button that does something here. One `primary` a page; `danger` opens what a `danger-solid` confirms. */
export function Button({
  variant,
  small,
  icon,
  className,
  children,
  type = "button",
  ...rest
}: Look & ComponentProps<"button">) {
  return (
    <button type={type} className={buttonClass(variant, small, className)} {...rest}>
      {icon && <Icon name={icon} />}
      {children}
    </button>
  )
}

/** A link that looks like a button: it leads somewhere (or downloads, with `download`). */
export function ButtonLink({ variant, small, icon, className, children, ...rest }: Look & ComponentProps<"a">) {
  return (
    <a className={buttonClass(variant, small, className)} {...rest}>
      {icon && <Icon name={icon} />}
      {children}
    </a>
  )
}
